/** Tells the app what happens in the channels it is in, as Slack's Events API does. */
import type { PlaygroundMessage } from '../protocol.js';
import type { Desk } from './desk.js';
import type { Channel } from './team.js';

type Event = Readonly<Record<string, unknown>>;

/** A message was posted, by a person or by the app itself. A mention comes as an event of its own, too. */
export function tellPosted(message: PlaygroundMessage, desk: Desk): void {
  const channel = desk.world.channel(message.channelId);
  const { userId } = desk.team.app;
  if (!channel?.members.has(userId)) return;
  const event = { ...messageForApp(message, desk), channel: channel.id, event_ts: message.ts };
  send(subscriptionOf(channel), { ...event, channel_type: typeOf(channel) }, message.userId, desk);
  const isMention = message.userId !== userId && message.text.includes(`<@${userId}>`);
  if (isMention && channel.kind !== 'im')
    send('app_mention', { ...event, type: 'app_mention' }, message.userId, desk);
}

/** The app edited a message of its own, of which Slack tells it as well. */
export function tellEdited(message: PlaygroundMessage, before: PlaygroundMessage, desk: Desk): void {
  const channel = desk.world.channel(message.channelId);
  if (!channel) return;
  const ts = desk.world.newTs();
  const event = {
    type: 'message',
    subtype: 'message_changed',
    hidden: true,
    message: messageForApp(message, desk),
    previous_message: messageForApp(before, desk),
    channel: channel.id,
    channel_type: typeOf(channel),
    ts,
    event_ts: ts,
  };
  send(subscriptionOf(channel), event, message.userId, desk);
}

/** The app, or a person, came into a channel. */
export function tellJoined(channel: Channel, userId: string, inviter: string, desk: Desk): void {
  const ts = desk.world.newTs();
  const text = `<@${userId}> has joined the channel`;
  const event = {
    type: 'message',
    subtype: 'channel_join',
    user: userId,
    inviter,
    text,
    channel: channel.id,
  };
  send(subscriptionOf(channel), { ...event, channel_type: typeOf(channel), ts, event_ts: ts }, inviter, desk);
}

export function tellHomeOpened(userId: string, view: Event | undefined, desk: Desk): void {
  const channel = desk.world.directWith(userId)?.id;
  const event = { type: 'app_home_opened', user: userId, channel, tab: 'home', event_ts: desk.world.newTs() };
  send('app_home_opened', view ? { ...event, view } : event, userId, desk);
}

/** A message as it stands in events and payloads. */
export function messageForApp(message: PlaygroundMessage, { team }: Desk): Event {
  const { ts, threadTs, userId, text, blocks, edited } = message;
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
    ...(edited ? { edited: { user: userId, ts } } : {}),
    ...parent,
  };
}

function send(name: string, event: Event, asker: string, { app, waiting }: Desk): void {
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
