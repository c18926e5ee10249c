/** The papers that were brought in, as rows. */
import { type Kysely, sql } from 'kysely';
import type { PaperStore, PutCounts } from '../../ingest/ports.js';
import { namesOf } from '../../paper/names.js';
import type { Paper, PaperId } from '../../paper/paper.js';
import { readWritten } from '../../paper/record.js';
import type { Connection } from './database.js';
import { batchesOf, putBatch } from './put-papers.js';
import type { Tables } from './schema.js';

/** The store of papers, as a copy of it on a disk follows it. */
export interface PaperRows extends PaperStore {
  /** Names this very database, in which revisions grow only: one that was restored from a backup is another. */
  origin(): Promise<string>;
}

/** Any number that no other program on the same PostgreSQL database locks by. */
const PUTTING = 7_024_114;
/** Databases allow so many values in a statement, and more. */
const NAMES_AT_ONCE = 500;

/** @param newOrigin makes names of databases that never come twice */
export function createPapers({ kind, db }: Connection, newOrigin: () => string): PaperRows {
  return {
    // When a paper was read it says itself, and nothing here is kept by the time of its coming.
    put: (papers, _now, known = () => false) =>
      db.transaction().execute(async (trx) => {
        // One after another: papers that several put at once are merged, and revisions become seen in their order.
        if (kind === 'postgres') await sql`select pg_advisory_xact_lock(${sql.lit(PUTTING)})`.execute(trx);
        let revision = await lastRevision(trx);
        let counts: PutCounts = { added: 0, updated: 0, same: 0 };
        for (const batch of batchesOf(papers)) {
          const put = await putBatch(trx, batch, revision, known);
          counts = sumOf(counts, put.counts);
          revision = put.revision;
          // The embedded database answers at once and never lets others have their turn.
          await new Promise((resolve) => setImmediate(resolve));
        }
        return counts;
      }),
    find: (names) => find(db, names),
    revision: () => lastRevision(db),
    changedSince: async (revision, limit) => {
      const rows = await db
        .selectFrom('papers')
        .select(['revision', 'record'])
        .where('revision', '>', revision)
        .orderBy('revision')
        .limit(limit)
        .execute();
      const papers = rows.flatMap(({ record }) => readWritten(record));
      return { revision: rows.at(-1)?.revision ?? revision, papers };
    },
    count: async () => {
      const { papers } = await db
        .selectFrom('papers')
        .select((eb) => eb.fn.countAll<number>().as('papers'))
        .executeTakeFirstOrThrow();
      return papers;
    },
    origin: () => originOf(db, newOrigin),
  };
}

async function lastRevision(db: Kysely<Tables>): Promise<number> {
  const { last } = await db
    .selectFrom('papers')
    .select((eb) => eb.fn.max<number | null>('revision').as('last'))
    .executeTakeFirstOrThrow();
  return last ?? 0;
}

function sumOf(one: PutCounts, other: PutCounts): PutCounts {
  return {
    added: one.added + other.added,
    updated: one.updated + other.updated,
    same: one.same + other.same,
  };
}

/** Titles are looked for in the same table; a paper of the title that makes this id need not have it as a name. */
async function find(db: Kysely<Tables>, names: readonly PaperId[]): Promise<readonly Paper[]> {
  const wanted = new Set(names);
  const found = new Map<PaperId, Paper>();
  for (let start = 0; start < names.length; start += NAMES_AT_ONCE) {
    const rows = await db
      .selectFrom('papers')
      .select('record')
      .where('id', 'in', (eb) =>
        eb
          .selectFrom('paper_names')
          .select('paper_id')
          .where('name', 'in', names.slice(start, start + NAMES_AT_ONCE)),
      )
      .execute();
    for (const paper of rows.flatMap(({ record }) => readWritten(record))) {
      if (namesOf(paper).some((name) => wanted.has(name))) found.set(paper.id, paper);
    }
  }
  return [...found.values()];
}

/** Made when it is first asked for. */
async function originOf(db: Kysely<Tables>, newOrigin: () => string): Promise<string> {
  const read = () => db.selectFrom('marks').select('value').where('name', '=', 'origin').executeTakeFirst();
  const known = await read();
  if (known) return known.value;
  await db
    .insertInto('marks')
    .values({ name: 'origin', value: newOrigin() })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const made = await read();
  if (!made) throw new Error('a mark that was made is gone');
  return made.value;
}
