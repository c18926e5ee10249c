/** Kysely's dialect for SQLite, made patient and safe beside other processes that use the same file. */
import { setTimeout as sleep } from 'node:timers/promises';
import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  SqliteAdapter,
  SqliteDialect,
} from 'kysely';
import type { Database } from 'libsql';
import { codeOf } from './faults.js';

/** Together 5 s, far longer than any transaction of another process. */
const BUSY_TRIES = 200;
const BUSY_PAUSE_MS = 25;

/**
 * Every change takes the right to write first: a transaction that reads and then writes would fail if another process wrote in
 * between. Waiting for that right does not hold up the event loop, as SQLite's own time-out does; and it is asked for by `exec`,
 * since a prepared statement of libsql that was told "busy" stays open, and then no transaction can end.
 */
export function patientSqliteDialect(database: Database): Dialect {
  const dialect = new SqliteDialect({ database });
  return {
    createAdapter: () => new TransactionalSqliteAdapter(),
    createIntrospector: (db) => dialect.createIntrospector(db),
    createQueryCompiler: () => dialect.createQueryCompiler(),
    createDriver: () => patientDriver(dialect.createDriver(), database),
  };
}

/** Lets migrations run in a transaction each: that is what parts those of several processes. */
class TransactionalSqliteAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl() {
    return true;
  }
}

function patientDriver(driver: Driver, database: Database): Driver {
  const run = (statement: string) => async () => void database.exec(statement);
  const begin = () => patiently(run('begin immediate'));
  const connections = {
    begin,
    commit: run('commit'),
    rollback: run('rollback'),
    isOpen: () => database.inTransaction,
  };
  return {
    init: () => driver.init(),
    acquireConnection: async () => writing(await driver.acquireConnection(), connections),
    releaseConnection: (connection) => driver.releaseConnection(connection),
    // A copy of all that is kept reads one state for long, while others write.
    beginTransaction: (_connection, { accessMode }) =>
      accessMode === 'read only' ? run('begin')() : begin(),
    commitTransaction: connections.commit,
    rollbackTransaction: connections.rollback,
    destroy: async () => {
      tidyUp(database);
      await driver.destroy();
    },
  };
}

/** Makes the file complete without the log beside it. libsql does not when it closes; and if another process reads, that one will. */
function tidyUp(database: Database): void {
  try {
    database.exec('pragma wal_checkpoint(truncate)');
  } catch {
    // Nothing is lost: the log is read when the file is opened again.
  }
}

interface Transactions {
  begin(): Promise<void>;
  commit(): Promise<void>;
  rollback(): Promise<void>;
  isOpen(): boolean;
}

function writing(connection: DatabaseConnection, transactions: Transactions): DatabaseConnection {
  const { begin, commit, rollback, isOpen } = transactions;
  return {
    executeQuery: async (query) => {
      if (isOpen() || !isChange(query)) return connection.executeQuery(query);
      await begin();
      try {
        const result = await connection.executeQuery<never>(query);
        await commit();
        return result;
      } catch (error) {
        if (isOpen()) await rollback();
        throw error;
      }
    },
    streamQuery: (query, chunkSize) => connection.streamQuery(query, chunkSize),
  };
}

/** Raw statements, such as pragmas, are left as they are. */
function isChange({ query: { kind } }: CompiledQuery): boolean {
  return kind !== 'SelectQueryNode' && kind !== 'RawNode';
}

/** A busy database has done nothing of what it was asked. */
async function patiently(act: () => Promise<void>): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await act();
    } catch (error) {
      if (codeOf(error) !== 'SQLITE_BUSY' || tries === BUSY_TRIES) throw error;
      await sleep(BUSY_PAUSE_MS);
    }
  }
}
