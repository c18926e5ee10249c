/** The process that `worker.ts` starts. */
import { sql } from 'kysely';
import { createPaperFolder } from '../../../src/store/paper-folder.js';
import { type Connection, openDatabase } from '../../../src/store/sql/database.js';
import type { DatabaseConfig } from '../../../src/store/sql/place.js';
import { createStore, openStore } from '../../../src/store/sql/store.js';

import { countedIds, quiet } from '../../support/quiet.js';
import { aPlan, at, claimed, subscribed } from './digests.js';
import type { Request } from './worker.js';

let connection: Connection | undefined;

process.on('message', (request: Request) => {
  answer(request).then((value) => process.send?.(value ?? 'done'), fail);
});
process.on('disconnect', () => process.exit());
process.send?.('ready');

async function answer(request: Request): Promise<unknown> {
  switch (request.does) {
    case 'open': {
      const database = await openDatabase(request.config, quiet);
      connection = database;
      return database.migrated;
    }
    case 'sql':
      await (connection && sql.raw(request.statement).execute(connection.db));
      return undefined;
    case 'a digest':
      return aDigest(request.config, request.killBefore);
    case 'a pull':
      return aPull(request.config, request.dir, request.killBefore);
  }
}

async function aPull(config: DatabaseConfig, dir: string, killBefore: number): Promise<void> {
  const { papers, close } = await openStore(config, quiet, countedIds('another-'));
  let asked = 0;
  const mortal = <T>(ask: () => T): T => {
    asked += 1;
    if (asked === killBefore) process.kill(process.pid, 'SIGKILL');
    return ask();
  };
  const store = {
    origin: () => mortal(papers.origin),
    revision: () => mortal(papers.revision),
    count: () => mortal(papers.count),
    changedSince: (revision: number, limit: number) => mortal(() => papers.changedSince(revision, limit)),
  };
  const newId = countedIds(`${killBefore}-`);
  await createPaperFolder({ store, dir, now: () => new Date(), newId }).pull();
  await close();
}

async function aDigest(config: DatabaseConfig, killBefore: number): Promise<void> {
  const { db, ...rest } = await openDatabase(config, quiet);
  let statements = 0;
  const mortal = db.withPlugin({
    transformQuery: ({ node }) => {
      statements += 1;
      if (statements === killBefore) process.kill(process.pid, 'SIGKILL');
      return node;
    },
    transformResult: async ({ result }) => result,
  });
  const store = createStore({ ...rest, db: mortal }, countedIds(`${killBefore}-`));
  const subscription = await subscribed(store);
  await store.digests.plan(aPlan(subscription, [`${killBefore}-a`, `${killBefore}-b`]), at(0));
  for (const { key } of await claimed(store, 'a', 0)) {
    await store.digests.settle(key, 'a', { kind: 'dead', word: 'is_archived' }, at(1));
  }
  await db.destroy();
}

function fail(error: unknown): void {
  process.stderr.write(`${String(error)}\n`);
  process.exit(1);
}
