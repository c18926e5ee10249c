/** The embedded database: one file, opened only when it is sound and of no newer Paperboy. */
import { existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Dialect } from 'kysely';
import Database from 'libsql';
import { messageOf, UserError } from '../../lib/errors.js';
import { codeOf } from './faults.js';
import { MIGRATIONS, refuseFuture } from './migrate.js';
import { patientSqliteDialect } from './sqlite-dialect.js';

/** So long the opening may wait for another process that opens it too. */
const OPENING_MS = 5_000;

/** The file need not be there. Throws a `UserError` where it cannot be opened, is damaged, or is of a newer Paperboy, and leaves it as it is. */
export function sqliteDialect(file: string): Dialect {
  makeFolder(file);
  if (existsSync(file) && statSync(file).size > 0) inspect(file);
  const database = open(file, file);
  try {
    database.pragma('journal_mode = WAL');
    database.pragma('synchronous = FULL');
    // From now on the dialect waits instead: SQLite's own waiting would hold up everything else that this process does.
    database.pragma('busy_timeout = 0');
  } catch (error) {
    database.close();
    throw unusable(file, error);
  }
  return patientSqliteDialect(database);
}

/** Reads through a connection that may not write: opening for writing would finish what a crash left in the log. */
function inspect(file: string): void {
  const database = open(`${pathToFileURL(file).href}?mode=ro`, file);
  try {
    const problems = database.prepare('pragma quick_check(1)').pluck().all();
    if (problems.join() !== 'ok') throw damaged(file, problems.join('; '));
    const tables = database.prepare(`select name from sqlite_master where type = 'table'`).pluck().all();
    if (!tables.includes(MIGRATIONS)) return;
    refuseFuture(database.prepare(`select name from ${MIGRATIONS} order by name`).pluck().all().map(String));
  } catch (error) {
    throw error instanceof UserError ? error : unusable(file, error);
  } finally {
    database.close();
  }
}

function open(address: string, file: string): Database.Database {
  try {
    return new Database(address, { timeout: OPENING_MS });
  } catch (error) {
    throw unusable(file, error);
  }
}

function makeFolder(file: string): void {
  try {
    mkdirSync(dirname(file), { recursive: true });
  } catch (error) {
    throw unusable(file, error);
  }
}

function unusable(file: string, error: unknown): UserError {
  if (/^SQLITE_(?:NOTADB|CORRUPT)/.test(codeOf(error))) return damaged(file, messageOf(error));
  return new UserError(
    `DATA_DIR: the database ${file} cannot be opened for reading and writing (${messageOf(error)}).`,
    { cause: error },
  );
}

function damaged(file: string, what: string): UserError {
  return new UserError(
    `The database ${file} is damaged (${what}) and is left as it is. Put it aside and restore a backup: paperboy restore FILE`,
  );
}
