/** `chat.*`, and reading conversations: refused where Slack refuses, stored by the emulator, then shown. */
import { z } from 'zod';
import type { PlaygroundMessage } from '../protocol.js';
import type { Backend } from './backend.js';
import { type Block, type Checked, checkBlocks } from './block-kit.js';
import type { ApiAnswer } from './emulated.js';
import { tellEdited, tellPosted } from './events.js';
import { whyNotIn, whyNotPost } from './membership.js';
import { refused } from './views.js';

type Args = Readonly<Record<string, unknown>>;

/** `chat.postMessage`; a person's id as `channel` means the direct messages with them. */
export async function postMessage(args: Args, backend: Backend): Promise<ApiAnswer> {
  const { team, emulated } = backend;
  const channelId = placeOf(args, backend);
  const reason = whyNotPost(channelId, backend.world);
  const sent = content(args);
  if (reason) return refused(reason);
  if ('error' in sent) return refused(sent.error, sent.messages);
  const { botId, appId, userId } = team.app;
  const whole = { ...args, ...sent.value, channel: channelId, bot_id: botId, app_id: appId };
  const answer = await emulated.call('chat.postMessage', whole, userId);
  const message = stored(channelId, answer);
  if (!message) return answer;
  backend.world.put(message);
  answered(message, backend);
  tellPosted(message, backend);
  return answer;
}

/** `chat.update`, of the app's own messages. */
export async function updateMessage(args: Args, backend: Backend): Promise<ApiAnswer> {
  const { emulated, team, world } = backend;
  const channelId = String(args['channel']);
  const before = world.message(channelId, String(args['ts']));
  const reason = whyNotIn(channelId, world);
  const sent = content(args);
  // No server keeps what only one person sees, so it cannot be updated.
  if (!before || before.ephemeralTo) return refused('message_not_found');
  if (reason) return refused(reason);
  if ('error' in sent) return refused(sent.error, sent.messages);
  const answer = await emulated.call('chat.update', { ...args, ...sent.value }, team.app.userId);
  const message = stored(channelId, answer);
  if (!message) return answer;
  world.put(message);
  answered(message, backend);
  tellEdited(message, before, backend);
  return answer;
}

/** `chat.delete`. */
export async function deleteMessage(args: Args, { emulated, team, world }: Backend): Promise<ApiAnswer> {
  const answer = await emulated.call('chat.delete', args, team.app.userId);
  if (answer.ok) world.remove(String(args['channel']), String(args['ts']));
  return answer;
}

/** `chat.postEphemeral`: seen by one person, and kept by no server. */
export async function postEphemeral(args: Args, backend: Backend): Promise<ApiAnswer> {
  const { emulated, team, world, waiting } = backend;
  const channelId = String(args['channel']);
  const reason = whyNotIn(channelId, world);
  const sent = content(args);
  if (reason) return refused(reason);
  if ('error' in sent) return refused(sent.error, sent.messages);
  const answer = await emulated.call('chat.postEphemeral', { ...args, ...sent.value }, team.app.userId);
  if (!answer.ok) return answer;
  const whisper = { ...args, ...sent.value, user: team.app.userId, ts: answer['message_ts'] };
  const ephemeralTo = String(args['user']);
  world.put({ ...toMessage(channelId, messageSchema.parse(whisper)), ephemeralTo });
  waiting.answered(`person ${ephemeralTo}`);
  return answer;
}

/** A conversation or a thread; metadata only for those who ask for it. */
export async function readMessages(
  method: string,
  args: Args,
  { emulated, team, world }: Backend,
): Promise<ApiAnswer> {
  const reason = whyNotIn(String(args['channel']), world);
  if (reason) return refused(reason);
  const answer = await emulated.call(method, args, team.app.userId);
  const wantsMetadata = ['true', '1', true, 1].some((yes) => yes === args['include_all_metadata']);
  const { messages } = listSchema.parse(answer);
  if (!answer.ok || !messages) return answer;
  if (method === 'conversations.replies' && messages.length === 0) return refused('thread_not_found');
  return {
    ...answer,
    messages: wantsMetadata ? messages : messages.map(({ metadata: _unasked, ...message }) => message),
  };
}

/** Blocks as they will be stored; a message needs either text or blocks. */
export function content(args: Args): Checked<{ readonly blocks?: readonly Block[] }> {
  const text = typeof args['text'] === 'string' ? args['text'] : '';
  if (text.length > MOST_TEXT) return { error: 'msg_too_long', messages: [] };
  if (args['metadata'] !== undefined && !metadataSchema.safeParse(args['metadata']).success) {
    return { error: 'invalid_metadata_format', messages: [] };
  }
  if (args['blocks'] === undefined) return text ? { value: {} } : { error: 'no_text', messages: [] };
  const blocks = checkBlocks(args['blocks']);
  return 'error' in blocks ? blocks : { value: { blocks: blocks.value } };
}

/** A message as the emulator answers it. */
export function stored(channelId: string, answer: ApiAnswer): PlaygroundMessage | undefined {
  const { data } = messageSchema.safeParse(answer['message']);
  return answer.ok && data ? toMessage(channelId, data) : undefined;
}

/** Cut off beyond: https://docs.slack.dev/changelog/2018-truncating-really-long-messages */
const MOST_TEXT = 40_000;

const messageSchema = z.object({
  ts: z.string(),
  user: z.string(),
  text: z.string().default(''),
  thread_ts: z.string().optional(),
  blocks: z.array(z.record(z.string(), z.unknown())).optional(),
  edited: z.unknown().optional(),
});
const metadataSchema = z.object({
  event_type: z.string().min(1),
  event_payload: z.record(z.string(), z.unknown()),
});
const listSchema = z.looseObject({ messages: z.array(z.record(z.string(), z.unknown())).optional() });

function toMessage(channelId: string, message: z.infer<typeof messageSchema>): PlaygroundMessage {
  const { ts, user, text, thread_ts: threadTs, blocks, edited } = message;
  return {
    ts,
    channelId,
    userId: user,
    text,
    edited: edited !== undefined,
    ...(threadTs ? { threadTs } : {}),
    ...(blocks ? { blocks } : {}),
  };
}

/** A person's id stands for the direct messages with them. */
function placeOf({ channel }: Args, { world }: Backend): string {
  return world.directWith(String(channel))?.id ?? String(channel);
}

/** Whoever waits for an answer there has it now. */
export function answered({ channelId, threadTs, ts }: PlaygroundMessage, { waiting }: Backend): void {
  waiting.answered(threadTs ? `thread ${channelId} ${threadTs}` : `channel ${channelId}`);
  waiting.answered(`message ${channelId} ${ts}`);
}
