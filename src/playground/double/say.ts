/** What people type: messages, mentions, and slash commands. */
import { parseJson } from '../../lib/json.js';
import type { Answer, PlaygroundMessage, Requests } from '../protocol.js';
import type { Backend } from './backend.js';
import { tellJoined, tellPosted } from './events.js';
import { stored } from './messages.js';
import { commandFields, split } from './payloads.js';
import { respondTo } from './responses.js';
import type { Channel } from './team.js';
import { slackText } from './typed.js';
import { tellLinks } from './unfurls.js';

/** Posts a message, or runs a command where it starts with a slash. */
export async function say(
  { as, channelId, threadTs, text }: Requests['say'],
  backend: Backend,
): Promise<Answer> {
  const channel = backend.world.channel(channelId);
  if (!channel?.members.has(as)) return { ok: false, error: 'You are not in that channel.' };
  if (!text.trim()) return { ok: false, error: 'Type something first.' };
  if (!text.startsWith('/')) return post(as, channel, threadTs, text, backend);
  const [name] = split(text);
  if (name === '/invite') return invite(as, channel, text, backend);
  if (!backend.team.app.commands.includes(name))
    return { ok: false, error: `${name} is not a command here.` };
  if (threadTs)
    return {
      ok: false,
      error: `Slack runs no commands in threads. Use ${name} in the channel, or mention the app here.`,
    };
  return command(as, channel, text.trim(), backend);
}

async function post(
  as: string,
  channel: Channel,
  threadTs: string | undefined,
  typed: string,
  backend: Backend,
): Promise<Answer> {
  const { team, emulated, world } = backend;
  const text = slackText(typed.trim(), [...team.people, appUser(backend)], world.channels());
  const thread = threadTs ? { thread_ts: threadTs } : {};
  const answer = await emulated.call('chat.postMessage', { channel: channel.id, text, ...thread }, as);
  const message = stored(channel.id, answer);
  if (!message) return { ok: false, error: `The message was not posted: ${answer.error}.` };
  world.put(message);
  if (isFor(message, channel, backend)) ask(message, typed, channel, backend);
  tellPosted(message, backend);
  tellLinks(message, backend);
  return { ok: true };
}

/** Notes that somebody waits for an answer; where the app is not in the channel, Slack tells them so. */
function ask(
  message: PlaygroundMessage,
  typed: string,
  channel: Channel,
  { team, world, waiting }: Backend,
): void {
  const { userId, ts, threadTs = ts } = message;
  const { app } = team;
  if (channel.members.has(app.userId)) {
    const where =
      channel.kind === 'im' && !message.threadTs
        ? `channel ${channel.id}`
        : `thread ${channel.id} ${threadTs}`;
    waiting.ask(userId, typed, [where]);
    return;
  }
  whisperFromSlack(
    `You mentioned <@${app.userId}>, who is not in this channel. Type \`/invite @${app.name}\` to let them in.`,
    { userId, channelId: channel.id, ...(message.threadTs ? { threadTs } : {}) },
    world,
  );
}

async function command(as: string, channel: Channel, typed: string, backend: Backend): Promise<Answer> {
  const { triggers, responseUrls, waiting, app, responseBase } = backend;
  const occasion = { channelId: channel.id, userId: as };
  const response = responseUrls.issue(occasion);
  const trigger = triggers.issue({ userId: as });
  waiting.ask(as, typed, [`response ${response}`, `trigger ${trigger}`, `person ${as}`]);
  const ticket = { userId: as, triggerId: trigger, responseUrl: responseBase + response };
  app.command(commandFields(typed, channel.id, ticket, backend)).then(async (delivered) => {
    if ('failure' in delivered) {
      waiting.fail(as, `${split(typed)[0]} failed with the error “${delivered.failure}”.`);
    } else if (delivered.body) {
      await respondTo(occasion, responseIn(delivered.body), backend);
      waiting.answered(`response ${response}`);
    }
  });
  return { ok: true };
}

async function invite(as: string, channel: Channel, text: string, backend: Backend): Promise<Answer> {
  const { team, emulated, world } = backend;
  const [, name] = split(text);
  if (name.replace(/^@/, '').toLowerCase() !== team.app.name) {
    return { ok: false, error: `There is nobody else to invite. Try /invite @${team.app.name}` };
  }
  const { userId } = team.app;
  const { ok } = await emulated.call('conversations.invite', { channel: channel.id, users: userId }, as);
  if (!ok) return { ok: false, error: `${team.app.name} is in this channel already.` };
  world.admit(userId, channel.id);
  const joined = { channel: channel.id, text: `was added by <@${as}>.` };
  const message = stored(channel.id, await emulated.call('chat.postMessage', joined, userId));
  if (message) world.put(message);
  tellJoined(channel, userId, as, backend);
  return { ok: true };
}

function isFor({ text }: PlaygroundMessage, { kind }: Channel, { team }: Backend): boolean {
  return kind === 'im' || text.includes(`<@${team.app.userId}>`);
}

function whisperFromSlack(
  text: string,
  { userId, ...place }: { readonly userId: string; readonly channelId: string; readonly threadTs?: string },
  world: Backend['world'],
): void {
  world.put({ ...place, ts: world.newTs(), userId: SLACKBOT.id, ephemeralTo: userId, text, edited: false });
}

/** A command may be answered in its acknowledgement, too: with text, or with a message as JSON. */
function responseIn(body: string): unknown {
  return parseJson(body) ?? { text: body };
}

function appUser({ team: { app } }: Backend) {
  return { id: app.userId, name: app.name, isBot: true };
}

export const SLACKBOT = { id: 'USLACKBOT', name: 'Slackbot', isBot: true } as const;
