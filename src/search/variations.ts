/** Queries near a query: respelled, without one of its requirements, with fewer words. */
import { allOf } from '../query/clauses.js';
import type { Clause } from '../query/query.js';
import { partsOf, wordsOf } from './analyze.js';
import type { AskedWord } from './question.js';
import { ASKING_WORDS, STOP_WORDS } from './stop-words.js';

/** Its unknown words as the corpus spells them. */
export function respelled(clause: Clause, words: readonly AskedWord[]): Clause {
  switch (clause.kind) {
    case 'term':
    case 'phrase':
    case 'field':
      return { ...clause, text: words.reduce(correct, clause.text) };
    case 'and':
    case 'or':
      return { ...clause, clauses: clause.clauses.map((part) => respelled(part, words)) };
    default:
      return clause;
  }
}

function correct(text: string, word: AskedWord): string {
  const at = text.toLowerCase().indexOf(word.text.toLowerCase());
  if (at < 0 || word.meant === undefined) return text;
  return text.slice(0, at) + word.meant + text.slice(at + word.text.length);
}

/** These words just as they were typed: in quotation marks no word is read as another. */
export function literally(clause: Clause, words: readonly AskedWord[]): Clause {
  switch (clause.kind) {
    case 'term':
      return speaksOf(clause.text, words) ? { kind: 'phrase', text: clause.text } : clause;
    case 'and':
    case 'or':
      return { ...clause, clauses: clause.clauses.map((part) => literally(part, words)) };
    default:
      return clause;
  }
}

/** Each time one requirement less: an exclusion, a filter. */
export function withoutOneRequirement(clause: Clause): Clause[] {
  const parts = partsOfAll(clause);
  return parts
    .filter(({ kind }) => kind !== 'term')
    .flatMap((part) => allOf(parts.filter((other) => other !== part)) ?? []);
}

/** What had to stand word for word, or in one field, as plain words. */
export function inPlainWords(clause: Clause): Clause | undefined {
  return allOf(
    partsOfAll(clause).flatMap((part) => {
      if (part.kind !== 'phrase' && part.kind !== 'field') return [part];
      return wordsOf(part.text).map(({ text }): Clause => ({ kind: 'term', text }));
    }),
  );
}

/** Without the words that only ask, and those that any paper may use. */
export function topicOf(clause: Clause): Clause | undefined {
  return allOf(partsOfAll(clause).filter((part) => part.kind !== 'term' || saysSomething(part.text)));
}

/** Without these words. */
export function withoutWords(clause: Clause, words: readonly AskedWord[]): Clause | undefined {
  return allOf(partsOfAll(clause).filter((part) => part.kind !== 'term' || !speaksOf(part.text, words)));
}

function partsOfAll(clause: Clause): readonly Clause[] {
  return clause.kind === 'and' ? clause.clauses : [clause];
}

function speaksOf(text: string, words: readonly AskedWord[]): boolean {
  return wordsOf(text).some((typed) => words.some(({ from }) => from === typed.text));
}

function saysSomething(text: string): boolean {
  return wordsOf(text).some((word) =>
    partsOf(word.text).some((part) => !STOP_WORDS.has(part) && !ASKING_WORDS.has(part)),
  );
}
