/** When papers came. */
import type { Insertable, Kysely } from 'kysely';
import type { Arrivals, Newcomer } from '../../digest/ports.js';
import type { PaperId } from '../../paper/paper.js';
import type { Tables } from './schema.js';

/** Databases allow so many values in a statement, and more. */
const CHUNK = 1_000;

export function createArrivals(db: Kysely<Tables>): Arrivals {
  return {
    note: (ids, now, tell) => note(db, ids, now, tell),
    since: async (from) => {
      const rows = await db
        .selectFrom('arrivals')
        .select(['paper_id', 'at'])
        .where('at', '>', from.toISOString())
        .orderBy('at', 'desc')
        .orderBy('paper_id')
        .execute();
      return rows.flatMap(({ paper_id, at }) => (at === null ? [] : [{ id: paper_id, at: new Date(at) }]));
    },
  };
}

/** The archive is noted in many statements: until it is whole, what comes belongs to it. */
async function note(
  db: Kysely<Tables>,
  ids: readonly string[],
  now: Date,
  tell: (id: PaperId) => Promise<Newcomer>,
): Promise<void> {
  if (ids.length === 0) return;
  const noted = await db
    .selectFrom('milestones')
    .select('at')
    .where('name', '=', 'archive-noted')
    .executeTakeFirst();
  // In one order, so that two replicas that note the same papers do not wait for each other for ever.
  const sorted = ids.toSorted();
  for (let start = 0; start < sorted.length; start += CHUNK) {
    const unknown = await unknownOf(db, sorted.slice(start, start + CHUNK));
    const rows = noted
      ? await came(db, await Promise.all(unknown.map(tell)), now)
      : unknown.map((paper_id) => ({ paper_id, at: null }));
    await insert(db, rows);
  }
  if (noted) return;
  await db
    .insertInto('milestones')
    .values({ name: 'archive-noted', at: now.toISOString() })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

async function unknownOf(db: Kysely<Tables>, ids: readonly string[]): Promise<readonly string[]> {
  const known = await db.selectFrom('arrivals').select('paper_id').where('paper_id', 'in', ids).execute();
  const old = new Set(known.map(({ paper_id }) => paper_id));
  return [...new Set(ids)].filter((id) => !old.has(id));
}

/** Under its new name a paper did not come: when it did is noted under another. */
async function came(db: Kysely<Tables>, papers: readonly Newcomer[], now: Date): Promise<Row[]> {
  const others = papers.flatMap(({ names: [, ...rest] }) => rest);
  const known = new Set<PaperId>();
  for (let start = 0; start < others.length; start += CHUNK) {
    const some = others.slice(start, start + CHUNK);
    const rows = await db.selectFrom('arrivals').select('paper_id').where('paper_id', 'in', some).execute();
    for (const { paper_id } of rows) known.add(paper_id);
  }
  return papers.flatMap(({ names: [paper_id, ...rest], isOld }) => {
    if (paper_id === undefined) return [];
    return { paper_id, at: isOld || rest.some((name) => known.has(name)) ? null : now.toISOString() };
  });
}

async function insert(db: Kysely<Tables>, rows: readonly Row[]): Promise<void> {
  if (rows.length === 0) return;
  await db
    .insertInto('arrivals')
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

type Row = Insertable<Tables['arrivals']>;
