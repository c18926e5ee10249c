/** Every word of the corpus: in how many papers its term stands, how telling that is, and which one a slip was meant to be. */
import { nearest } from '../lib/nearest.js';
import type { AcronymTable } from './acronyms.js';
import { stem } from './analyze.js';

export interface Vocabulary {
  /** How many papers there are. */
  readonly papers: number;
  readonly acronyms: AcronymTable;
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
/** So many words a step: a few milliseconds. */
const STEP = 10_000;

/**
 * In steps, so that a process can answer others meanwhile.
 *
 * @param words every folded word, unstemmed: slips are found in what is typed, and a slip in an ending makes another stem
 * @param frequency in how many of the `papers` a term stands
 */
export function* vocabularyInSteps(
  words: Iterable<string>,
  frequency: Vocabulary['frequency'],
  papers: number,
  acronyms: AcronymTable,
): Generator<undefined, Vocabulary> {
  const shelves = yield* shelvedInSteps(words);
  /** A letter is more often left out than replaced. */
  const byFrequency = (a: string, b: string) =>
    frequency(stem(b)) - frequency(stem(a)) || b.length - a.length;
  return {
    papers,
    acronyms,
    frequency,
    telling: (term) => informationOf(frequency(term), papers),
    meant: (word) => {
      if (word.length < LENGTHS.oneSlip || /\d/.test(word)) return undefined;
      const near = neighbours(word, shelves).filter((other) => isSlip(word, other));
      return nearest(word, near.sort(byFrequency));
    },
  };
}

/** The information of meeting what stands in `frequency` of the papers, in nats: BM25's (Robertson and Spärck Jones 1976). */
export function informationOf(frequency: number, papers: number): number {
  return Math.log(1 + (papers - frequency + 0.5) / (frequency + 0.5));
}

/** By first letter and length: a slip in a first letter is rare, and finding one would mean reading every word. */
type Shelves = ReadonlyMap<string, readonly string[]>;

function* shelvedInSteps(words: Iterable<string>): Generator<undefined, Shelves> {
  const shelves = new Map<string, string[]>();
  let read = 0;
  for (const word of words) {
    if (++read % STEP === 0) yield;
    const shelf = shelves.get(shelfOf(word, word.length));
    if (shelf) shelf.push(word);
    else shelves.set(shelfOf(word, word.length), [word]);
  }
  return shelves;
}

function shelfOf(word: string, length: number): string {
  return `${word[0]}${length}`;
}

function neighbours(word: string, shelves: Shelves): string[] {
  const lengths = Array.from({ length: 2 * EDITS + 1 }, (_, at) => word.length - EDITS + at);
  return lengths.flatMap((length) => (shelves.get(shelfOf(word, length)) ?? []).filter(sharesLetters(word)));
}

/** Each edit changes at most two letters of the two together: most words are ruled out by their letters alone. */
function sharesLetters(word: string): (other: string) => boolean {
  const mine = letterSet(word);
  return (other) => countBits(mine ^ letterSet(other)) <= 2 * EDITS;
}

/** A bit for each letter of the alphabet that the word has; other characters share bits. */
function letterSet(word: string): number {
  let bits = 0;
  for (let at = 0; at < word.length; at++) bits |= 1 << (word.charCodeAt(at) & 31);
  return bits;
}

function countBits(bits: number): number {
  let count = 0;
  for (let rest = bits; rest !== 0; rest &= rest - 1) count += 1;
  return count;
}

/** Two edits are one slip only where letters were swapped; else only a long word may hold them. */
function isSlip(word: string, other: string): boolean {
  if (word.length >= LENGTHS.twoSlips || sortedLetters(word) === sortedLetters(other)) return true;
  return isOneEdit(word, other);
}

function isOneEdit(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  let at = 0;
  while (at < short.length && short[at] === long[at]) at += 1;
  const rest = short.length === long.length ? short.slice(at + 1) : short.slice(at);
  return rest === long.slice(at + 1);
}

function sortedLetters(word: string): string {
  return [...word].sort().join('');
}
