/** Runs the same tests on both databases: the embedded one always, PostgreSQL where it is installed. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe } from 'vitest';
import type { DatabaseConfig } from '../../src/store/sql/place.js';
import { openStore, type Store } from '../../src/store/sql/store.js';
import { type Postgres, startPostgres, whyNoPostgres } from './postgres.js';
import { countedIds, quiet } from './quiet.js';

export interface Databases {
  readonly kind: 'sqlite' | 'postgres';
  /** A new and empty database, which is gone after the test. */
  create(): Promise<DatabaseConfig>;
  /** One whose form the test changes. */
  createOnce(): Promise<DatabaseConfig>;
  /** Opened; closed after the test. The same database where it is given. */
  open(config?: DatabaseConfig): Promise<Store>;
}

export function describeOnBoth(what: string, tests: (databases: Databases) => void): void {
  describe(`${what}, in SQLite`, () => tests(databasesOf('sqlite', folders())));
  const reason = whyNoPostgres();
  describe.skipIf(reason)(`${what}, in PostgreSQL${reason ? ` (skipped: ${reason})` : ''}`, () => {
    tests(databasesOf('postgres', servers()));
  });
}

type Makers = Pick<Databases, 'create' | 'createOnce'>;

function databasesOf(kind: Databases['kind'], { create, createOnce }: Makers): Databases {
  const stores: Store[] = [];
  let opened = 0;
  afterEach(async () => {
    await Promise.all(stores.splice(0).map((store) => store.close()));
  });
  return {
    kind,
    create,
    createOnce,
    open: async (config) => {
      opened += 1;
      const store = await openStore(config ?? (await create()), quiet, countedIds(`${opened}-`));
      stores.push(store);
      return store;
    },
  };
}

function folders(): Makers {
  const made: string[] = [];
  afterAll(() => {
    for (const folder of made) rmSync(folder, { recursive: true, force: true });
  });
  const create = async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'paperboy-store-'));
    made.push(dataDir);
    return { dataDir };
  };
  return { create, createOnce: create };
}

/** Databases are emptied and used again, as making one takes half a second. */
function servers(): Makers {
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
  const running = () => {
    if (!server) throw new Error('the server starts before the tests');
    return server;
  };
  const configOf = (databaseUrl: string) => ({ dataDir: '/nowhere', databaseUrl });
  return {
    create: async () => {
      const url = free.pop() ?? (await running().createDatabase());
      used.push(url);
      return configOf(url);
    },
    createOnce: async () => configOf(await running().createDatabase()),
  };
}
