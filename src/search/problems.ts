/** What in a query cannot work on this corpus, in sentences for the person who typed it. */
import { print } from '../query/print.js';
import type { Clause, Problem, Query } from '../query/query.js';
import type { Question } from './question.js';
import type { CorpusFacts } from './types.js';

/** A filter on something that no paper of the corpus has, words that say nothing, and a query of exclusions only. */
export function problemsOf(facts: CorpusFacts, { clause, sort }: Query, question: Question): Problem[] {
  if (!clause || facts.papers === 0) return [];
  const filters = filtersOf(clause, false).flatMap((filter) => missing(facts, filter));
  const unsorted = sort === 'new' && facts.years.length === 0;
  return [
    ...filters,
    ...(unsorted ? [{ message: `${none(facts)} has a year, so sort:new changes nothing.` }] : []),
    ...wordless(clause, question),
  ];
}

interface Filter {
  readonly clause: Clause;
  readonly excludes: boolean;
}

function filtersOf(clause: Clause, excludes: boolean): Filter[] {
  if (clause.kind === 'not') return filtersOf(clause.clause, !excludes);
  if (clause.kind === 'and' || clause.kind === 'or') {
    return clause.clauses.flatMap((part) => filtersOf(part, excludes));
  }
  return [{ clause, excludes }];
}

function missing(facts: CorpusFacts, { clause, excludes }: Filter): Problem[] {
  const needed = datumOf(clause, facts);
  if (!needed || needed.known) return [];
  const text = print({ clause, sort: 'relevance' });
  const effect = excludes ? `so leaving out ${text} changes nothing` : `so ${text} can find nothing`;
  return [{ message: `${none(facts)} has ${needed.name}, ${effect}.` }];
}

interface Datum {
  readonly name: string;
  /** Whether any paper has it. */
  readonly known: boolean;
}

function datumOf(clause: Clause, { years, venues, categories, having }: CorpusFacts): Datum | undefined {
  if (clause.kind === 'year') return { name: 'a year', known: years.length > 0 };
  if (clause.kind === 'has' && clause.value !== 'abstract') {
    return { name: `a ${clause.value} link`, known: having[clause.value] > 0 };
  }
  if (clause.kind !== 'field') return undefined;
  switch (clause.field) {
    case 'author':
      return { name: 'named authors', known: having.authors > 0 };
    case 'venue':
      return { name: 'a venue', known: venues.length > 0 };
    case 'cat':
      return { name: 'a category', known: categories.length > 0 };
    default:
      return undefined;
  }
}

function none({ papers }: CorpusFacts): string {
  return papers === 1 ? 'No paper here' : `None of the ${papers.toLocaleString('en')} papers`;
}

function wordless(clause: Clause, { words, typed }: Question): Problem[] {
  if (words.length > 0) return [];
  if (filtersOf(clause, false).every(({ excludes }) => excludes)) {
    return [
      {
        message: 'This only leaves something out, so every other paper is listed. Add a word to search for.',
      },
    ];
  }
  const asks = filtersOf(clause, false).some(({ clause, excludes }) => clause.kind === 'term' && !excludes);
  if (!asks) return [];
  return typed === ''
    ? [{ message: 'There is no word in this to search for. Name a topic.' }]
    : [{ message: `“${typed}” holds only words that any paper may use. Add one that names a topic.` }];
}
