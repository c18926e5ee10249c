/** Every word of the corpus: in how many papers its term stands, how telling that is, and which one a slip was meant to be. */
import SearchableMap from 'minisearch/SearchableMap';
import { nearest } from '../lib/nearest.js';
import { stem } from './analyze.js';

export interface Vocabulary {
  /** In how many papers the term stands. */
  frequency(term: string): number;
  /** What meeting the term tells about a paper, in nats: the rarer, the more; most for a term that is nowhere. */
  telling(term: string): number;
  /** The folded word of the corpus that a mistyped one was most likely meant to be; of equally near ones the most frequent. */
  meant(word: string): string | undefined;
}

/** A shorter word has too many neighbours one slip away, above all an acronym; a word this long may hold two slips. */
const LENGTHS = { oneSlip: 5, twoSlips: 8 };
/** Two edits also to find swapped letters, which are one slip to a person. */
const EDITS = 2;

/**
 * @param words every folded word, unstemmed: slips are found in what is typed, and a slip in an ending makes another stem
 * @param frequencies in how many of the `papers` each term stands
 */
export function createVocabulary(
  words: Iterable<string>,
  frequencies: ReadonlyMap<string, number>,
  papers: number,
): Vocabulary {
  const known = SearchableMap.from<true>(Array.from(words, (word) => [word, true]));
  const frequency = (term: string) => frequencies.get(term) ?? 0;
  const byFrequency = (a: string, b: string) => frequency(stem(b)) - frequency(stem(a));
  return {
    frequency,
    telling: (term) => Math.log(1 + (papers - frequency(term) + 0.5) / (frequency(term) + 0.5)),
    meant: (word) => {
      if (word.length < LENGTHS.oneSlip || /\d/.test(word)) return undefined;
      const near = [...known.fuzzyGet(word, EDITS)]
        .filter(([other, [, edits]]) => other[0] === word[0] && isSlip(word, other, edits))
        .map(([other]) => other);
      return nearest(word, near.sort(byFrequency));
    },
  };
}

function isSlip(word: string, other: string, edits: number): boolean {
  return edits === 1 || word.length >= LENGTHS.twoSlips || sortedLetters(word) === sortedLetters(other);
}

function sortedLetters(word: string): string {
  return [...word].sort().join('');
}
