/** How text becomes the terms it is found by: words of unlike spelling (case, accents, dashes, TeX, endings) meet in one. */
import { stemmer } from 'stemmer';
import { foldLetters } from '../paper/identifiers.js';
import { GREEK } from './greek.js';
import { STOP_WORDS } from './stop-words.js';

/** One word as it stands in a text, compounds whole: `t-SNE`, `SL$^{2}$A-INR`, `networks`. */
export interface Word {
  readonly text: string;
  /** Offset in UTF-16 code units into the text. */
  readonly at: number;
}

/** Letters and digits, held together by dashes, dots, apostrophes or TeX's furniture. */
const WORD =
  /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*(?:(?:\$?\\cdot\s?\$?|[$^{}_\\]{0,3}[-‐‑‒–−·⋅.'’_/][$^{}_\\]{0,3}|[$^{}_\\]{1,6})[\p{L}\p{N}][\p{L}\p{N}\p{M}]*)*/gu;
const CDOT = /\$?\\cdot\s?\$?/g;
const PARTING = /[-‐‑‒–−·⋅./]/;
const FURNITURE = /[^\p{L}\p{N}]/gu;
const DIGIT = /\d/;
const PLAIN = /^[a-z0-9]+$/;
/** No word is longer; what is, such as a sequence of bases or a run of one letter, is known by its beginning. */
const LONGEST = 100;

/** The words of a text in order. */
export function wordsOf(text: string): Word[] {
  return Array.from(text.matchAll(WORD), (match) => ({ text: match[0], at: match.index }));
}

/** A word's parts, folded: `t-SNE` gives `t` and `sne`; `naïve` gives `naive`; `β` gives `beta`. */
export function partsOf(word: string): string[] {
  const lower = word.toLowerCase();
  if (PLAIN.test(lower)) return [lower.slice(0, LONGEST)];
  return lower
    .replace(/['’]s$/, '')
    .replace(CDOT, '-')
    .split(PARTING)
    .map(foldPart)
    .filter((part) => part !== '');
}

/** A folded word without its ending; a word with digits has none. */
export function stem(part: string): string {
  return DIGIT.test(part) ? part : stemmer(part);
}

/** The terms that a word of a paper is found by. */
export function indexTerms(word: string): string[] {
  return spellingsOf(word).map(stem);
}

/** How a word may be typed, folded: its parts, without stop words, and for a compound all of it joined. */
export function spellingsOf(word: string): string[] {
  const parts = partsOf(word);
  const telling = parts.filter((part) => !STOP_WORDS.has(part));
  return parts.length > 1 ? [...telling, parts.join('')] : telling;
}

function foldPart(part: string): string {
  const folded = foldLetters(part).toLowerCase();
  return Array.from(folded, (letter) => GREEK.get(letter) ?? letter)
    .join('')
    .replace(FURNITURE, '')
    .slice(0, LONGEST);
}
