/** Which of the two indexes answers: papers in memory, or papers in LanceDB. */
import type { Logger } from '../lib/logger.js';
import { findLanceDb, INSTALL } from './lance/package.js';
import { filesOf, linesOf } from './lance/plan.js';

export type Tier = 'memory' | 'lancedb';

/** Up to so many papers the one in memory answers a question within a tenth of a second (`npm run bench:scale`). */
const MEMORY_SERVES = 20_000;

/** For a setting and the corpus as it is now. Logs what would make a large one quick, unless `before` was chosen for one already. */
export async function chooseTier(
  setting: Tier | 'auto',
  dirs: readonly string[],
  logger: Logger,
  before?: Tier,
): Promise<Tier> {
  if (setting !== 'auto') return setting;
  const papers = await linesOf(dirs, await filesOf(dirs));
  if (papers <= MEMORY_SERVES) return 'memory';
  if ((await findLanceDb()) !== undefined) return 'lancedb';
  if (!before) {
    logger.warn({ papers }, `a corpus this large is searched slowly in memory; install LanceDB: ${INSTALL}`);
  }
  return 'memory';
}
