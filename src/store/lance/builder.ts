/** Builds in a process of its own: the one that serves keeps its time and its memory. */
import { z } from 'zod';
import { UserError } from '../../lib/errors.js';
import type { BuildReport } from './build.js';
import { converse } from './converse.js';

const report = z.object({
  kind: z.enum(['same', 'added', 'built']),
  read: z.number(),
  skipped: z.number(),
});

/** The words by which the process is told to read everything again, or only what is new. */
export const ANEW = 'anew';
const NEW = 'new';

/** What the process says; `failed` with a sentence for people. */
const message = z.discriminatedUnion('says', [
  z.object({ says: z.literal('progress'), done: z.number(), total: z.number() }),
  z.object({ says: z.literal('done'), report }),
  z.object({ says: z.literal('failed'), reason: z.string() }),
]);
export type Message = z.infer<typeof message>;

/**
 * Brings the index up to date, or makes it anew. Rejects with a `UserError` where that failed; the old index is as it was then.
 */
export async function runBuilder(
  url: string,
  dirs: readonly string[],
  anew: boolean,
  onProgress: (done: number, total: number) => void,
): Promise<BuildReport> {
  const args = [url, anew ? ANEW : NEW, ...dirs];
  const work = { module: 'build-process', args, what: 'Building the search index' };
  return converse<BuildReport>(work, (child, resolve, reject) => {
    child.on('message', (received) => {
      const { data } = message.safeParse(received);
      if (data?.says === 'progress') onProgress(data.done, data.total);
      if (data?.says === 'done') resolve(data.report);
      if (data?.says === 'failed') reject(new UserError(data.reason));
    });
  });
}
