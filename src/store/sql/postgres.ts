/** The server database, named by an address whose password is never shown. */
import { type Dialect, PostgresDialect } from 'kysely';
import pg from 'pg';
import type { Logger } from '../../lib/logger.js';

/** Few, as every statement is short; a server has a hundred for all its users. */
const CONNECTIONS = 8;
const CONNECT_MS = 5_000;
/** A statement that takes longer is given up by the server. */
const STATEMENT_MS = 30_000;
const INT8 = 20;

/** Connections are made when they are needed, and made anew after the server was away. */
export function postgresDialect(url: string, logger: Logger): Dialect {
  // Counts are 64 bits long, and stay far below what a number holds exactly.
  const types = new pg.TypeOverrides();
  types.setTypeParser(INT8, Number);
  const pool = new pg.Pool({
    connectionString: url,
    max: CONNECTIONS,
    connectionTimeoutMillis: CONNECT_MS,
    statement_timeout: STATEMENT_MS,
    idle_in_transaction_session_timeout: STATEMENT_MS,
    keepAlive: true,
    application_name: 'paperboy',
    types,
  });
  // Without listeners, a connection that the server ends would end this process: the pool's are idle, the others in a transaction.
  pool.on('error', (error) => logger.warn({ reason: error.message }, 'an idle database connection was lost'));
  pool.on('connect', (client) => {
    client.on('error', (error) => logger.debug({ reason: error.message }, 'a database connection was lost'));
  });
  return new PostgresDialect({ pool });
}

/** Host and database, for people. */
export function describePostgres(url: string): string {
  const { hostname, port, pathname, searchParams } = new URL(url);
  const host = hostname || searchParams.get('host') || 'localhost';
  return `PostgreSQL at ${host}${port ? `:${port}` : ''}${pathname}`;
}
