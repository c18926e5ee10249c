import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { UnavailableError } from '../../../src/lib/errors.js';
import { openDatabase } from '../../../src/store/sql/database.js';
import { createStore, openStore } from '../../../src/store/sql/store.js';
import { type Postgres, startPostgres, whyNoPostgres } from '../../support/postgres.js';
import { countedIds, quiet } from '../../support/quiet.js';
import { aPlan, at, claimed, planned, subscribed, vision } from './digests.js';
import { startWorker } from './worker.js';

const folder = mkdtempSync(join(tmpdir(), 'paperboy-away-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('an embedded database', () => {
  const opened = async (name: string) => {
    const database = await openDatabase({ dataDir: join(folder, name) }, quiet);
    return { database, store: createStore(database, countedIds('id-')) };
  };

  it('that is full says so, keeps what it has, and goes on when there is room again', async () => {
    const { database, store } = await opened('full');
    const subscription = await subscribed(store);
    await sql`pragma max_page_count = 1`.execute(database.db);
    const huge = aPlan(
      subscription,
      Array.from({ length: 300 }, (_, index) => `${index}-${'x'.repeat(300)}`),
    );
    const error = await store.digests.plan(huge, at(0)).catch((fault: unknown) => fault);
    expect(error).toBeInstanceOf(UnavailableError);
    expect(String(error)).toMatch(/no room left/);
    expect(await store.library.given(vision)).toEqual(new Set());
    expect(await store.digests.dueSubscriptions(at(0), 10)).toEqual([subscription]);
    await sql`pragma max_page_count = 100000`.execute(database.db);
    expect(await store.digests.plan(huge, at(0))).toBe(true);
    await store.close();
  });

  it('that can only be read says so, and goes on when it can be written again', async () => {
    const { database, store } = await opened('read-only');
    await planned(store, ['p1']);
    await sql`pragma query_only = 1`.execute(database.db);
    await expect(claimed(store, 'a', 0)).rejects.toThrow(UnavailableError);
    await expect(store.library.save({ teamId: 'T', userId: 'U' }, ['p'], at(0))).rejects.toThrow(
      /only be read/,
    );
    expect(await store.library.given(vision)).toEqual(new Set(['p1']));
    await sql`pragma query_only = 0`.execute(database.db);
    expect(await claimed(store, 'a', 0)).toHaveLength(1);
    await store.close();
  });

  it('waits for another process that writes, without holding anything else up', async () => {
    const { store } = await opened('busy');
    const worker = await startWorker();
    await worker.ask({ does: 'open', config: { dataDir: join(folder, 'busy') } });
    await worker.ask({ does: 'sql', statement: 'begin immediate' });
    let isDone = false;
    const writing = Promise.all([
      store.library.save({ teamId: 'T', userId: 'U' }, ['p'], at(0)),
      subscribed(store),
    ]).then(() => {
      isDone = true;
    });
    // That this process hears the worker meanwhile shows that it is not held up.
    await worker.ask({ does: 'sql', statement: 'select 1' });
    expect(isDone).toBe(false);
    await worker.ask({ does: 'sql', statement: 'commit' });
    await writing;
    expect(await store.library.saved({ teamId: 'T', userId: 'U' })).toEqual(['p']);
    await worker.kill();
    await store.close();
  });
});

const reason = whyNoPostgres();
describe.skipIf(reason)(`a PostgreSQL server${reason ? ` (skipped: ${reason})` : ''}`, () => {
  let server: Postgres;
  beforeAll(async () => {
    server = await startPostgres();
  });
  afterAll(() => server?.stop());

  it('that is away says so, and is found again when it is back', async () => {
    const databaseUrl = await server.createDatabase();
    const store = await openStore({ dataDir: '/nowhere', databaseUrl }, quiet, countedIds('id-'));
    await planned(store, ['p1']);
    await server.kill();
    for (const asked of [
      () => claimed(store, 'a', 0),
      () => store.library.given(vision),
      () => store.digests.counts(at(0)),
      () => subscribed(store),
    ]) {
      await expect(asked()).rejects.toThrow(UnavailableError);
    }
    await server.start();
    expect(await claimed(store, 'a', 0)).toHaveLength(1);
    await store.close();
  });

  it('that goes away in the middle of a transaction undoes it, and this process lives on', async () => {
    const config = { dataDir: '/nowhere', databaseUrl: await server.createDatabase() };
    const { db, ...rest } = await openDatabase(config, quiet);
    const store = createStore({ ...rest, db }, countedIds('id-'));
    const transaction = db.transaction().execute(async (trx) => {
      await trx
        .insertInto('arrivals')
        .values({ paper_id: 'p1', at: at(1).toISOString() })
        .execute();
      await server.kill();
      await trx
        .insertInto('arrivals')
        .values({ paper_id: 'p2', at: at(1).toISOString() })
        .execute();
    });
    await expect(transaction).rejects.toThrow(UnavailableError);
    await server.start();
    expect(await store.arrivals.since(at(0))).toEqual([]);
    await store.close();
  });

  it('that is read-only says so, and goes on when it can be written again', async () => {
    const databaseUrl = await server.createDatabase();
    const store = await openStore({ dataDir: '/nowhere', databaseUrl }, quiet, countedIds('id-'));
    await planned(store, ['p1']);
    const database = await openDatabase({ dataDir: '/nowhere', databaseUrl }, quiet);
    const setReadOnly = async (isOn: string) => {
      const name = new URL(databaseUrl).pathname.slice(1);
      const change = `alter database ${name} set default_transaction_read_only = ${isOn}`;
      await sql.raw(`set default_transaction_read_only = off; ${change}`).execute(database.db);
      // The setting is of new connections; the store loses those it has, and makes others.
      await sql`select pg_terminate_backend(pid) from pg_stat_activity
        where datname = ${name} and pid <> pg_backend_pid()`.execute(database.db);
    };
    await setReadOnly('on');
    await expect.poll(() => claimed(store, 'a', 0).catch(String)).toMatch(/can only be read/);
    await setReadOnly('off');
    await expect.poll(() => claimed(store, 'a', 0).catch(String)).toHaveLength(1);
    await database.db.destroy();
    await store.close();
  });
});
