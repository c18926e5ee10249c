/** Tells the app what happens in the channels it is in, as Slack's Events API does. */
import type { PlaygroundMessage } from '../protocol.js';
import type { Backend } from './backend.js';
import type { Channel } from './team.js';

type Event = Readonly<Record<string, unknown>>;

/** A message was posted, by a person or by the app itself. A mention comes as an event of its own, too. */
export function tellPosted(message: PlaygroundMessage, backend: Backend): void {
  const channel = backend.world.channel(message.channelId);
  const { userId } = backend.team.app;
  if (!channel?.members.has(userId)) return;
  const event = { ...messageForApp(message, backend), channel: channel.id, event_ts: message.ts };
  sendEvent(subscriptionOf(channel), { ...event, channel_type: typeOf(channel) }, message.userId, backend);
  const isMention = message.userId !== userId && message.text.includes(`<@${userId}>`);
  if (isMention && channel.kind !== 'im')
    sendEvent('app_mention', { ...event, type: 'app_mention' }, message.userId, backend);
}

/** The app edited a message of its own; Slack reports that back to it. */
export function tellEdited(message: PlaygroundMessage, before: PlaygroundMessage, backend: Backend): void {
  const channel = backend.world.channel(message.channelId);
  if (!channel) return;
  const ts = backend.world.newTs();
  const event = {
    type: 'message',
    subtype: 'message_changed',
    hidden: true,
    message: messageForApp(message, backend),
    previous_message: messageForApp(before, backend),
    channel: channel.id,
    channel_type: typeOf(channel),
    ts,
    event_ts: ts,
  };
  sendEvent(subscriptionOf(channel), event, message.userId, backend);
}

/** The app, or a person, came into a channel. */
export function tellJoined(channel: Channel, userId: string, inviter: string, backend: Backend): void {
  const ts = backend.world.newTs();
  const text = `<@${userId}> has joined the channel`;
  const event = {
    type: 'message',
    subtype: 'channel_join',
    user: userId,
    inviter,
    text,
    channel: channel.id,
  };
  sendEvent(
    subscriptionOf(channel),
    { ...event, channel_type: typeOf(channel), ts, event_ts: ts },
    inviter,
    backend,
  );
}

/** A person opened the Home tab; `view` is what the app published there last. */
export function tellHomeOpened(userId: string, view: Event | undefined, backend: Backend): void {
  const channel = backend.world.directWith(userId)?.id;
  const event = {
    type: 'app_home_opened',
    user: userId,
    channel,
    tab: 'home',
    event_ts: backend.world.newTs(),
  };
  sendEvent('app_home_opened', view ? { ...event, view } : event, userId, backend);
}

/** A message as it stands in events and payloads. */
export function messageForApp(message: PlaygroundMessage, { team }: Backend): Event {
  const { ts, threadTs, userId, text, blocks, edited, files } = message;
  const { app } = team;
  const parent = threadTs && threadTs !== ts ? { thread_ts: threadTs } : {};
  return {
    type: 'message',
    user: userId,
    ts,
    text,
    team: team.id,
    ...(userId === app.userId ? { bot_id: app.botId, app_id: app.appId } : {}),
    ...(blocks ? { blocks } : {}),
    ...(files ? { subtype: 'file_share', files: files.map(({ id, name }) => ({ id, name })) } : {}),
    ...(edited ? { edited: { user: userId, ts } } : {}),
    ...parent,
  };
}

/** Where it does not reach the app, whoever caused it is told. */
export function sendEvent(name: string, event: Event, asker: string, { app, waiting }: Backend): void {
  app.event(name, event).then((delivered) => {
    if ('failure' in delivered)
      waiting.fail(asker, `The event ${name} did not reach the app: ${delivered.failure}`);
  });
}

/** Such as `message.channels`: https://docs.slack.dev/reference/events/message */
function subscriptionOf({ kind }: Channel): string {
  return `message.${{ public: 'channels', private: 'groups', im: 'im' }[kind]}`;
}

function typeOf({ kind }: Channel): string {
  return { public: 'channel', private: 'group', im: 'im' }[kind];
}
