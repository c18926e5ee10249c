/** The passage of an abstract that shows best why it was found, with the words that matched marked as they stand. */
import { indexTerms, type Word, wordsOf } from './analyze.js';
import type { Snippet } from './types.js';

/** How telling each matched term is: the rarer, the more. */
export type Telling = ReadonlyMap<string, number>;

interface Marked extends Word {
  readonly term: string;
}

/** In characters; about two lines of a message. */
const LENGTH = 200;
const MOST_WORDS = 6;

/** About 200 characters of the abstract: where most of the telling words stand close, else its beginning. */
export function snippetOf(abstract: string, telling: Telling): Snippet {
  const marked = markedWords(abstract, telling);
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

/** The words of a text that match, one for each term, the most telling first. */
export function matchedWords(text: string, telling: Telling): string[] {
  const firsts = new Map<string, string>();
  for (const { term, text: word } of markedWords(text, telling)) {
    if (!firsts.has(term)) firsts.set(term, word);
  }
  const order = [...firsts].sort(([a], [b]) => (telling.get(b) ?? 0) - (telling.get(a) ?? 0));
  return [...new Set(order.map(([, word]) => word))].slice(0, MOST_WORDS);
}

/** Long texts repeat their words: each is analysed once. */
function markedWords(text: string, telling: Telling): Marked[] {
  const terms = new Map<string, string | undefined>();
  return wordsOf(text).flatMap((word) => {
    if (!terms.has(word.text)) terms.set(word.text, mostTelling(indexTerms(word.text), telling));
    const term = terms.get(word.text);
    return term === undefined ? [] : [{ ...word, term }];
  });
}

function mostTelling(terms: readonly string[], telling: Telling): string | undefined {
  return terms
    .filter((term) => telling.has(term))
    .sort((a, b) => (telling.get(b) ?? 0) - (telling.get(a) ?? 0))[0];
}

function passage(text: string, marked: readonly Marked[], telling: Telling): { from: number; to: number } {
  const { from, to } = densest(marked, telling);
  return widen(text, from, to);
}

/** Slides a window over the marked words and keeps the first that holds the most telling distinct terms. */
function densest(marked: readonly Marked[], telling: Telling): { from: number; to: number } {
  const inside = new Map<string, number>();
  let best = { from: 0, to: 0, worth: 0 };
  let worth = 0;
  let first = 0;
  for (const word of marked) {
    const end = word.at + word.text.length;
    const count = inside.get(word.term) ?? 0;
    if (count === 0) worth += telling.get(word.term) ?? 0;
    inside.set(word.term, count + 1);
    for (
      let start = marked[first];
      start && start !== word && end - start.at > LENGTH;
      start = marked[++first]
    ) {
      const left = (inside.get(start.term) ?? 0) - 1;
      inside.set(start.term, left);
      if (left === 0) worth -= telling.get(start.term) ?? 0;
    }
    if (worth > best.worth) best = { from: marked[first]?.at ?? 0, to: end, worth };
  }
  return best;
}

/** Starts at the sentence if it fits, else a little before the first match; ends at a word. */
function widen(text: string, from: number, to: number): { from: number; to: number } {
  const room = Math.max(0, LENGTH - (to - from));
  const earliest = Math.max(0, from - room);
  const before = text.slice(earliest, from);
  const sentence = before.search(/(?<=[.!?]\s+)\S[^.!?]*$/u);
  const start =
    earliest === 0 && !/[.!?]\s/.test(before)
      ? 0
      : sentence >= 0
        ? earliest + sentence
        : wordStart(text, Math.max(earliest, from - Math.floor(room / 2)), from);
  return { from: start, to: wordEnd(text, Math.max(to, start + LENGTH), to) };
}

function wordStart(text: string, at: number, latest: number): number {
  if (at === 0) return 0;
  const space = text.slice(at, latest).search(/\s\S/);
  return space < 0 ? latest : at + space + 1;
}

function wordEnd(text: string, at: number, earliest: number): number {
  if (at >= text.length) return text.length;
  const space = text.slice(earliest, at + 1).search(/\s\S*$/);
  return space <= 0 ? at : earliest + space;
}
