/** What the app sends to a response url: a new message, or one in place of the message that was pressed. */
import { z } from 'zod';
import type { Backend } from './backend.js';
import { content, deleteMessage, postMessage, updateMessage } from './messages.js';
import type { Occasion } from './response-urls.js';

/** Undefined when done; else Slack's word for why not. Fields: https://docs.slack.dev/interactivity/handling-user-interaction */
export async function respondTo(
  occasion: Occasion,
  sent: unknown,
  backend: Backend,
): Promise<string | undefined> {
  const parsed = responseSchema.safeParse(sent);
  if (!parsed.success) return 'invalid_payload';
  const {
    replace_original: replaces,
    delete_original: deletes,
    response_type: type,
    ...message
  } = parsed.data;
  const { channelId: channel, ts } = occasion;
  const original = ts === undefined ? undefined : backend.world.message(channel, ts);
  if (original && deletes) {
    if (original.ephemeralTo) backend.world.remove(channel, original.ts);
    else await deleteMessage({ channel, ts }, backend);
    return undefined;
  }
  if (original?.ephemeralTo && replaces) return whisper(message, occasion, original.ts, backend);
  if (original && replaces) return wordOf(await updateMessage({ ...message, channel, ts }, backend));
  if (type === 'in_channel') return wordOf(await postMessage({ ...message, channel }, backend));
  return whisper(message, occasion, backend.world.newTs(), backend);
}

/** A message that only one person sees, also where the app is no member. */
function whisper(
  message: z.infer<typeof messageSchema>,
  { channelId, userId }: Occasion,
  ts: string,
  { world, team }: Backend,
): string | undefined {
  const sent = content(message);
  if ('error' in sent) return sent.error;
  const threadTs = message.thread_ts ?? world.message(channelId, ts)?.threadTs;
  world.put({
    ts,
    channelId,
    userId: team.app.userId,
    text: message.text ?? '',
    ephemeralTo: userId,
    edited: false,
    ...(threadTs ? { threadTs } : {}),
    ...sent.value,
  });
  return undefined;
}

function wordOf({
  ok,
  error,
}: {
  readonly ok: boolean;
  readonly error?: string | undefined;
}): string | undefined {
  return ok ? undefined : (error ?? 'unknown_error');
}

const messageSchema = z.looseObject({
  text: z.string().optional(),
  blocks: z.unknown().optional(),
  thread_ts: z.string().optional(),
});
const responseSchema = messageSchema.extend({
  response_type: z.enum(['ephemeral', 'in_channel']).optional(),
  replace_original: z.boolean().optional(),
  delete_original: z.boolean().optional(),
});
