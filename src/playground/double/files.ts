/** Files that the app uploads: where to send each, what is sent there, and the message that then shows them. */
import { z } from 'zod';
import type { PlaygroundFile, PlaygroundMessage } from '../protocol.js';
import type { Backend } from './backend.js';
import type { ApiAnswer } from './emulated.js';
import { tellPosted } from './events.js';
import { whyNotIn } from './membership.js';
import { answered } from './messages.js';
import { refused } from './views.js';

type Args = Readonly<Record<string, unknown>>;

/** `files.getUploadURLExternal`: an address here, so that what is sent there is seen. */
export async function uploadUrl(args: Args, { emulated, team, uploadBase }: Backend): Promise<ApiAnswer> {
  const answer = await emulated.call('files.getUploadURLExternal', args, team.app.userId);
  return answer.ok ? { ...answer, upload_url: uploadBase + String(answer['file_id']) } : answer;
}

/** The content of a file, bare or as the one part of a form. */
export async function takeFile(
  fileId: string,
  body: Buffer,
  contentType: string,
  { emulated, uploads }: Backend,
): Promise<{ readonly status: number; readonly body: string }> {
  const status = await emulated.upload(fileId, body, contentType);
  if (status === 200) uploads.set(fileId, await textOf(body, contentType));
  return { status, body: status === 200 ? `OK - ${body.length}` : '' };
}

/** `files.completeUploadExternal`, into one conversation: a channel needs the app in it, also a public one. */
export async function shareFiles(args: Args, backend: Backend): Promise<ApiAnswer> {
  const { emulated, team, world, uploads } = backend;
  const channelId = String(args['channel_id']);
  const reason = whyNotIn(channelId, world);
  if (reason) return refused(reason);
  const answer = await emulated.call('files.completeUploadExternal', args, team.app.userId);
  const shared = answerSchema.safeParse(answer).data?.files ?? [];
  const ts = shared.flatMap(({ shares }) => sharesIn(channelId, shares))[0];
  if (!answer.ok || !ts) return answer;
  const files = shared.map(({ id, name }): PlaygroundFile => ({ id, name, text: uploads.get(id) ?? '' }));
  for (const { id } of shared) uploads.delete(id);
  const message: PlaygroundMessage = {
    ts,
    channelId,
    userId: team.app.userId,
    text: String(args['initial_comment'] ?? ''),
    edited: false,
    files,
    ...(args['thread_ts'] ? { threadTs: String(args['thread_ts']) } : {}),
  };
  world.put(message);
  answered(message, backend);
  tellPosted(message, backend);
  return answer;
}

async function textOf(body: Buffer, contentType: string): Promise<string> {
  if (!contentType.startsWith('multipart/form-data')) return body.toString();
  const form = await new Response(body, { headers: { 'content-type': contentType } }).formData();
  const parts = await Promise.all(
    [...form.values()].map((part) => (typeof part === 'string' ? part : part.text())),
  );
  return parts.join('');
}

const sharesSchema = z.record(z.string(), z.record(z.string(), z.array(z.object({ ts: z.string() }))));
const answerSchema = z.looseObject({
  files: z.array(z.looseObject({ id: z.string(), name: z.string(), shares: sharesSchema })),
});

/** By whether the conversation is public, then by its id. */
function sharesIn(channelId: string, shares: z.infer<typeof sharesSchema>): readonly string[] {
  return Object.values(shares).flatMap((byChannel) => (byChannel[channelId] ?? []).map(({ ts }) => ts));
}
