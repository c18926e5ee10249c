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
  return (title) => {
    const titleWords = foldedWords(title);
    if (titleWords.length !== words.length || words.length === 0) return 'other';
    if (titleWords.join(' ') === whole) return 'same';
    const odd = words.filter((word, at) => !isMeant(word, titleWords[at] ?? '')).length;
    return odd === 0 || (odd === 1 && words.length >= SURE_OF_FEWER) ? 'slips' : 'other';
  };
}

function isMeant(typed: string, word: string): boolean {
  return typed === word || nearest(typed, [word]) !== undefined;
}

function foldedWords(text: string): string[] {
  return wordsOf(text).flatMap(({ text }) => partsOf(text));
}
