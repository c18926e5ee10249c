/** A corpus in memory learns what its papers mean while it answers by their words already. */
import { messageOf } from '../lib/errors.js';
import type { Log } from '../lib/logger.js';
import type { Paper } from '../paper/paper.js';
import type { Embedder } from '../search/embedder.js';
import { engineOver } from '../search/engine.js';
import type { MemoryIndex } from '../search/memory-index.js';
import type { SearchEngine } from '../search/types.js';
import { withSentences } from './sentences.js';

export interface MeaningOptions {
  readonly index: MemoryIndex;
  /** The index's own, in its order. */
  readonly papers: readonly Paper[];
  /** Opens the model, where it is worth while. */
  readonly embedder: () => Promise<Embedder>;
  readonly logger: Log;
  /** Called with the engine that answers by words and meaning. */
  readonly onEngine: (engine: SearchEngine) => void;
}

/** To scan more vectors for every question would keep everybody waiting. */
const MOST_SCANNED = 100_000;
const NO_NEED = { ready: Promise.resolve() };

/**
 * Begins to make the papers' vectors; `ready` when that is over, whether it succeeded or not. Rejects where the model cannot
 * be opened.
 */
export async function addMeaning(options: MeaningOptions): Promise<{ readonly ready: Promise<void> }> {
  const { papers, logger } = options;
  if (papers.length === 0) return NO_NEED;
  if (papers.length > MOST_SCANNED) {
    const figures = { papers: papers.length, most: MOST_SCANNED };
    logger.warn(
      figures,
      'too many papers in memory for a sentence model: words alone find them (SEARCH_TIER=lancedb takes more)',
    );
    return NO_NEED;
  }
  const embedder = await options.embedder();
  const make = async () => {
    const started = performance.now();
    const onProgress = progressLog(logger, papers.length);
    options.onEngine(engineOver(await withSentences({ ...options, embedder, onProgress })));
    const ms = Math.round(performance.now() - started);
    logger.info({ papers: papers.length, ms }, 'papers are found by their meaning too');
  };
  const ready = make().catch((error: unknown) => {
    logger.warn({ reason: messageOf(error) }, 'the sentence model cannot be used: words alone find papers');
  });
  return { ready };
}

function progressLog(logger: Log, total: number): (done: number) => void {
  let told = 0;
  return (done) => {
    const tenth = Math.floor((10 * done) / total);
    if (tenth > told) logger.info({ done, total }, 'reading the papers with the sentence model');
    told = tenth;
  };
}
