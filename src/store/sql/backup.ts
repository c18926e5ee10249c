/** Copies all that is kept into a file, as it was at one moment. */
import { type Kysely, sql } from 'kysely';
import { UserError } from '../../lib/errors.js';
import { type BackupRow, writeBackup } from './backup-file.js';
import type { Connection } from './database.js';
import { appliedMigrations } from './migrate.js';
import type { Tables } from './schema.js';
import { KEYS, PASSING } from './tables.js';

const PAGE = 500;

/** Gives how many rows were copied. Rejects with a `UserError` where nothing is kept yet or the file cannot be written. */
export async function backUp({ db, name }: Connection, file: string, now: Date): Promise<number> {
  const snapshot = db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only');
  return snapshot.execute(async (trx) => {
    const migrations = await appliedMigrations(trx);
    if (migrations.length === 0) throw new UserError(`Nothing is kept in ${name} yet.`);
    return writeBackup(file, { migrations: [...migrations], at: now.toISOString() }, rowsOf(trx));
  });
}

/** A page at a time, so that no table need fit into memory. A table that a later version adds is not there yet. */
async function* rowsOf(db: Kysely<Tables>): AsyncGenerator<BackupRow> {
  const existing = new Set((await db.introspection.getTables()).map(({ name }) => name));
  for (const [table, keys] of Object.entries(KEYS)) {
    if (!existing.has(table) || PASSING.includes(table)) continue;
    const key = sql.join(keys.map((column) => sql.ref(column)));
    let page = await pageOf(db, table, key, sql`true`);
    while (page.length > 0) {
      for (const row of page) yield { table, row };
      const last = page.at(-1);
      const values = sql.join(keys.map((column) => last?.[column]));
      page = page.length < PAGE ? [] : await pageOf(db, table, key, sql`(${key}) > (${values})`);
    }
  }
}

async function pageOf(
  db: Kysely<Tables>,
  table: string,
  key: ReturnType<typeof sql.join>,
  after: ReturnType<typeof sql<boolean>>,
): Promise<BackupRow['row'][]> {
  const { rows } = await sql<BackupRow['row']>`
    select * from ${sql.table(table)} where ${after} order by ${key} limit ${sql.lit(PAGE)}`.execute(db);
  return rows;
}
