/** Words in a row, spelled as typed: what phrases and exclusions look for. Case, accents and dashes are no difference. */
import { partsOf, wordsOf } from './analyze.js';

/** A text as phrases read it: folded words with one space between, the parts of a compound with a dash. */
export function foldText(text: string): string {
  return wordsOf(text)
    .map((word) => partsOf(word.text).join('-'))
    .join(' ');
}

/**
 * Finds a phrase in a folded text. `t-SNE` meets `t sne`, `tsne` and `t-sne`; `tsne` meets `t-sne` but not
 * `t sne`, because a space typed or not typed is meant. Absent when the phrase has no word.
 */
export function phrasePattern(phrase: string): RegExp | undefined {
  const words = wordsOf(phrase).map((word) => partsOf(word.text));
  const pattern = words
    .filter((parts) => parts.length > 0)
    .map((parts) => (parts.length > 1 ? parts.join('[ -]?') : [...parts.join('')].join('-?')))
    .join('[ -]');
  return pattern === '' ? undefined : new RegExp(`(?<![^ -])${pattern}(?![^ -])`);
}
