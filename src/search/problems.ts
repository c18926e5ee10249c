/** What in a query cannot work on this corpus, in sentences for the person who typed it. */
import type { Paper } from '../paper/paper.js';
import { print } from '../query/print.js';
import type { Clause, Problem, Query } from '../query/query.js';
import type { Question } from './question.js';
import type { Corpus } from './ranking.js';

/** A filter on something that no paper of the corpus has, words that say nothing, and a query of exclusions only. */
export function problemsOf({ papers }: Corpus, { clause, sort }: Query, question: Question): Problem[] {
  if (!clause || papers.length === 0) return [];
  const filters = filtersOf(clause, false).flatMap((filter) => missing(papers, filter));
  const unsorted = sort === 'new' && papers.every(({ year }) => year === undefined);
  return [
    ...filters,
    ...(unsorted ? [{ message: `${none(papers)} has a year, so sort:new changes nothing.` }] : []),
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

function missing(papers: readonly Paper[], { clause, excludes }: Filter): Problem[] {
  const needed = datumOf(clause);
  if (!needed || papers.some(needed.has)) return [];
  const text = print({ clause, sort: 'relevance' });
  const effect = excludes ? `so leaving out ${text} changes nothing` : `so ${text} can find nothing`;
  return [{ message: `${none(papers)} has ${needed.name}, ${effect}.` }];
}

interface Datum {
  readonly name: string;
  has(paper: Paper): boolean;
}

function datumOf(clause: Clause): Datum | undefined {
  if (clause.kind === 'year') return { name: 'a year', has: ({ year }) => year !== undefined };
  if (clause.kind === 'has' && clause.value !== 'abstract') {
    const { value } = clause;
    return {
      name: `a ${value} link`,
      has: ({ links }) => links?.some(({ kind }) => kind === value) ?? false,
    };
  }
  if (clause.kind !== 'field') return undefined;
  switch (clause.field) {
    case 'author':
      return { name: 'named authors', has: ({ authors }) => authors !== undefined && authors.length > 0 };
    case 'venue':
      return { name: 'a venue', has: ({ venue }) => venue !== undefined };
    case 'cat':
      return {
        name: 'a category',
        has: ({ categories }) => categories !== undefined && categories.length > 0,
      };
    default:
      return undefined;
  }
}

function none(papers: readonly Paper[]): string {
  return papers.length === 1 ? 'No paper here' : `None of the ${papers.length.toLocaleString('en')} papers`;
}

/** Words that were found as others. Worth saying where they led to something; else the advice has them. */
export function slipsIn({ words }: Question): Problem[] {
  const slips = new Map(
    words.flatMap(({ text, meant }) => (meant === undefined ? [] : [[text, meant] as const])),
  );
  if (slips.size === 0) return [];
  const read = [...slips].map(([typed, meant]) => `“${typed}” (read as “${meant}”)`);
  return [{ message: `No paper has ${read.join(' or ')}.` }];
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
