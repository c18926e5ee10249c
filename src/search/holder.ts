/** Answers, for the papers of a corpus, what a query's filters ask: words in a row, words of a field, year, links. */
import type { Paper } from '../paper/paper.js';
import type { Holder } from '../query/filter.js';
import type { TextField } from '../query/query.js';
import { indexTerms, partsOf, stem, wordsOf } from './analyze.js';
import type { LexicalIndex } from './lexical.js';
import type { PhraseFinder } from './phrase.js';
import { remembering } from './remembering.js';

/**
 * For one query: what it looks up is kept for that long, as a query may ask the same of every paper many times.
 *
 * @param answers the papers that the ranking finds for these words
 */
export function createHolders(
  index: LexicalIndex,
  finds: PhraseFinder,
  answers: (words: string) => ReadonlySet<number>,
): (paper: Paper, at: number) => Holder {
  const answering = remembering(answers);
  const phrase = remembering(finds);
  const asked = remembering((words: string) => wordsOf(words).map((word) => partsOf(word.text)));
  const termsIn = remembering(termsOf);
  const inTitle = remembering((term: string) => index.papersWith(term, 'title'));
  const inText = remembering((term: string) => index.papersWith(term, 'text'));
  return (paper, at) => {
    const holds = (words: string, field?: TextField) => textsOf(paper, field).some(phrase(words));
    const has = {
      title: (term: string) => inTitle(term).has(at),
      // `text` is title and abstract: where the title has the term too, only the abstract can tell.
      abstract: (term: string) =>
        inText(term).has(at) && (!inTitle(term).has(at) || termsIn(paper.abstract).has(term)),
    };
    return {
      year: paper.year,
      answers: (words) => answering(words).has(at),
      holds,
      mentions: (words, field) =>
        field === 'title' || field === 'abstract' ? mentions(asked(words), has[field]) : holds(words, field),
      has: (value) =>
        value === 'abstract'
          ? paper.abstract !== ''
          : (paper.links ?? []).some((link) => link.kind === value),
    };
  };
}

/** Whatever the words' endings; a compound also as one word. */
function mentions(words: readonly (readonly string[])[], has: (term: string) => boolean): boolean {
  return (
    words.length > 0 &&
    words.every((parts) => has(stem(parts.join(''))) || parts.every((part) => has(stem(part))))
  );
}

function termsOf(text: string): ReadonlySet<string> {
  return new Set(wordsOf(text).flatMap((word) => indexTerms(word.text)));
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
