/** The papers in LanceDB: it brings candidates by their words, and they are scored as those in memory are. */
import type { FullTextQuery, Query, Row, Table } from '@lancedb/lancedb';
import { normaliseTitle, normaliseUrl } from '../../paper/identifiers.js';
import type { Paper } from '../../paper/paper.js';
import type { Clause } from '../../query/query.js';
import { scorerOf } from '../../search/bm25.js';
import { termsNeeded } from '../../search/holder.js';
import type { Knowledge } from '../../search/knowledge.js';
import type { Found, PaperIndex, Sentences, WeightedTerm } from '../../search/paper-index.js';
import type { Phrase } from '../../search/phrases.js';
import { createSieve, type Sieve } from '../../search/sieve.js';
import {
  candidateOf,
  columnsFor,
  heldOf,
  keyOf,
  looksInside,
  MOST,
  passingOf,
  rowsOf,
  WIDER,
} from './candidates.js';
import { createRowKeeper, type RowKeeper } from './kept-rows.js';
import { joinNearest } from './nearest.js';
import type { LanceDb } from './package.js';
import { type Held, lineOf, named, paperOf } from './papers-table.js';
import { conditionOf, quoted } from './sql.js';
import type { Vectors } from './vectors.js';

/** LanceDB's order is not ours, though of few words it is nearly: so many times as many as wanted are scored. */
const SCORED = { few: 2, many: 3 };
const FEW = 3;
/** Rows read at a time where each must be looked at. */
const SLICE = 500;

export interface LanceIndex extends PaperIndex {
  /** Reads into memory what ranking needs of every paper, so that questions need not wait for it; rejects as the table does. */
  keepRows(): Promise<void>;
  dropRows(): void;
}

/**
 * Over one version of a table, which never changes. Where not all that pass a filter can be counted by the table,
 * `total` is of those that were looked at, and `exact` is false.
 */
export function createLanceIndex(
  lancedb: LanceDb,
  table: Table,
  knowledge: Knowledge,
  phrases: readonly Phrase[],
  meaning?: { readonly vectors: Vectors; readonly sentences: Sentences },
): LanceIndex {
  const first = async (sql: string) => (await papersOf(table.query().where(sql).limit(1)))[0];
  const { keep, drop, finder } = createRowKeeper(table, knowledge.forms);
  const holders = findByWords(lancedb, table, knowledge, finder);
  const joined = meaning && joinNearest(table, meaning.vectors, knowledge);
  return {
    keepRows: keep,
    dropRows: drop,
    knowledge,
    phrases,
    ...(meaning ? { sentences: meaning.sentences } : {}),
    find: async (terms, filter, limit, near) => {
      const found = holders(terms, filter, limit);
      return near && joined ? joined(found, terms, filter, near) : found;
    },
    list: (filter, sort, limit) => listPapers(table, knowledge, filter, sort, limit),
    read: async (keys) => papersInOrder(table, keys),
    ids: async () => (await table.query().select(['id']).toArray()).map((row: Row) => String(row['id'])),
    paper: async (id) => (await first(`id = ${quoted(id)}`)) ?? (await otherwiseNamed(lancedb, table, id)),
    paperByTitle: (title) => first(`title_key = ${quoted(normaliseTitle(title))}`),
    paperByUrl: (url) => first(`contains(urls, ${quoted(lineOf(normaliseUrl(url)))})`),
  };
}

/** Whatever a person types may be asked for: a name is one word. */
async function otherwiseNamed(lancedb: LanceDb, table: Table, name: string): Promise<Paper | undefined> {
  if (!/^\S{1,80}$/.test(name)) return undefined;
  const rows = await named(lancedb, table, [name]).limit(1).toArray();
  return rows.flatMap(paperOf)[0];
}

type FindByWords = (
  terms: readonly WeightedTerm[],
  filter: Clause | undefined,
  limit: number,
) => Promise<Found>;

function findByWords(
  lancedb: LanceDb,
  table: Table,
  knowledge: Knowledge,
  finder: RowKeeper['finder'],
): FindByWords {
  return async (terms, filter, limit) => {
    if (terms.length === 0) return NONE;
    const score = scorerOf(terms, knowledge);
    const { words, first } = await wordsQuery(lancedb, table, terms, filter);
    const read = rowReader(table, filter, knowledge, finder());
    const sql = filter && conditionOf(filter).sql;
    const fewest = limit * (terms.length > FEW ? SCORED.many : SCORED.few);
    for (let size = first ?? fewest; ; size = Math.min(MOST, size * WIDER)) {
      const query = table.query().fullTextSearch(words).limit(size).withRowId();
      const { rows, held } = await read(sql === undefined ? query : query.where(sql));
      const found = held.map((one) => candidateOf(one, score));
      const all = rows < size;
      if (!all && found.length < limit && size < MOST) continue;
      const best = found.sort((a, b) => b.score - a.score || a.key - b.key).slice(0, limit);
      return { candidates: best, total: found.length, exact: all };
    }
  };
}

