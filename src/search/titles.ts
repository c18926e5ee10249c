/** Knows a title when it is typed, with a slip here and there: that paper is meant, whatever the words weigh. */
import { nearest } from '../lib/nearest.js';
import { partsOf, wordsOf } from './analyze.js';

type Likeness = 'same' | 'slips' | 'other';

/** Of so many words in a title's order one may be quite another: two slips in one short word. */
const SURE_OF_FEWER = 5;

/** Reads the typed text once, to be compared with many titles: word for word, stop words too. */
export function titleReader(typed: string): (title: string) => Likeness {
  const words = foldedWords(typed);
  const whole = words.join(' ');
  const pieces = piecesOf(typed);
  return (title) => {
    if (Math.abs(piecesOf(title) - pieces) > OTHER_PIECES) return 'other';
    const titleWords = foldedWords(title);
    if (titleWords.length !== words.length || words.length === 0) return 'other';
    if (titleWords.join(' ') === whole) return 'same';
    const odd = words.filter((word, at) => !isMeant(word, titleWords[at] ?? '')).length;
    return odd === 0 || (odd === 1 && words.length >= SURE_OF_FEWER) ? 'slips' : 'other';
  };
}

/** Of one title, as it is printed and as it is typed, apostrophes and decimal points make so many at most. */
const OTHER_PIECES = 3;

/** About how many words, told quickly: most titles are ruled out by that. */
function piecesOf(text: string): number {
  let pieces = 0;
  let within = false;
  for (let at = 0; at < text.length; at++) {
    const isLetter = !SEPARATORS.has(text[at] ?? '');
    if (isLetter && !within) pieces += 1;
    within = isLetter;
  }
  return pieces;
}

const SEPARATORS = new Set(` \t\n.,:;!?'"’‘“”()[]{}/\\-‐‑–—_+*&%$#@=<>|~`);

function isMeant(typed: string, word: string): boolean {
  return typed === word || nearest(typed, [word]) !== undefined;
}

function foldedWords(text: string): string[] {
  return wordsOf(text).flatMap(({ text }) => partsOf(text));
}
