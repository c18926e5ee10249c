/** A process that adds what is new in a corpus folder to its index: `scale.ts` starts it. */
import { indexCorpus } from '../../src/store/lance/build.js';
import { requireLanceDb } from '../../src/store/lance/package.js';

const [index = '', ...dirs] = process.argv.slice(2);
const lancedb = await requireLanceDb();
await indexCorpus({ lancedb, connection: await lancedb.connect(index), dirs });
