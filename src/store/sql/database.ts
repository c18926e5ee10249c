/** Opens the database: the embedded one of a folder, or the server that an address names. */
import { Kysely } from 'kysely';
import { messageOf, UnavailableError, UserError } from '../../lib/errors.js';
import type { Logger } from '../../lib/logger.js';
import { withClassifiedFaults } from './dialect.js';
import { appliedMigrations, migrateToLatest, refuseFuture } from './migrate.js';
import { type DatabaseConfig, databaseFile } from './place.js';
import { describePostgres, postgresDialect } from './postgres.js';
import type { Tables } from './schema.js';
import { sqliteDialect } from './sqlite.js';

/** All queries are the same for both; `kind` tells apart what only one needs. */
export interface Connection {
  readonly kind: 'sqlite' | 'postgres';
  /** For people, and without a password. */
  readonly name: string;
  readonly db: Kysely<Tables>;
}

export interface Database extends Connection {
  /** Migrations that opening it has made. */
  readonly migrated: readonly string[];
}

/**
 * Opens it and brings it to the newest form. Rejects with a `UserError` where it cannot be reached, is damaged, or is of a newer
 * Paperboy; then nothing of it was changed. Whoever opens it ends it by `db.destroy()`.
 */
export async function openDatabase(config: DatabaseConfig, logger: Logger): Promise<Database> {
  return opened(config, logger, async (connection) => ({
    ...connection,
    migrated: await migrateToLatest(connection.db),
  }));
}

/** Opens it as it is, in an older form perhaps; otherwise as `openDatabase`. */
export async function openAsItIs(config: DatabaseConfig, logger: Logger): Promise<Connection> {
  return opened(config, logger, async (connection) => {
    refuseFuture(await appliedMigrations(connection.db));
    return connection;
  });
}

async function opened<T>(
  config: DatabaseConfig,
  logger: Logger,
  prepare: (connection: Connection) => Promise<T>,
): Promise<T> {
  const connection = connect(config, logger);
  try {
    return await prepare(connection);
  } catch (error) {
    await connection.db.destroy();
    throw error instanceof UserError ? error : unreachable(connection.name, error);
  }
}

function connect({ dataDir, databaseUrl }: DatabaseConfig, logger: Logger): Connection {
  if (databaseUrl !== undefined) {
    const db = new Kysely<Tables>({ dialect: withClassifiedFaults(postgresDialect(databaseUrl, logger)) });
    return { kind: 'postgres', name: describePostgres(databaseUrl), db };
  }
  const name = databaseFile(dataDir);
  return {
    kind: 'sqlite',
    name,
    db: new Kysely<Tables>({ dialect: withClassifiedFaults(sqliteDialect(name)) }),
  };
}

function unreachable(name: string, error: unknown): UserError {
  const reason = error instanceof UnavailableError ? error.cause : error;
  return new UserError(`The database (${name}) cannot be used: ${messageOf(reason) || 'no connection'}.`, {
    cause: error,
  });
}
