/** What each signal counts in the ranking, and how that was found. */
import type { Signal } from './signals.js';

export type Weights = Readonly<Record<Signal, number>>;

/**
 * What each signal adds to `words`, which counts 1 for all that the question could tell. Found by coordinate ascent on
 * nDCG@10 over judged sets of five fields together: `npm run tune -- FOLDER`.
 */
export const WEIGHTS: Weights = {
  words: 1,
  exact: 0.8,
  density: 1.6,
  order: 1.2,
  passage: 1.9,
  meaning: 0.4,
  feedback: 1.4,
  company: 1.2,
  titleCompany: 1.2,
  neighbours: 0.8,
};

/**
 * For a question that says as much as a paper does, to which the first answers have nothing to add: on csfcube-dev
 * nDCG@10 0.554 with, 0.565 without for papers like a paper, 0.555 and 0.558 for a pasted abstract.
 */
export const SIMILAR_WEIGHTS: Weights = { ...WEIGHTS, feedback: 0 };
const SAYS_AS_MUCH_AS_A_PAPER = 30;

/** @param terms how many different ones the question has */
export function weightsFor(terms: number): Weights {
  return terms > SAYS_AS_MUCH_AS_A_PAPER ? SIMILAR_WEIGHTS : WEIGHTS;
}
