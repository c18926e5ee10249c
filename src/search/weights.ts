/** What each signal counts in the ranking, and how that was found. */
import type { Signal } from './signals.js';

/**
 * What each signal adds to `words`, which counts 1 for all that the question could tell. Found by coordinate ascent on
 * nDCG@10 over judged sets of five fields together: `npm run tune -- FOLDER`.
 */
export const WEIGHTS: Readonly<Record<Signal, number>> = {
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
