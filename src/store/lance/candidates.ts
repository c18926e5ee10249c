/** Rows of the table of papers as candidates, and which of them a filter lets through. */
import type { Row, Table } from '@lancedb/lancedb';
import type { Clause } from '../../query/query.js';
import type { scorerOf } from '../../search/bm25.js';
import { createFilter } from '../../search/holder.js';
import type { Knowledge } from '../../search/knowledge.js';
import type { Candidate } from '../../search/paper-index.js';
import { type Held, paperOf, unpacked } from './papers-table.js';
import { conditionOf } from './sql.js';

/** Where a filter lets too few rows through, so many times as many are looked at, and at last so many. */
export const WIDER = 4;
export const MOST = 10_000;

export function columnsFor(filter: Clause | undefined, ...more: readonly string[]): string[] {
  return ['title', 'terms', ...(looksInside(filter) ? ['paper'] : []), ...more];
}

/** Whether the table cannot tell by itself which papers the filter lets through. */
export function looksInside(filter: Clause | undefined): filter is Clause {
  return filter !== undefined && !conditionOf(filter).exact;
}

/** What the table could not be asked is asked here, in full. */
export function passingOf(filter: Clause | undefined, { vocabulary }: Knowledge): (row: Row) => boolean {
  if (!looksInside(filter)) return () => true;
  const passes = createFilter(vocabulary)(filter);
  return (row) => paperOf(row).some((paper) => passes(paper, heldOf(row).terms));
}

export function heldOf(row: Row): Held {
  const { title, terms } = row;
  return {
    key: keyOf(row),
    title: String(title),
    ...unpacked(terms instanceof Uint8Array ? terms : NO_TERMS),
  };
}

const NO_TERMS = new Uint8Array();

export function candidateOf(
  { key, title, terms, lengths }: Held,
  score: ReturnType<typeof scorerOf>,
): Candidate {
  return { key, title, terms, score: score(terms, lengths) };
}

/** The row's place in the table, which tells its place in the corpus. */
export function keyOf(row: Row): number {
  return Number(row['_rowid']);
}

/** In the order of the keys. */
export async function rowsOf(
  table: Table,
  keys: readonly number[],
  columns: readonly string[],
): Promise<Row[]> {
  if (keys.length === 0) return [];
  const rows = await table.takeRowIds(keys).select(columns).withRowId().toArray();
  const byKey = new Map(rows.map((row) => [keyOf(row), row]));
  return keys.map((key) => byKey.get(key)).filter((row) => row !== undefined);
}
