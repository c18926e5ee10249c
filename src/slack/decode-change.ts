/** What becomes of messages after they were posted, narrowed as `decode.ts` does. */
import { z } from 'zod';
import { plainText } from './plain-text.js';

/** `before` is what it said until then; texts are as typed. */
export type MessageChange =
  | {
      readonly kind: 'edited';
      readonly channelId: string;
      readonly ts: string;
      readonly threadTs?: string | undefined;
      readonly userId: string;
      readonly text: string;
      readonly before: string;
    }
  | { readonly kind: 'deleted'; readonly channelId: string; readonly ts: string; readonly before: string };

/** A `message` event of that kind, about a message of a person; undefined for any other. */
export function decodeChange(event: unknown, botUserId: string | undefined): MessageChange | undefined {
  const parsed = changeSchema.safeParse(event).data;
  if (!parsed) return undefined;
  const { channel: channelId, previous_message: previous } = parsed;
  const before = plainText(previous.text, botUserId);
  if (parsed.subtype === 'message_deleted')
    return { kind: 'deleted', channelId, ts: parsed.deleted_ts, before };
  const { user: userId, ts, thread_ts: threadTs, text } = parsed.message;
  if (userId === botUserId) return undefined;
  return { kind: 'edited', channelId, ts, threadTs, userId, text: plainText(text, botUserId), before };
}

const message = z.object({
  user: z.string(),
  ts: z.string(),
  thread_ts: z.string().optional(),
  text: z.string(),
  bot_id: z.undefined().optional(),
});
const changeSchema = z.discriminatedUnion('subtype', [
  z.object({
    subtype: z.literal('message_changed'),
    channel: z.string(),
    message,
    previous_message: z.object({ text: z.string() }),
  }),
  z.object({
    subtype: z.literal('message_deleted'),
    channel: z.string(),
    deleted_ts: z.string(),
    previous_message: z.object({ text: z.string() }),
  }),
]);