const NONE: Found = { candidates: [], total: 0, exact: true };

/** How many rows a query brings, and those that pass the filter; out of memory as far as they are kept there. */
function rowReader(
  table: Table,
  filter: Clause | undefined,
  knowledge: Knowledge,
  find: ReturnType<RowKeeper['finder']>,
): (query: Query) => Promise<{ readonly rows: number; readonly held: readonly Held[] }> {
  const passing = passingOf(filter, knowledge);
  if (find) {
    const sieve = looksInside(filter) ? createSieve(filter) : undefined;
    return async (query) => {
      const keys = [...((await query.select(['_score']).toArrow()).getChild('_rowid') ?? [])];
      const held = find(keys.map(Number));
      return { rows: keys.length, held: sieve ? await passed(table, held, sieve, passing) : held };
    };
  }
  return async (query) => {
    const rows = await query.select(columnsFor(filter, '_score')).toArray();
    return { rows: rows.length, held: rows.filter(passing).map(heldOf) };
  };
}

async function passed(
  table: Table,
  held: readonly Held[],
  sieve: Sieve,
  passing: ReturnType<typeof passingOf>,
): Promise<readonly Held[]> {
  const likely = held.filter(({ terms }) => sieve(terms));
  const rows = await rowsOf(
    table,
    likely.map(({ key }) => key),
    ['paper', 'terms'],
  );
  const keys = new Set(rows.filter(passing).map(keyOf));
  return likely.filter(({ key }) => keys.has(key));
}

interface WordsQuery {
  readonly words: FullTextQuery;
  /** So many rows are all of them. */
  readonly first?: number;
}

/**
 * The terms, any of them. Where a filter needs some, those papers alone that hold all of these, if they are few enough to
 * be read: LanceDB finds them a hundred times as fast as it orders them by the other terms too.
 */
async function wordsQuery(
  { MatchQuery, BooleanQuery }: LanceDb,
  table: Table,
  terms: readonly WeightedTerm[],
  filter: Clause | undefined,
): Promise<WordsQuery> {
  const any = new MatchQuery(terms.map(({ term }) => term).join(' '), 'words');
  const needed = filter ? neededBy(filter) : [];
  if (needed.length === 0) return { words: any };
  const all = new MatchQuery(needed.join(' '), 'words', { operator: 'AND' });
  const holders = table.query().fullTextSearch(all).select(['_score']).limit(MOST);
  if ([...((await holders.toArrow()).getChild('_score') ?? [])].length < MOST)
    return { words: all, first: MOST };
  return {
    words: new BooleanQuery([
      ['MUST', all],
      ['SHOULD', any],
    ]),
  };
}

function neededBy(clause: Clause): readonly string[] {
  if (clause.kind === 'and') return clause.clauses.flatMap(neededBy);
  if (clause.kind === 'phrase') return termsNeeded(clause.text);
  const own = clause.kind === 'field' && (clause.field === 'title' || clause.field === 'abstract');
  return own ? termsNeeded(clause.text) : [];
}

async function papersOf(query: Query): Promise<Paper[]> {
  return (await query.select(['paper']).toArray()).flatMap(paperOf);
}

async function papersInOrder(table: Table, keys: readonly number[]): Promise<Paper[]> {
  const rows = await rowsOf(table, keys, ['paper']);
  return rows.flatMap(paperOf);
}

async function listPapers(
  table: Table,
  knowledge: Knowledge,
  filter: Clause | undefined,
  sort: 'relevance' | 'new',
  limit: number,
): Promise<Found> {
  const { sql, exact } = filter ? conditionOf(filter) : { sql: undefined, exact: true };
  const query = table.query().select(['day']);
  const rows = await (sql === undefined ? query : query.where(sql)).withRowId().toArray();
  const days = new Map(rows.map((row) => [keyOf(row), Number(row['day'])]));
  const keys = [...days.keys()].sort(
    (a, b) => (sort === 'new' ? (days.get(b) ?? 0) - (days.get(a) ?? 0) : 0) || a - b,
  );
  const read = (some: readonly number[]) => rowsOf(table, some, columnsFor(filter));
  const listed = (row: Row) => candidateOf(heldOf(row), () => 0);
  if (exact) {
    const candidates = (await read(keys.slice(0, limit))).map(listed);
    return { candidates, total: keys.length, exact };
  }
  const passing = passingOf(filter, knowledge);
  const passed: Row[] = [];
  let looked = 0;
  for (; looked < keys.length && looked < MOST && passed.length <= limit; looked += SLICE) {
    passed.push(...(await read(keys.slice(looked, looked + SLICE))).filter(passing));
  }
  const candidates = passed.slice(0, limit).map(listed);
  return { candidates, total: passed.length, exact: looked >= keys.length };
}
