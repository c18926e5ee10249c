/** A paper as the ranker reads it: the words of its title and its abstract in order, each as a number. */
import type { Paper } from '../paper/paper.js';
import { spellingsOf, stem, wordsOf } from './analyze.js';

/** Word keys. Stop words are left out, so that "mixture of experts" has its words side by side. */
export interface PaperTerms {
  readonly title: Uint32Array;
  readonly abstract: Uint32Array;
}

/** The same words' terms as text, for an index that counts them. */
export interface PaperReading extends PaperTerms {
  readonly titleWords: readonly string[];
  readonly abstractWords: readonly string[];
}

/** Of a word key's 32 bits, so many tell the forms of one term apart; the others name the term. */
const FORM_BITS = 6;

/** A term's number, of 26 bits, the same in every corpus and process; of 67 million pairs of terms one shares it. */
export function termKey(term: string): number {
  return longTermKey(term) >>> FORM_BITS;
}

/**
 * The same of 32 bits, for telling whether a corpus has a term at all: among a million terms it mistakes one of four
 * thousand strange ones. `termOf` gives the shorter key of it.
 */
export function longTermKey(term: string): number {
  return hashOf(term);
}

/** A word's number: its term's, and below it a few bits of the form it stands in ("network" or "networks"). */
export function wordKey(term: string, form: string): number {
  return ((termKey(term) << FORM_BITS) | (hashOf(form) & (2 ** FORM_BITS - 1))) >>> 0;
}

/** The number of the term that the word is a form of. */
export function termOf(wordKey: number): number {
  return wordKey >>> FORM_BITS;
}

/** FNV-1a over the UTF-16 code units, mixed as MurmurHash3 ends. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** Whether the terms stand one after the other in the title or the abstract, as a compound's joined form may lie between. */
export function saysInARow({ title, abstract }: PaperTerms, terms: readonly string[]): boolean {
  const keys = terms.map(termKey);
  const isAt = (words: Uint32Array, at: number, key: number | undefined) =>
    key !== undefined && termOf(words[at] ?? 0) === key;
  const follows = (words: Uint32Array, start: number) => {
    let at = start;
    return keys.slice(1).every((key) => {
      at += isAt(words, at + 1, key) ? 1 : 2;
      return isAt(words, at, key);
    });
  };
  return [title, abstract].some((words) =>
    words.some((_, at) => isAt(words, at, keys[0]) && follows(words, at)),
  );
}

export interface TermReader {
  read(paper: Pick<Paper, 'title' | 'abstract'>): PaperReading;
  /** Every word read so far, as it stood. */
  words(): Iterable<string>;
}

interface KnownTerm {
  readonly term: string;
  readonly key: number;
}

/** Reads papers; what it learns of a word it keeps, as a corpus repeats its words. */
export function createTermReader(): TermReader {
  const known = new Map<string, readonly KnownTerm[]>();
  const termsOf = (word: string): readonly KnownTerm[] => {
    const before = known.get(word);
    if (before) return before;
    const terms = spellingsOf(word).map((form) => ({ term: stem(form), key: wordKey(stem(form), form) }));
    known.set(word, terms);
    return terms;
  };
  const termsIn = (text: string) => wordsOf(text).flatMap((word) => termsOf(word.text));
  return {
    read: (paper) => {
      const [title, abstract] = [termsIn(paper.title), termsIn(paper.abstract)];
      return {
        titleWords: title.map(({ term }) => term),
        abstractWords: abstract.map(({ term }) => term),
        title: Uint32Array.from(title, ({ key }) => key),
        abstract: Uint32Array.from(abstract, ({ key }) => key),
      };
    },
    words: () => known.keys(),
  };
}
