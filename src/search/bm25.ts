/** BM25+ (Lv and Zhai 2011) over title and text: the measure of words by which both tiers order their papers. */
import { createKeyTable } from './key-table.js';
import type { Knowledge, Lengths } from './knowledge.js';
import type { WeightedTerm } from './paper-index.js';
import { type PaperTerms, termOf } from './paper-terms.js';

/** The values were chosen on judged sets of five fields. */
export const BM25 = { k: 1.6, b: 0.75, d: 0.5 };
/** `text` holds the title too, so that a word of the title counts 1.3 times, not 0.3 times. */
export const BOOST = { title: 0.3, text: 1 };

/**
 * Scores papers as MiniSearch does with these settings, for an index that brings candidates by another measure. A
 * field's length is the number of its different terms.
 */
export function scorerOf(
  terms: readonly WeightedTerm[],
  { tellingOf, titleTellingOf, lengths }: Knowledge,
): (paper: PaperTerms, lengths: Lengths) => number {
  const asked = terms.map(({ wordKey, weight }) => {
    const key = termOf(wordKey);
    return {
      key,
      title: weight * BOOST.title * titleTellingOf(key),
      text: weight * BOOST.text * tellingOf(key),
    };
  });
  const { place } = createKeyTable(asked.map(({ key }) => key));
  return ({ title, abstract }, own) => {
    const inTitle = new Uint16Array(asked.length);
    const inText = new Uint16Array(asked.length);
    count(title, inTitle);
    count(title, inText);
    count(abstract, inText);
    return asked.reduce(
      (sum, worth, at) =>
        sum +
        worth.title * saturated(inTitle[at] ?? 0, own.title / lengths.title) +
        worth.text * saturated(inText[at] ?? 0, own.text / lengths.text),
      0,
    );
  };

  function count(words: Uint32Array, times: Uint16Array): void {
    for (let n = 0; n < words.length; n++) {
      const at = place(termOf(words[n] ?? 0));
      if (at >= 0) times[at] = (times[at] ?? 0) + 1;
    }
  }
}

/** @param length over the average */
function saturated(times: number, length: number): number {
  if (times === 0) return 0;
  return BM25.d + (times * (BM25.k + 1)) / (times + BM25.k * (1 - BM25.b + BM25.b * length));
}
