import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Courier, DigestStore } from '../../../src/digest/ports.js';
import { createRunner, type Runner } from '../../../src/digest/runner.js';
import { UnavailableError } from '../../../src/lib/errors.js';
import { createEngine } from '../../../src/search/engine.js';
import { type Connection, openDatabase } from '../../../src/store/sql/database.js';
import { createStore } from '../../../src/store/sql/store.js';
import { aPaper } from '../../support/papers.js';
import { type Postgres, startPostgres, whyNoPostgres } from '../../support/postgres.js';
import { countedIds, quiet } from '../../support/quiet.js';
import { at, subscribed, vision } from './digests.js';

const CHANNELS = 6;
const PATIENCE = { timeout: 30_000, interval: 50 };
const LEASE_MS = 3_000;
/** More than a database without room has room for. */
const LONG = 'We study diffusion. '.repeat(1_000);

const folder = mkdtempSync(join(tmpdir(), 'paperboy-runner-'));
afterAll(() => rmSync(folder, { recursive: true }));
let runner: Runner | undefined;
afterEach(async () => {
  await runner?.stop();
});

/** Slack, as far as it matters here: it keeps what was posted, by key. `onPost` is told before it answers. */
function createSlack(onPost: (posts: number) => Promise<void>) {
  const posted: string[] = [];
  const courier: Courier = {
    post: async ({ key, channelId }) => {
      posted.push(key);
      await onPost(posted.length);
      return { kind: 'posted', channelId, ts: String(posted.length) };
    },
    find: async ({ key, channelId }) =>
      posted.includes(key) ? { kind: 'found', channelId, ts: '1' } : { kind: 'absent' },
  };
  return { posted, courier };
}

/** A digest is due in each channel; the clock goes on from a minute after nine. */
async function start(connection: Connection, courier: Courier) {
  const store = createStore(connection, countedIds('key-'));
  for (let index = 0; index < CHANNELS; index += 1) {
    await subscribed(store, { ...vision, channelId: `C${index}` });
  }
  const faults: UnavailableError[] = [];
  const noting = <T>(asked: Promise<T>): Promise<T> =>
    asked.catch((error: unknown) => {
      if (error instanceof UnavailableError) faults.push(error);
      throw error;
    });
  const digests: DigestStore = {
    ...store.digests,
    plan: (...told) => noting(store.digests.plan(...told)),
    settle: (...told) => noting(store.digests.settle(...told)),
  };
  const began = performance.now();
  const now = () => new Date(at(1).getTime() + performance.now() - began);
  const engine = createEngine([
    aPaper({ title: 'Diffusion models' }),
    aPaper({ title: 'Latent diffusion', abstract: LONG }),
  ]);
  runner = createRunner({
    store: digests,
    material: {
      engine: () => engine,
      library: store.library,
      arrivals: store.arrivals,
      feeds: async () => [],
      channelsOf: async () => [],
      isPublic: async () => true,
    },
    noteArrivals: async () => {},
    courier,
    now,
    logger: quiet,
    owner: 'one',
    chance: () => 0,
    leaseMs: LEASE_MS,
    unreadable: 'repeat',
  });
  return { runner, faults, counts: () => store.digests.counts(now()) };
}

describe('digests while the embedded database', () => {
  let connection: Connection;
  beforeEach(async () => {
    connection = await openDatabase({ dataDir: mkdtempSync(join(folder, 'data-')) }, quiet);
  });
  afterEach(async () => {
    await runner?.stop();
    await connection.db.destroy();
  });

  it.each([
    [
      'is full, before anything is planned,',
      0,
      'pragma max_page_count = 1',
      'pragma max_page_count = 100000',
    ],
    // The second is in the channel, and that cannot be written down.
    ['can only be read, after the second post,', 2, 'pragma query_only = 1', 'pragma query_only = 0'],
  ])(
    '%s are posted once each, when it is well again',
    async (_what, moment, fault, cure) => {
      const run = (pragma: string) => sql.raw(pragma).execute(connection.db);
      const slack = createSlack(async (posts) => {
        if (posts === moment) await run(fault);
      });
      const { counts, faults, ...started } = await start(connection, slack.courier);
      if (moment === 0) await run(fault);
      started.runner.start();
      await vi.waitUntil(() => faults.length > 1, PATIENCE);
      await run(cure);
      await vi.waitFor(
        async () => expect(await counts()).toMatchObject({ sent: CHANNELS, waiting: 0 }),
        PATIENCE,
      );
      expect(slack.posted).toHaveLength(CHANNELS);
      expect(new Set(slack.posted).size).toBe(CHANNELS);
    },
    60_000,
  );
});

const reason = whyNoPostgres();
describe.skipIf(reason)(`digests while PostgreSQL${reason ? ` (skipped: ${reason})` : ''}`, () => {
  let server: Postgres;
  beforeAll(async () => {
    server = await startPostgres();
  });
  afterAll(() => server?.stop());

  it.each([1, 5])(
    'goes away at post %i and comes back are posted once each',
    async (moment) => {
      const databaseUrl = await server.createDatabase();
      const connection = await openDatabase({ dataDir: '/nowhere', databaseUrl }, quiet);
      const slack = createSlack(async (posts) => {
        if (posts === moment) await server.kill();
      });
      const { counts, faults, ...started } = await start(connection, slack.courier);
      started.runner.start();
      await vi.waitUntil(() => slack.posted.length >= moment, PATIENCE);
      await new Promise((resolve) => setTimeout(resolve, LEASE_MS / 2));
      await server.start();
      await vi.waitFor(
        async () => expect(await counts()).toMatchObject({ sent: CHANNELS, waiting: 0 }),
        PATIENCE,
      );
      expect(slack.posted).toHaveLength(CHANNELS);
      expect(new Set(slack.posted).size).toBe(CHANNELS);
      expect(faults.length).toBeGreaterThan(0);
      await started.runner.stop();
      await connection.db.destroy();
    },
    60_000,
  );
});
