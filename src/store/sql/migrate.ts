/** Brings a database to the form that this Paperboy knows; several processes may do so at once. */
import { type Kysely, Migrator, sql } from 'kysely';
import { UserError } from '../../lib/errors.js';
import { migrations } from './migrations/all.js';
import type { Tables } from './schema.js';

/** Not Kysely's own names: a PostgreSQL database may be shared with another program that uses Kysely. */
export const MIGRATIONS = 'paperboy_migrations';
const LOCK = 'paperboy_migrations_lock';

/**
 * Gives the names of the migrations that were made now. Rejects with a `UserError`, and leaves the database as it is, where a newer
 * Paperboy has been at it.
 */
export async function migrateToLatest(db: Kysely<Tables>): Promise<readonly string[]> {
  const applied = await appliedMigrations(db);
  refuseFuture(applied);
  if (applied.length === Object.keys(migrations).length) return [];
  const migrator = new Migrator({
    db,
    provider: { getMigrations: async () => ({ ...migrations }) },
    migrationTableName: MIGRATIONS,
    migrationLockTableName: LOCK,
  });
  const { error, results = [] } = await migrator.migrateToLatest();
  if (error) throw error;
  return results.map(({ migrationName }) => migrationName);
}

/** Throws a `UserError` where one of the names is not known. */
export function refuseFuture(applied: readonly string[]): void {
  const unknown = applied.filter((name) => !(name in migrations));
  if (unknown.length === 0) return;
  throw new UserError(
    `The database was used by a newer Paperboy (it has ${unknown.join(', ')}) and is left as it is. Install that version again, or restore a backup made before it.`,
  );
}

/** In order; none of a database that has never been used. */
export async function appliedMigrations(db: Kysely<Tables>): Promise<readonly string[]> {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true });
  if (!tables.some(({ name }) => name === MIGRATIONS)) return [];
  const { rows } = await sql<{
    name: string;
  }>`select name from ${sql.table(MIGRATIONS)} order by name`.execute(db);
  return rows.map(({ name }) => name);
}
