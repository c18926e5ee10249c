/** Makes vectors in a process of its own, which asks this one for what the sentence model gives. */
import type { ChildProcess } from 'node:child_process';
import { messageOf, UserError } from '../../lib/errors.js';
import type { Embedder } from '../../search/embedder.js';
import { ANEW } from './builder.js';
import { converse } from './converse.js';
import type { VectorsReport } from './make-vectors.js';
import { type Answer, said } from './vectors-messages.js';

interface VectorsWork {
  readonly url: string;
  readonly embedder: Embedder;
  /** Whether those that are there cannot be used. */
  readonly anew: boolean;
  readonly onProgress: (done: number, total: number) => void;
  readonly signal: AbortSignal;
}

/** Gives the newest index its vectors. Rejects where that failed; the index is as it was then. */
export async function runVectorsBuilder({
  url,
  embedder,
  anew,
  onProgress,
  signal,
}: VectorsWork): Promise<VectorsReport> {
  const args = [url, embedder.model, ...(anew ? [ANEW] : [])];
  const work = { module: 'vectors-process', args, what: 'Making the vectors of the search index', signal };
  return converse<VectorsReport>(work, (child, resolve, reject) => {
    child.on('message', (received) => {
      const { data } = said.safeParse(received);
      if (data?.says === 'asks') answerTo(child, embedder.embed(data.texts, data.as));
      if (data?.says === 'progress') onProgress(data.done, data.total);
      if (data?.says === 'done') resolve(data.report);
      if (data?.says === 'failed') reject(new UserError(data.reason));
    });
  });
}

/** A process that has ended meanwhile needs no answer. */
async function answerTo(child: ChildProcess, asked: ReturnType<Embedder['embed']>): Promise<void> {
  const answer = await asked.then(
    (vectors): Answer => ({ says: 'vectors', vectors: [...vectors] }),
    (error: unknown): Answer => ({ says: 'failed', reason: messageOf(error) }),
  );
  child.send(answer, () => {});
}
