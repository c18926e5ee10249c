/** Puts a backup back in place of what is kept, whole or not at all, whichever kind of database it came from. */
import { type Migration, sql, type Transaction } from 'kysely';
import { UserError } from '../../lib/errors.js';
import { type BackupHead, type BackupRow, readBackup } from './backup-file.js';
import type { Connection } from './database.js';
import { appliedMigrations, MIGRATIONS } from './migrate.js';
import { migrations as known } from './migrations/all.js';
import type { Tables } from './schema.js';
import { KEYS, MADE } from './tables.js';

interface RestoreOptions {
  readonly file: string;
  /** Whether what people made may be thrown away. */
  readonly force: boolean;
  readonly now: Date;
  /** Every one there is. */
  readonly migrations?: Readonly<Record<string, Migration>>;
}

/**
 * Gives how many rows were restored, in the newest form of the tables. Rejects with a `UserError` where the file is no sound backup, is of
 * a newer Paperboy, or would replace what people made; then nothing was changed.
 */
export async function restore({ db, name }: Connection, options: RestoreOptions): Promise<number> {
  const { file, force, now, migrations = known } = options;
  return db.transaction().execute(async (trx) => {
    if (!force && (await isInUse(trx))) {
      throw new UserError(
        `${name} is in use. To replace all that it keeps, add --force; make a backup first.`,
      );
    }
    let later: readonly string[] = [];
    const rows = await readBackup(
      file,
      async (about) => {
        refuseNewer(file, about, migrations);
        await clear(trx);
        await build(trx, about.migrations, migrations, now);
        later = Object.keys(migrations)
          .sort()
          .filter((one) => !about.migrations.includes(one));
      },
      (some) => insert(trx, some),
    );
    await build(trx, later, migrations, now);
    return rows;
  });
}

async function isInUse(trx: Transaction<Tables>): Promise<boolean> {
  if ((await appliedMigrations(trx)).length === 0) return false;
  for (const table of MADE) {
    const { rows } = await sql`select 1 from ${sql.table(table)} limit 1`.execute(trx);
    if (rows.length > 0) return true;
  }
  return false;
}

function refuseNewer(file: string, about: BackupHead, migrations: RestoreOptions['migrations'] = {}): void {
  if (about.migrations.every((one) => one in migrations)) return;
  throw new UserError(`${file} was made by a newer Paperboy. Install that version to restore it.`);
}

async function clear(trx: Transaction<Tables>): Promise<void> {
  for (const table of Object.keys(KEYS)) await trx.schema.dropTable(table).ifExists().execute();
  await sql`delete from ${sql.table(MIGRATIONS)}`.execute(trx);
}

/** Makes the tables as they were when these migrations were the newest. */
async function build(
  trx: Transaction<Tables>,
  names: readonly string[],
  migrations: Readonly<Record<string, Migration>>,
  now: Date,
): Promise<void> {
  for (const name of names) {
    await migrations[name]?.up(trx);
    await sql`insert into ${sql.table(MIGRATIONS)} (name, timestamp) values (${name}, ${now.toISOString()})`.execute(
      trx,
    );
  }
}

/** Rows of one table that follow each other go in together. */
async function insert(trx: Transaction<Tables>, some: readonly BackupRow[]): Promise<void> {
  for (const [first, ...others] of runs(some)) {
    if (!first) continue;
    const columns = Object.keys(first.row);
    const values = [first, ...others].map(
      ({ row }) => sql`(${sql.join(columns.map((column) => row[column] ?? null))})`,
    );
    await sql`
      insert into ${sql.table(first.table)} (${sql.join(columns.map((column) => sql.ref(column)))})
      values ${sql.join(values)}`.execute(trx);
  }
}

function runs(rows: readonly BackupRow[]): BackupRow[][] {
  const found: BackupRow[][] = [];
  for (const row of rows) {
    const last = found.at(-1);
    if (last?.[0]?.table === row.table) last.push(row);
    else found.push([row]);
  }
  return found;
}
