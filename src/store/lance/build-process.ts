/** The process that builds: `builder.ts` starts it with the index's address, the way to build, and the corpus's folders. */
import { messageOf } from '../../lib/errors.js';
import { indexCorpus } from './build.js';
import { ANEW, type Message } from './builder.js';
import { requireLanceDb } from './package.js';

const say = (message: Message) => process.send?.(message);
/** Who is nobody's child any more has nobody to build for. */
process.once('disconnect', () => process.exit(1));
const [url = '', way, ...dirs] = process.argv.slice(2);
try {
  const lancedb = await requireLanceDb();
  const connection = await lancedb.connect(url);
  const onProgress = (done: number, total: number) => say({ says: 'progress', done, total });
  const report = await indexCorpus({ lancedb, connection, dirs, onProgress }, way === ANEW);
  say({ says: 'done', report });
} catch (error) {
  say({ says: 'failed', reason: messageOf(error) });
}
process.disconnect();
