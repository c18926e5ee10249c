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
  words: 0.3,
  exact: 0.6,
  density: 1.9,
  named: 1,
  order: 1,
  passage: 2.7,
  meaning: 0.45,
  feedback: 1.85,
  company: 2.45,
  titleCompany: 1.55,
  neighbours: 2.2,
  sentence: 0.6,
};

/**
 * For a question that says as much as a paper does, to which the first answers have nothing to add: on csfcube-dev
 * nDCG@10 0.538 with, 0.557 without for papers like a paper, 0.544 and 0.549 for a pasted abstract.
 */
export const SIMILAR_WEIGHTS: Weights = { ...WEIGHTS, feedback: 0 };
const SAYS_AS_MUCH_AS_A_PAPER = 30;

/** @param terms how many different ones the question has */
export function weightsFor(terms: number): Weights {
  return terms > SAYS_AS_MUCH_AS_A_PAPER ? SIMILAR_WEIGHTS : WEIGHTS;
}
