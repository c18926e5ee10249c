/** Every word of the corpus: in how many papers its term stands, how telling that is, and which one a slip was meant to be. */
import { allNearest } from '../lib/nearest.js';
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
  const likelier = (a: string, b: string) => frequency(stem(b)) - frequency(stem(a)) || b.length - a.length;
  return {
    papers,
    acronyms,
    frequency,
    telling: (term) => informationOf(frequency(term), papers),
    meant: (word) => {
      if (word.length < LENGTHS.oneSlip || /\d/.test(word)) return undefined;
      const near = neighbours(word, shelves).filter((other) => isSlip(word, other));
      return [...allNearest(word, near)].sort(likelier)[0];
    },
  };
}

/** The information of meeting what stands in `frequency` of the papers, in nats: BM25's (Robertson and Spärck Jones 1976). */
export function informationOf(frequency: number, papers: number): number {
  return Math.log(1 + (papers - frequency + 0.5) / (frequency + 0.5));
}

/**
 * By first letter and length: a slip in a first letter is rare, and finding one would mean reading every word. The words of
 * a shelf stand one after the other in one text, as a million small texts would keep the garbage collector busy.
 */
type Shelves = ReadonlyMap<string, string>;

function* shelvedInSteps(words: Iterable<string>): Generator<undefined, Shelves> {
  const lists = new Map<string, string[]>();
  let read = 0;
  for (const word of words) {
    if (++read % STEP === 0) yield;
    const list = lists.get(shelfOf(word, word.length));
    if (list) list.push(word);
    else lists.set(shelfOf(word, word.length), [word]);
  }
  const shelves = new Map<string, string>();
  for (const [name, list] of lists) {
    shelves.set(name, list.join(''));
    yield;
  }
  return shelves;
}

function shelfOf(word: string, length: number): string {
  return `${word[0]}${length}`;
}

/** Words that so few edits may lead to: swapped letters are one slip, though two edits, and the letters stay the same. */
function neighbours(word: string, shelves: Shelves): string[] {
  const edits = word.length < LENGTHS.twoSlips ? 1 : 2;
  return Array.from({ length: 2 * edits + 1 }, (_, at) => at - edits).flatMap((longer) => {
    const length = word.length + longer;
    const shelf = shelves.get(shelfOf(word, length)) ?? '';
    return sharingLetters(word, length, shelf, 2 * edits - Math.abs(longer));
  });
}

/**
 * Most words are ruled out by their letters alone: of a letter that is added or left out one differs, of one that is
 * replaced two do.
 */
function sharingLetters(word: string, length: number, shelf: string, most: number): string[] {
  const mine = letterSet(word, 0, word.length);
  const found: string[] = [];
  for (let from = 0; from < shelf.length; from += length) {
    const others = countBits(mine ^ letterSet(shelf, from, from + length));
    if (others <= most) found.push(shelf.slice(from, from + length));
  }
  return found;
}

/** A bit for each letter of the alphabet that the word between has; other characters share bits. */
function letterSet(text: string, from: number, to: number): number {
  let bits = 0;
  for (let at = from; at < to; at++) bits |= 1 << (text.charCodeAt(at) & 31);
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
