/** The process that makes vectors: `vectors-builder.ts` starts it with the index's address and the model's name. */
import { once } from 'node:events';
import { messageOf, UserError } from '../../lib/errors.js';
import type { Embedder } from '../../search/embedder.js';
import { ANEW } from './builder.js';
import { makeVectors } from './make-vectors.js';
import { requireLanceDb } from './package.js';
import { answer, type Said } from './vectors-messages.js';

const say = (message: Said) => process.send?.(message);
/** Who is nobody's child any more has nobody to make vectors for. */
process.once('disconnect', () => process.exit(1));
const [url = '', model = '', anew] = process.argv.slice(2);
const embed: Embedder['embed'] = async (texts, as) => {
  const answered = once(process, 'message');
  say({ says: 'asks', texts: [...texts], as });
  const [received] = await answered;
  const said = answer.parse(received);
  if (said.says === 'failed') throw new UserError(said.reason);
  return said.vectors;
};
try {
  const lancedb = await requireLanceDb();
  const connection = await lancedb.connect(url);
  const onProgress = (done: number, total: number) => say({ says: 'progress', done, total });
  const report = await makeVectors(
    { lancedb, connection, embedder: { model, embed }, onProgress },
    anew === ANEW,
  );
  say({ says: 'done', report });
} catch (error) {
  say({ says: 'failed', reason: messageOf(error) });
}
process.disconnect();
