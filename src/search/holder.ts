/** Answers, for one paper, what a query's filters ask: words in a row, words of a field, year, links. */
import type { Paper } from '../paper/paper.js';
import type { Holder } from '../query/filter.js';
import type { TextField } from '../query/query.js';
import { indexTerms, partsOf, stem, wordsOf } from './analyze.js';
import type { PhraseFinder } from './phrase.js';

/** @param answers whether the ranking finds the paper for these words */
export function holderOf(paper: Paper, finds: PhraseFinder, answers: (words: string) => boolean): Holder {
  const holds = (words: string, field?: TextField) =>
    textsOf(paper, field).some((text) => finds(words, text));
  return {
    year: paper.year,
    answers,
    holds,
    mentions: (words, field) =>
      field === 'title' || field === 'abstract' ? mentions(paper[field], words) : holds(words, field),
    has: (value) =>
      value === 'abstract' ? paper.abstract !== '' : (paper.links ?? []).some((link) => link.kind === value),
  };
}

/** Whatever their endings; a compound also as one word. */
function mentions(text: string, words: string): boolean {
  const terms = new Set(wordsOf(text).flatMap((word) => indexTerms(word.text)));
  const asked = wordsOf(words).map((word) => partsOf(word.text));
  return (
    asked.length > 0 &&
    asked.every((parts) => terms.has(stem(parts.join(''))) || parts.every((part) => terms.has(stem(part))))
  );
}

function textsOf(paper: Paper, field: TextField | undefined): readonly string[] {
  switch (field) {
    case undefined:
      return [paper.title, paper.abstract];
    case 'title':
    case 'abstract':
    case 'source':
      return [paper[field]];
    case 'author':
      return paper.authors ?? [];
    case 'venue':
      return paper.venue === undefined ? [] : [paper.venue];
    case 'cat':
      return paper.categories ?? [];
  }
}
