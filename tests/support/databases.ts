/** Runs the same tests on both databases: the embedded one always, PostgreSQL where it is installed. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe } from 'vitest';
import { createLogger } from '../../src/lib/logger.js';
import type { DatabaseConfig } from '../../src/store/sql/database.js';
import { openStore, type Store } from '../../src/store/sql/store.js';
import { type Postgres, startPostgres, whyNoPostgres } from './postgres.js';

export interface Databases {
  readonly kind: 'sqlite' | 'postgres';
  /** A new and empty database, which is gone after the test. */
  create(): Promise<DatabaseConfig>;
  /** Opened; closed after the test. The same database where it is given. */
  open(config?: DatabaseConfig): Promise<Store>;
}

export const quiet = createLogger('silent', { write: () => undefined });

/** Ids in the order in which they were asked for. */
export function countedIds(prefix: string): () => string {
  let count = 0;
  return () => {
    count += 1;
    return `${prefix}${String(count).padStart(6, '0')}`;
  };
}

export function describeOnBoth(what: string, tests: (databases: Databases) => void): void {
  describe(`${what}, in SQLite`, () => tests(databasesOf('sqlite', folders())));
  const reason = whyNoPostgres();
  describe.skipIf(reason)(`${what}, in PostgreSQL${reason ? ` (skipped: ${reason})` : ''}`, () => {
    tests(databasesOf('postgres', servers()));
  });
}

function databasesOf(kind: Databases['kind'], create: Databases['create']): Databases {
  const stores: Store[] = [];
  let opened = 0;
  afterEach(async () => {
    await Promise.all(stores.splice(0).map((store) => store.close()));
  });
  return {
    kind,
    create,
    open: async (config) => {
      opened += 1;
      const store = await openStore(config ?? (await create()), quiet, countedIds(`${opened}-`));
      stores.push(store);
      return store;
    },
  };
}

function folders(): Databases['create'] {
  const made: string[] = [];
  afterAll(() => {
    for (const folder of made) rmSync(folder, { recursive: true, force: true });
  });
  return async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'paperboy-store-'));
    made.push(dataDir);
    return { dataDir };
  };
}

/** Databases are emptied and used again, as making one takes half a second. */
function servers(): Databases['create'] {
  let server: Postgres | undefined;
  const free: string[] = [];
  const used: string[] = [];
  beforeAll(async () => {
    server = await startPostgres();
  });
  afterEach(async () => {
    for (const url of used) await server?.empty(url);
    free.push(...used.splice(0));
  });
  afterAll(() => server?.stop());
  return async () => {
    if (!server) throw new Error('the server starts before the tests');
    const databaseUrl = free.pop() ?? (await server.createDatabase());
    used.push(databaseUrl);
    return { dataDir: '/nowhere', databaseUrl };
  };
}
