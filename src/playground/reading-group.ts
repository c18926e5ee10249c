/** The workspace that the playground opens: three people who read papers, and what they said before Paperboy came. */
import type { TeamSeed } from './double/team.js';

export const READING_GROUP: TeamSeed = {
  name: 'Reading Group',
  people: ['Ada', 'Grace', 'Edsger'],
  channels: [
    { name: 'general', topic: 'What everyone should know', isPrivate: false, hasApp: true },
    { name: 'papers', topic: 'What we read, and what we think of it', isPrivate: false, hasApp: true },
    { name: 'reading-group', topic: 'Thursdays at four, tea included', isPrivate: false, hasApp: true },
    { name: 'reviews', topic: 'Papers that we referee, in confidence', isPrivate: true, hasApp: false },
  ],
  // As the app's own manifest asks; a test holds the two together.
  app: {
    name: 'paperboy',
    scopes: [
      'app_mentions:read',
      'chat:write',
      'chat:write.public',
      'commands',
      'channels:history',
      'groups:history',
      'im:history',
      'mpim:history',
      'im:write',
      'channels:read',
      'groups:read',
      'files:write',
      'users:read',
    ],
    events: [
      'app_home_opened',
      'app_mention',
      'message.channels',
      'message.groups',
      'message.im',
      'message.mpim',
    ],
    commands: ['/papers'],
  },
};

/** The same workspace, with the app installed so that it may preview links. */
export function withPreviews(seed: TeamSeed): TeamSeed {
  const { scopes, events } = seed.app;
  return {
    ...seed,
    app: {
      ...seed.app,
      scopes: [...scopes, 'links:read', 'links:write'],
      events: [...events, 'link_shared'],
      unfurlDomains: ['arxiv.org', 'alphaxiv.org', 'huggingface.co', 'doi.org'],
    },
  };
}

/** Who said what where, in this order; a `reply` goes into the thread of the message before it. */
export const OPENING: readonly {
  readonly who: string;
  readonly channel: string;
  readonly text: string;
  readonly reply?: true;
}[] = [
  {
    who: 'Grace',
    channel: 'general',
    text: 'The new projector works. The old one is in my office if anyone misses it.',
  },
  { who: 'Edsger', channel: 'general', text: 'It has a remote control now. I am against it.' },
  { who: 'Grace', channel: 'reading-group', text: 'Next Thursday is sparse models. Who brings a paper?' },
  { who: 'Edsger', channel: 'reading-group', text: 'I will, if it fits on one blackboard.', reply: true },
  {
    who: 'Edsger',
    channel: 'papers',
    text: 'Is there anything short on pruning? I have a train ride on Friday.',
  },
  {
    who: 'Grace',
    channel: 'papers',
    text: 'Paperboy is in here now. Type `/papers` and a topic, or mention it.',
  },
  { who: 'Grace', channel: 'reviews', text: 'Two reviews are still missing. You know who you are.' },
];
