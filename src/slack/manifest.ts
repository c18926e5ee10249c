/** The app as Slack is told of it: made from the command table, so that what Slack offers is what Paperboy can do. */
import { catalog } from '../commands/catalog.js';

/** The permissions that Paperboy asks a workspace for, and what for: all it needs and nothing more. */
export const SCOPES = [
  { scope: 'app_mentions:read', reason: 'to hear when it is mentioned' },
  { scope: 'chat:write', reason: 'to answer' },
  {
    scope: 'chat:write.public',
    reason: 'to share a paper in a public channel that nobody has invited it to',
  },
  { scope: 'commands', reason: 'to have the command /papers' },
  {
    scope: 'channels:history',
    reason:
      'to read back its own list in a thread, so that "show 2" means something, and to note which papers people name',
  },
  { scope: 'groups:history', reason: 'the same in private channels it was invited to' },
  { scope: 'im:history', reason: 'to read direct messages sent to it' },
  { scope: 'mpim:history', reason: 'the same in group conversations it was added to' },
  {
    scope: 'im:write',
    reason: 'to find the direct messages a digest went to, when it is in doubt whether it arrived',
  },
  {
    scope: 'channels:read',
    reason: 'to know which channels a person is in, so that a paper seen there is not told again directly',
  },
  { scope: 'groups:read', reason: 'the same for private channels it was invited to' },
  { scope: 'files:write', reason: 'to give the citations of several papers as a file' },
  { scope: 'users:read', reason: 'to know the time zone of whoever subscribes to a digest' },
] as const;

/** Those for link previews, which are asked for only where they are wanted. */
export const PREVIEW_SCOPES = [
  { scope: 'links:read', reason: 'to see papers’ addresses in messages, for link previews' },
  { scope: 'links:write', reason: 'to show link previews under them' },
] as const;

/** Slack allows five. */
const PREVIEW_DOMAINS = ['arxiv.org', 'alphaxiv.org', 'huggingface.co', 'doi.org'];

/**
 * The app manifest to paste under "Create New App" at api.slack.com/apps. With `socketMode` no address is in it;
 * otherwise Slack sends everything to `baseUrl` (no trailing slash needed), for which a placeholder stands when absent.
 */
export function manifest({ baseUrl = PLACEHOLDER, socketMode, linkPreviews = false }: ManifestOptions) {
  const scopes = linkPreviews ? [...SCOPES, ...PREVIEW_SCOPES] : SCOPES;
  const address = socketMode ? undefined : `${baseUrl.replace(/\/+$/, '')}/slack/events`;
  return {
    display_information: DISPLAY,
    features: {
      app_home: { home_tab_enabled: true, messages_tab_enabled: true, messages_tab_read_only_enabled: false },
      bot_user: { display_name: 'paperboy', always_online: true },
      slash_commands: [
        {
          command: '/papers',
          description: 'Find research papers',
          usage_hint: `[${catalog.map(({ name }) => name).join(' | ')}] mixture of experts`,
          should_escape: false,
          ...(address ? { url: address } : {}),
        },
      ],
      ...(linkPreviews ? { unfurl_domains: PREVIEW_DOMAINS } : {}),
    },
    oauth_config: { scopes: { bot: scopes.map(({ scope }) => scope) } },
    settings: {
      event_subscriptions: {
        ...(address ? { request_url: address } : {}),
        bot_events: linkPreviews ? [...EVENTS, 'link_shared'] : EVENTS,
      },
      interactivity: { is_enabled: true, ...(address ? { request_url: address } : {}) },
      org_deploy_enabled: false,
      socket_mode_enabled: socketMode,
      token_rotation_enabled: false,
    },
  };
}

interface ManifestOptions {
  readonly baseUrl?: string;
  readonly socketMode: boolean;
  /** With what LINK_PREVIEWS=on needs. */
  readonly linkPreviews?: boolean;
}

const PLACEHOLDER = 'https://your-host.example';

const DISPLAY = {
  name: 'Paperboy',
  description: 'Finds research papers for your team.',
  long_description:
    'Ask for papers with /papers, or mention Paperboy in a channel and it answers in the thread. It searches the ' +
    'papers your team has loaded by title and abstract, shows abstracts, finds similar papers, writes citations, ' +
    'shares what is worth reading with the rest of the channel, and brings a daily digest on the topics you choose.',
  background_color: '#24405c',
};

/** Messages are heard for follow-ups in a thread that Paperboy has answered in, and for direct messages. */
const EVENTS = [
  'app_home_opened',
  'app_mention',
  'message.channels',
  'message.groups',
  'message.im',
  'message.mpim',
];
