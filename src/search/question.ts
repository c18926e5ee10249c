/** The words of a query as the index knows them, each with its weight. */
import type { Clause } from '../query/query.js';
import { partsOf, stem, wordsOf } from './analyze.js';
import type { LexicalIndex, QueryTerm } from './lexical.js';
import { STOP_WORDS } from './stop-words.js';

/** One word that was asked for: a part of a compound counts as a word of its own. */
export interface AskedWord {
  /** As typed, or the typed compound's folded part. */
  readonly text: string;
  readonly term: string;
  readonly known: boolean;
}

export interface Question {
  readonly words: readonly AskedWord[];
  /** What to look for: the words, and the joined forms of compounds beside them. */
  readonly terms: readonly QueryTerm[];
}

/** A joined compound says again what its parts said: it counts for half. */
const JOINED_WEIGHT = 0.5;
/** A shorter word has too many neighbours one edit away. */
const SHORTEST_TYPO = 4;

/** Reads every word of a clause that counts for the ranking; what is excluded does not. */
export function questionOf(clause: Clause, index: LexicalIndex): Question {
  const words = textsOf(clause)
    .flatMap(wordsOf)
    .map(({ text }) => ({ text, parts: partsOf(text) }));
  const asked = words.flatMap(({ text, parts }) =>
    parts
      .filter((part) => !STOP_WORDS.has(part))
      .map((part) => askedWord(parts.length > 1 ? part : text, stem(part), index)),
  );
  const joined = words
    .filter(({ parts }) => parts.length > 1)
    .map(({ parts }) => ({ term: stem(parts.join('')), weight: JOINED_WEIGHT, fuzzy: false }));
  return { words: asked, terms: [...asked.map(termOf), ...joined] };
}

function askedWord(text: string, term: string, index: LexicalIndex): AskedWord {
  return { text, term, known: index.frequency(term) > 0 };
}

/** Typos are looked for only in words that the corpus does not know; digits are never a slip of other digits. */
function termOf({ term, known }: AskedWord): QueryTerm {
  return { term, weight: 1, fuzzy: !known && term.length >= SHORTEST_TYPO && !/\d/.test(term) };
}

function textsOf(clause: Clause): string[] {
  switch (clause.kind) {
    case 'term':
    case 'phrase':
      return [clause.text];
    case 'field':
      return clause.field === 'title' || clause.field === 'abstract' ? [clause.text] : [];
    case 'and':
    case 'or':
      return clause.clauses.flatMap(textsOf);
    default:
      return [];
  }
}
