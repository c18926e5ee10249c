/** Answers of one paper what a query's filters ask: words in a row, words of a field, year, links. */
import { type Paper, sourcesOf } from '../paper/paper.js';
import { type Holder, matches } from '../query/filter.js';
import type { Clause, TextField } from '../query/query.js';
import { partsOf, stem, wordsOf } from './analyze.js';
import { type PaperTerms, termKey, termOf } from './paper-terms.js';
import { createPhraseFinder, type PhraseFinder } from './phrase.js';
import { questionOf } from './question.js';
import { remembering } from './remembering.js';
import { STOP_WORDS } from './stop-words.js';
import type { Vocabulary } from './vocabulary.js';

/** Whether a paper passes. */
export type Passes = (paper: Paper, terms: PaperTerms) => boolean;

/** Reads a clause once, to be asked of many papers. What it folds of them is kept as long as the filter itself. */
export function createFilter(vocabulary: Vocabulary): (clause: Clause) => Passes {
  const finds = createPhraseFinder();
  return (clause) => {
    const asked = readersOf(vocabulary, finds);
    return (paper, terms) => matches(clause, holderOf(paper, terms, asked));
  };
}

/** What a query asks is read once, as it may ask the same of every paper many times. */
interface Readers {
  /** The terms that words are found by. */
  answering(words: string): readonly number[];
  /** Each word of a field by the keys of its parts, and as one word. */
  mentioned(words: string): readonly { readonly parts: readonly number[]; readonly joined: number }[];
  /** By their keys: it spares the folding of most texts. */
  needed(phrase: string): readonly number[];
  phrase: PhraseFinder;
}

function readersOf(vocabulary: Vocabulary, finds: PhraseFinder): Readers {
  return {
    answering: remembering((text: string) =>
      questionOf({ kind: 'term', text }, vocabulary).terms.map(({ term }) => termKey(term)),
    ),
    mentioned: remembering((words: string) =>
      wordsOf(words).map((word) => {
        const parts = partsOf(word.text);
        return { parts: parts.map((part) => termKey(stem(part))), joined: termKey(stem(parts.join(''))) };
      }),
    ),
    needed: remembering((phrase: string) => termsNeeded(phrase).map(termKey)),
    phrase: remembering(finds),
  };
}

/** Terms that a text with this phrase must have. Stop words are none, and a compound has several spellings. */
export function termsNeeded(phrase: string): string[] {
  return wordsOf(phrase).flatMap(({ text }) => {
    const [part, ...more] = partsOf(text);
    return part === undefined || more.length > 0 || STOP_WORDS.has(part) ? [] : [stem(part)];
  });
}

function holderOf(paper: Paper, terms: PaperTerms, asked: Readers): Holder {
  const inTitle = (key: number) => terms.title.some((word) => termOf(word) === key);
  const inAbstract = (key: number) => terms.abstract.some((word) => termOf(word) === key);
  const anywhere = (key: number) => inTitle(key) || inAbstract(key);
  const has = { title: inTitle, abstract: inAbstract };
  const holds = (words: string, field?: TextField) => {
    const own = field === undefined ? anywhere : isOwnText(field) ? has[field] : undefined;
    if (own && !asked.needed(words).every(own)) return false;
    return textsOf(paper, field).some(asked.phrase(words));
  };
  return {
    year: paper.year,
    answers: (words) => asked.answering(words).some(anywhere),
    holds,
    mentions: (words, field) => {
      if (!isOwnText(field)) return holds(words, field);
      const mentioned = asked.mentioned(words);
      return (
        mentioned.length > 0 &&
        mentioned.every(({ parts, joined }) => has[field](joined) || parts.every(has[field]))
      );
    },
    has: (value) =>
      value === 'abstract' ? paper.abstract !== '' : (paper.links ?? []).some((link) => link.kind === value),
  };
}

function isOwnText(field: TextField): field is 'title' | 'abstract' {
  return field === 'title' || field === 'abstract';
}

function textsOf(paper: Paper, field: TextField | undefined): readonly string[] {
  switch (field) {
    case undefined:
      return [paper.title, paper.abstract];
    case 'title':
    case 'abstract':
      return [paper[field]];
    case 'source':
      return sourcesOf(paper);
    case 'author':
      return paper.authors ?? [];
    case 'venue':
      return paper.venue === undefined ? [] : [paper.venue];
    case 'cat':
      return paper.categories ?? [];
  }
}
