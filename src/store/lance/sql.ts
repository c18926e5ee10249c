/** What of a filter the table can be asked itself; the rest is asked of each paper that it brings. */
import type { Clause, HasValue, YearRange } from '../../query/query.js';
import { foldText } from '../../search/phrase.js';

/** A condition that every paper which passes the filter meets. */
export interface Condition {
  /** For DataFusion; absent where the table cannot tell. */
  readonly sql?: string;
  /** Whether every paper that meets it passes. */
  readonly exact: boolean;
}

const UNKNOWN: Condition = { exact: false };

export function conditionOf(clause: Clause): Condition {
  switch (clause.kind) {
    case 'year':
      return { sql: yearWithin(clause.range), exact: true };
    case 'has':
      return { sql: COLUMN_OF[clause.value], exact: true };
    case 'field':
      return clause.field === 'title' || clause.field === 'abstract' ? UNKNOWN : facetHolds(clause.text);
    case 'not':
      return negated(conditionOf(clause.clause));
    case 'and':
      return allOf(clause.clauses.map(conditionOf));
    case 'or':
      return anyOf(clause.clauses.map(conditionOf));
    default:
      return UNKNOWN;
  }
}

const COLUMN_OF: Readonly<Record<HasValue, string>> = {
  abstract: 'has_abstract',
  code: 'has_code',
  project: 'has_project',
};

/** Year 0 stands for none. */
function yearWithin({ from = 1, to = 9999 }: YearRange): string {
  return `(year >= ${from} AND year <= ${to})`;
}

/** Folded words are letters, digits and marks; the quotation mark is doubled all the same. */
function facetHolds(text: string): Condition {
  const parts = foldText(text)
    .split(/[ -]/)
    .filter((part) => part !== '');
  if (parts.length === 0) return UNKNOWN;
  return { sql: `(${parts.map((part) => `contains(facets, ${quoted(part)})`).join(' AND ')})`, exact: false };
}

function negated({ sql, exact }: Condition): Condition {
  return sql !== undefined && exact ? { sql: `(NOT ${sql})`, exact } : UNKNOWN;
}

function allOf(conditions: readonly Condition[]): Condition {
  const known = conditions.flatMap(({ sql }) => sql ?? []);
  if (known.length === 0) return UNKNOWN;
  return { sql: `(${known.join(' AND ')})`, exact: conditions.every(({ exact }) => exact) };
}

function anyOf(conditions: readonly Condition[]): Condition {
  const known = conditions.flatMap(({ sql }) => sql ?? []);
  if (known.length < conditions.length) return UNKNOWN;
  return { sql: `(${known.join(' OR ')})`, exact: conditions.every(({ exact }) => exact) };
}

export function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

export function idAmong(ids: readonly string[]): string {
  return `id IN (${ids.map(quoted).join()})`;
}
