/** The passage of an abstract that shows best why it was found, with the words that matched marked as they stand. */
import { indexTerms, type Word, wordsOf } from './analyze.js';
import { remembering } from './remembering.js';
import type { Snippet } from './types.js';

/** How telling each matched term is: the rarer, the more. */
export type Telling = ReadonlyMap<string, number>;

interface Marked extends Word {
  readonly terms: readonly string[];
}

/** Offsets into the text. */
interface Passage {
  readonly from: number;
  readonly to: number;
}

/** In characters; about two lines of a message. */
const LENGTH = 200;
const MOST_WORDS = 6;

/** About 200 characters of the abstract: where most of the telling words stand close, else its beginning. */
export function snippetOf(abstract: string, telling: Telling, marks = createMarker(telling)): Snippet {
  const marked = marks(abstract);
  const { from, to } = passage(abstract, marked, telling);
  const parts: { text: string; marked: boolean }[] = [];
  let at = from;
  for (const word of marked.filter((word) => word.at >= from && word.at + word.text.length <= to)) {
    if (word.at > at) parts.push({ text: abstract.slice(at, word.at), marked: false });
    parts.push({ text: word.text, marked: true });
    at = word.at + word.text.length;
  }
  if (to > at) parts.push({ text: abstract.slice(at, to), marked: false });
  return { parts, cut: { start: from > 0, end: to < abstract.length } };
}

/**
 * The words of a text that match, the most telling first, addresses last; one is left out if those before it hold all
 * it matches.
 */
export function matchedWords(text: string, telling: Telling, marks = createMarker(telling)): string[] {
  const marked = marks(text);
  const worth = ({ terms }: Marked) => sum(terms, telling);
  const shown: string[] = [];
  const told = new Set<string>();
  const addressesLast = (a: Marked, b: Marked) => Number(isAddress(a)) - Number(isAddress(b));
  for (const word of [...marked].sort((a, b) => addressesLast(a, b) || worth(b) - worth(a))) {
    if (word.terms.every((term) => told.has(term))) continue;
    shown.push(word.text);
    for (const term of word.terms) told.add(term);
  }
  return shown.slice(0, MOST_WORDS);
}

function isAddress({ text }: Word): boolean {
  return /\.\w+\//.test(text);
}

/** The words of a text that match. */
type Marker = (text: string) => Marked[];

/** Texts repeat their words: each is analysed once, and not at all where its first letter tells that it cannot match. */
export function createMarker(telling: Telling): Marker {
  const initials = new Set(Array.from(telling.keys(), (term) => term.charAt(0)));
  const cannotMatch = (word: string) => isPlain(word) && !initials.has(word.charAt(0).toLowerCase());
  const termsOf = remembering((word: string) =>
    cannotMatch(word) ? [] : indexTerms(word).filter((term) => telling.has(term)),
  );
  return (text) =>
    wordsOf(text).flatMap((word) => {
      const terms = termsOf(word.text);
      return terms.length > 0 ? [{ ...word, terms }] : [];
    });
}

/** Without accents and no compound: a stem begins as it does. */
function isPlain(word: string): boolean {
  return /^[A-Za-z0-9]+$/.test(word);
}

function passage(text: string, marked: readonly Marked[], telling: Telling): Passage {
  const { from, to } = densest(marked, telling);
  return widen(text, from, to);
}

/** Slides a window over the marked words and keeps the first that holds the most telling distinct terms. */
function densest(marked: readonly Marked[], telling: Telling): Passage {
  const inside = new Map<string, number>();
  let best = { from: 0, to: 0, worth: 0 };
  let first = 0;
  for (const word of marked) {
    const to = word.at + word.text.length;
    count(inside, word.terms, 1);
    for (
      let start = marked[first];
      start && start !== word && to - start.at > LENGTH;
      start = marked[++first]
    ) {
      count(inside, start.terms, -1);
    }
    const worth = sum(inside.keys(), telling);
    if (worth > best.worth) best = { from: marked[first]?.at ?? 0, to, worth };
  }
  return best;
}

function count(inside: Map<string, number>, terms: readonly string[], step: number): void {
  for (const term of terms) {
    const times = (inside.get(term) ?? 0) + step;
    if (times > 0) inside.set(term, times);
    else inside.delete(term);
  }
}

function sum(terms: Iterable<string>, telling: Telling): number {
  return Array.from(terms, (term) => telling.get(term) ?? 0).reduce((total, worth) => total + worth, 0);
}

/** Starts with the sentence where that leaves room for the matches, else at a word before them; ends at a word. */
function widen(text: string, from: number, to: number): Passage {
  const room = Math.max(0, LENGTH - (to - from));
  const earliest = Math.max(0, from - room);
  const start = sentenceStart(text, earliest, from) ?? wordStart(text, from - Math.floor(room / 2), from);
  return { from: start, to: wordEnd(text, Math.max(to, start + LENGTH), to) };
}

/** Of the last sentence that starts between the two and reaches the second; absent where none does. */
function sentenceStart(text: string, earliest: number, from: number): number | undefined {
  const before = text.slice(earliest, from);
  const end = before.search(/[.!?]\s+[^.!?]*$/);
  if (end >= 0) return earliest + end + 1 + before.slice(end + 1).search(/\S|$/);
  return earliest === 0 ? 0 : undefined;
}

function wordStart(text: string, at: number, latest: number): number {
  if (at <= 0) return 0;
  const space = text.slice(at - 1, latest).search(/\s\S/);
  return space < 0 ? latest : at + space;
}

/** A word longer than all the room is cut, but not within a character. */
function wordEnd(text: string, at: number, earliest: number): number {
  if (at >= text.length) return text.length;
  const space = text.slice(earliest, at + 1).search(/\s\S*$/);
  if (space > 0 || (space === 0 && earliest > 0)) return earliest + space;
  return /[\uD800-\uDBFF]/.test(text.charAt(at - 1)) ? at - 1 : at;
}
