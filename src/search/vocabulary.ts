/** Every term of the corpus: in how many papers it stands, how telling it is, and which one a slip was meant to be. */
import SearchableMap from 'minisearch/SearchableMap';
import { nearest } from '../lib/nearest.js';

export interface Vocabulary {
  /** In how many papers the term stands. */
  frequency(term: string): number;
  /** What meeting the term tells about a paper, in nats: the rarer, the more; most for a term that is nowhere. */
  telling(term: string): number;
  /** The term that a mistyped one was most likely meant to be: the nearest, of equally near ones the most frequent. */
  meant(term: string): string | undefined;
}

/** A shorter word has too many neighbours one slip away. */
const SHORTEST_SLIP = 4;
/** Two edits, so that swapped letters, one slip to a person, are found. */
const EDITS = 2;

/** @param frequencies in how many of the `papers` each term stands */
export function createVocabulary(frequencies: ReadonlyMap<string, number>, papers: number): Vocabulary {
  const terms = SearchableMap.from<number>([...frequencies]);
  const frequency = (term: string) => frequencies.get(term) ?? 0;
  return {
    frequency,
    telling: (term) => Math.log(1 + (papers - frequency(term) + 0.5) / (frequency(term) + 0.5)),
    meant: (term) => {
      if (term.length < SHORTEST_SLIP || /\d/.test(term)) return undefined;
      const near = [...terms.fuzzyGet(term, EDITS).keys()];
      return nearest(
        term,
        near.sort((a, b) => frequency(b) - frequency(a)),
      );
    },
  };
}
