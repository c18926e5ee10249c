/** Answers, for one paper, what a query's filters ask: words in a row, words of a field, year, links. */
import type { Paper } from '../paper/paper.js';
import type { Holder } from '../query/filter.js';
import type { TextField } from '../query/query.js';
import { indexTerms, partsOf, stem, wordsOf } from './analyze.js';
import { foldText, phrasePattern } from './phrase.js';

/** @param answers whether the ranking finds the paper for these words */
export function holderOf(paper: Paper, answers: (words: string) => boolean): Holder {
  return {
    year: paper.year,
    answers,
    holds: (words, field) => holds(paper, words, field),
    mentions: (words, field) =>
      field === 'title' || field === 'abstract' ? mentions(paper[field], words) : holds(paper, words, field),
    has: (value) =>
      value === 'abstract' ? paper.abstract !== '' : (paper.links ?? []).some((link) => link.kind === value),
  };
}

function holds(paper: Paper, words: string, field?: TextField): boolean {
  const pattern = phrasePattern(words);
  return pattern !== undefined && textsOf(paper, field).some((text) => pattern.test(foldText(text)));
}

function mentions(text: string, words: string): boolean {
  const terms = new Set(wordsOf(text).flatMap((word) => indexTerms(word.text)));
  return wordsOf(words).every((word) => {
    const parts = partsOf(word.text);
    return terms.has(stem(parts.join(''))) || parts.every((part) => terms.has(stem(part)));
  });
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
