/** Which papers a clause lets through, apart from any ranking: words rank, everything else is required. */
import type { Clause, HasValue, TextField } from './query.js';

/** What a clause may ask of one paper; the search answers it, so that both agree on what a word is. */
export interface Holder {
  readonly year?: number | undefined;
  /** Whether the ranking finds the paper for these words, stems and typos included. */
  answers(words: string): boolean;
  /** Whether these words stand in a row, spelled so, in the title or the abstract, or in one field. */
  holds(words: string, field?: TextField): boolean;
  /** Whether the field has each of these words; in title and abstract another ending is the same word. */
  mentions(words: string, field: TextField): boolean;
  has(value: HasValue): boolean;
}

/** Whether the paper passes. Terms must be answered too: take them out with `requirementOf` where they only rank. */
export function matches(clause: Clause, paper: Holder): boolean {
  switch (clause.kind) {
    case 'term':
      return paper.answers(clause.text);
    case 'phrase':
      return paper.holds(clause.text);
    case 'field':
      return clause.quoted
        ? paper.holds(clause.text, clause.field)
        : paper.mentions(clause.text, clause.field);
    case 'year':
      return within(paper.year, clause.range);
    case 'has':
      return paper.has(clause.value);
    case 'not':
      return !matches(exactly(clause.clause), paper);
    case 'and':
      return allOf(clause.clauses, paper);
    case 'or':
      return clause.clauses.some((side) => matches(side, paper));
  }
}

/** What of a clause is required: all but the words that rank. Absent when everything ranks. */
export function requirementOf(clause: Clause): Clause | undefined {
  if (ranksOnly(clause)) return undefined;
  if (clause.kind !== 'and') return clause;
  const required = clause.clauses.filter((part) => !ranksOnly(part));
  const [only] = required;
  return required.length === 1 ? only : { kind: 'and', clauses: required };
}

/** Whether a paper must hold one of the clause's words to be found at all; not so if a filter is an alternative to them. */
export function demandsWords(clause: Clause): boolean {
  if (ranksOnly(clause) || clause.kind === 'phrase') return true;
  if (clause.kind === 'and') return clause.clauses.some(demandsWords);
  if (clause.kind === 'or') return clause.clauses.every(demandsWords);
  return clause.kind === 'field' && (clause.field === 'title' || clause.field === 'abstract');
}

function ranksOnly(clause: Clause): boolean {
  if (clause.kind === 'and' || clause.kind === 'or') return clause.clauses.every(ranksOnly);
  return clause.kind === 'term';
}

/** Inside an alternative, words that rank must at least be met by one of them. */
function allOf(clauses: readonly Clause[], paper: Holder): boolean {
  const words = clauses.filter(ranksOnly);
  const required = clauses.filter((clause) => !ranksOnly(clause));
  return (
    required.every((clause) => matches(clause, paper)) &&
    (words.length === 0 || words.some((word) => matches(word, paper)))
  );
}

/** An exclusion takes words as they are typed: `-vision` keeps a paper that says `visions` only. */
function exactly(clause: Clause): Clause {
  switch (clause.kind) {
    case 'term':
      return { kind: 'phrase', text: clause.text };
    case 'and':
    case 'or':
      return { kind: clause.kind, clauses: clause.clauses.map(exactly) };
    default:
      return clause;
  }
}

function within(year: number | undefined, range: { readonly from?: number; readonly to?: number }): boolean {
  return year !== undefined && year >= (range.from ?? year) && year <= (range.to ?? year);
}
