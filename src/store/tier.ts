/** Which of the two indexes answers: papers in memory, or papers in LanceDB. */
import type { Logger } from '../lib/logger.js';
import { findLanceDb, INSTALL } from './lance/package.js';
import { filesOf, linesOf } from './lance/plan.js';

type Tier = 'memory' | 'lancedb';

/** Up to so many papers the one in memory answers a question within a tenth of a second (`npm run bench:scale`). */
const MEMORY_SERVES = 20_000;

/** Reads how large the corpus is only where that matters, and logs what would make a large one quick. */
export async function chooseTier(
  setting: Tier | 'auto',
  dirs: readonly string[],
  logger: Logger,
): Promise<Tier> {
  if (setting !== 'auto') return setting;
  const papers = await linesOf(dirs, await filesOf(dirs));
  const isInstalled = papers > MEMORY_SERVES && (await findLanceDb()) !== undefined;
  if (papers > MEMORY_SERVES && !isInstalled) {
    logger.warn({ papers }, `a corpus this large is searched slowly in memory; install LanceDB: ${INSTALL}`);
  }
  return isInstalled ? 'lancedb' : 'memory';
}
