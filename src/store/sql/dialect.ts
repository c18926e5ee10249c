/** A dialect of Kysely that tells a database that is away, full or locked from a mistake in a query. */
import type { DatabaseConnection, Dialect, Driver } from 'kysely';
import { classified } from './faults.js';

/** The same dialect, throwing an `UnavailableError` where waiting helps. */
export function withClassifiedFaults(dialect: Dialect): Dialect {
  return {
    createAdapter: () => dialect.createAdapter(),
    createIntrospector: (db) => dialect.createIntrospector(db),
    createQueryCompiler: () => dialect.createQueryCompiler(),
    createDriver: () => guardedDriver(dialect.createDriver()),
  };
}

function guardedDriver(driver: Driver): Driver {
  const inner = new WeakMap<DatabaseConnection, DatabaseConnection>();
  const real = (connection: DatabaseConnection) => inner.get(connection) ?? connection;
  return {
    init: () => driver.init(),
    acquireConnection: async () => {
      const connection = await guarded(() => driver.acquireConnection());
      const outer = guardedConnection(connection);
      inner.set(outer, connection);
      return outer;
    },
    releaseConnection: (connection) => driver.releaseConnection(real(connection)),
    beginTransaction: (connection, settings) =>
      guarded(() => driver.beginTransaction(real(connection), settings)),
    commitTransaction: (connection) => guarded(() => driver.commitTransaction(real(connection))),
    // A full disk or a lost connection has ended the transaction already, and why it ended matters more.
    rollbackTransaction: (connection) => driver.rollbackTransaction(real(connection)).catch(() => undefined),
    destroy: () => driver.destroy(),
  };
}

function guardedConnection(connection: DatabaseConnection): DatabaseConnection {
  return {
    executeQuery: (query) => guarded(() => connection.executeQuery(query)),
    streamQuery: (query, chunkSize) => connection.streamQuery(query, chunkSize),
  };
}

async function guarded<T>(act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    throw classified(error);
  }
}
