/** A paper as the ranker reads it: the terms of its title and its abstract in order, each as a number. */
import type { Paper } from '../paper/paper.js';
import { indexTerms, wordsOf } from './analyze.js';

/** Stop words are left out, so that "mixture of experts" has its words side by side. */
export interface PaperTerms {
  readonly title: Uint32Array;
  readonly abstract: Uint32Array;
}

/** The same terms as text, for an index that counts them. */
export interface PaperReading extends PaperTerms {
  readonly titleWords: readonly string[];
  readonly abstractWords: readonly string[];
}

/** A term's number, the same in every corpus and process: FNV-1a over its UTF-16 code units, mixed as MurmurHash3 ends. */
export function termKey(term: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < term.length; at++) hash = Math.imul(hash ^ term.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

export interface TermReader {
  read(paper: Pick<Paper, 'title' | 'abstract'>): PaperReading;
  /** Every word read so far, as it stood. */
  words(): Iterable<string>;
}

/** Reads papers; what it learns of a word it keeps, as a corpus repeats its words. */
export function createTermReader(): TermReader {
  const words = new Map<string, readonly string[]>();
  const keys = new Map<string, number>();
  const termsIn = (text: string): string[] =>
    wordsOf(text).flatMap((word) => {
      const known = words.get(word.text) ?? indexTerms(word.text);
      words.set(word.text, known);
      return known;
    });
  const key = (term: string): number => {
    const known = keys.get(term) ?? termKey(term);
    keys.set(term, known);
    return known;
  };
  return {
    read: ({ title, abstract }) => {
      const [titleWords, abstractWords] = [termsIn(title), termsIn(abstract)];
      return {
        titleWords,
        abstractWords,
        title: Uint32Array.from(titleWords, key),
        abstract: Uint32Array.from(abstractWords, key),
      };
    },
    words: () => words.keys(),
  };
}
