/** What each signal counts in the ranking, and how that was found. */
import type { Signal } from './signals.js';

export type Weights = Readonly<Record<Signal, number>>;

/**
 * What each signal counts. Found by coordinate ascent on nDCG@10 over judged sets of four fields together, from many
 * starting points, since each ascent ends on a hill of its own; of the best, one that every judged row of this
 * repository's corpus agrees with: `npm run tune -- FOLDER`.
 *
 * `sentence` alone is weighed against all the others together: at 1 the nearest paper gains over the farthest what the best by
 * the other signals has over the worst. Published for SciFact: BM25 nDCG@10 0.687, bge-base 0.743, their equal mix 0.747.
 * The other signals rank better than BM25, and many models worse than bge-base, so that here it is a little less.
 */
export const WEIGHTS: Weights = {
  words: 0.22,
  exact: 1.1,
  density: 1.3,
  named: 0.8,
  order: 0.55,
  passage: 1.05,
  meaning: 1.7,
  feedback: 0.2,
  company: 3.45,
  titleCompany: 1.3,
  neighbours: 2.45,
  sentence: 0.6,
};
