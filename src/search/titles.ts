/** Knows a title when it is typed, with a slip here and there: that paper is meant, whatever the words weigh. */
import { nearest } from '../lib/nearest.js';
import { partsOf, wordsOf } from './analyze.js';

export type Likeness = 'same' | 'slips' | 'other';

/** Reads the typed text once, to be compared with many titles: word for word, stop words too. */
export function titleReader(typed: string): (title: string) => Likeness {
  const words = foldedWords(typed);
  const whole = words.join(' ');
  return (title) => {
    const titleWords = foldedWords(title);
    if (titleWords.length !== words.length || words.length === 0) return 'other';
    if (titleWords.join(' ') === whole) return 'same';
    return words.every((word, at) => meant(word, titleWords[at] ?? '')) ? 'slips' : 'other';
  };
}

function meant(typed: string, word: string): boolean {
  return typed === word || nearest(typed, [word]) !== undefined;
}

function foldedWords(text: string): string[] {
  return wordsOf(text).flatMap(({ text }) => partsOf(text));
}
