/** Names entries of a bibliography. */
import { surname } from './authors.js';
import { yearOf } from './csl.js';
import { foldLetters } from './identifiers.js';
import type { Paper } from './paper.js';

/**
 * `vaswani2017attention`: the first author's surname, the year and the first telling word of the title, or three of them
 * where no author is named. Of papers that would have the same key, the second and later ones get a letter: `…b`.
 */
export function citationKeys(papers: readonly Paper[]): readonly string[] {
  const given = new Map<string, number>();
  return papers.map((paper) => {
    const key = keyOf(paper);
    const place = (given.get(key) ?? 0) + 1;
    given.set(key, place);
    return place === 1 ? key : `${key}${place <= LETTERS.length ? LETTERS[place - 1] : `-${place}`}`;
  });
}

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';
const SMALL_WORDS = new Set(
  'a an and are as at by do for from how in into is of on or the to via what when with'.split(' '),
);

function keyOf(paper: Paper): string {
  const { id, title, authors } = paper;
  const who = surname(authors?.[0] ?? '').replace(/[^a-z0-9]/g, '');
  const words =
    foldLetters(title)
      .toLowerCase()
      .match(/[a-z0-9]+/g) ?? [];
  const telling = words.filter((word) => !SMALL_WORDS.has(word)).slice(0, who ? 1 : 3);
  return `${who}${yearOf(paper) ?? ''}${telling.join('')}` || id.replace(/[^\w-]/g, '') || 'paper';
}
