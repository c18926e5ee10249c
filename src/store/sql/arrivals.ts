/** When papers came. */
import type { Kysely } from 'kysely';
import type { Arrivals } from '../../digest/ports.js';
import type { Tables } from './schema.js';

/** Databases allow so many values in a statement, and more. */
const CHUNK = 1_000;

export function createArrivals(db: Kysely<Tables>): Arrivals {
  return {
    note: (ids, now) => note(db, ids, now),
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
async function note(db: Kysely<Tables>, ids: readonly string[], now: Date): Promise<void> {
  if (ids.length === 0) return;
  const noted = await db
    .selectFrom('milestones')
    .select('at')
    .where('name', '=', 'archive-noted')
    .executeTakeFirst();
  const at = noted ? now.toISOString() : null;
  // In one order, so that two replicas that note the same papers do not wait for each other for ever.
  const sorted = ids.toSorted();
  for (let start = 0; start < sorted.length; start += CHUNK) {
    await noteSome(db, sorted.slice(start, start + CHUNK), at);
  }
  if (noted) return;
  await db
    .insertInto('milestones')
    .values({ name: 'archive-noted', at: now.toISOString() })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

async function noteSome(db: Kysely<Tables>, ids: readonly string[], at: string | null): Promise<void> {
  const known = await db.selectFrom('arrivals').select('paper_id').where('paper_id', 'in', ids).execute();
  const old = new Set(known.map(({ paper_id }) => paper_id));
  const rows = ids.filter((id) => !old.has(id)).map((paper_id) => ({ paper_id, at }));
  if (rows.length === 0) return;
  await db
    .insertInto('arrivals')
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
