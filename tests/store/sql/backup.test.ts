import { mkdtempSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, expect, it } from 'vitest';
import { backUp } from '../../../src/store/sql/backup.js';
import { openAsItIs, openDatabase } from '../../../src/store/sql/database.js';
import { migrations } from '../../../src/store/sql/migrations/all.js';
import type { DatabaseConfig } from '../../../src/store/sql/place.js';
import { restore } from '../../../src/store/sql/restore.js';
import type { Store } from '../../../src/store/sql/store.js';
import { type Databases, describeOnBoth } from '../../support/databases.js';
import { aPaper } from '../../support/papers.js';
import { quiet } from '../../support/quiet.js';
import { alone, at, claimed, planned, subscribed, vision } from './digests.js';

const folder = mkdtempSync(join(tmpdir(), 'paperboy-backup-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** A little of everything. */
async function fill(store: Store): Promise<void> {
  await planned(store, ['p1', 'p2']);
  await planned(store, ['p3'], { teamId: 'T1', channelId: 'U1', kind: 'direct' });
  const sent = { kind: 'sent', channelId: 'D1', ts: '1.2', found: true, perhapsRepeated: false } as const;
  for (const { key } of await claimed(store, 'a', 0)) await store.digests.settle(key, 'a', sent, at(1));
  await subscribed(store, vision, { topic: '"näive" 😀\u2028', trending: true });
  const ids = Array.from({ length: 1_234 }, (_, index) => `paper-${index}`);
  await store.arrivals.note(ids, at(0), alone);
  await store.arrivals.note([...ids, 'new'], at(1), alone);
  await store.library.save({ teamId: 'T1', userId: 'U1' }, ['p1'], at(1));
  await store.library.noteShared(vision, { paperId: 'p1', userId: 'U1', ts: '17.1', at: at(1) });
  await store.papers.put([aPaper({ id: '1706.03762' })], at(1));
  await store.papers.origin();
  await store.sources.watch('arxiv', 'daily', at(1));
  await store.turns.take('arxiv', 0, async () => {});
  await store.library.vote(vision, ['p1'], 'U1', 'interested', at(1));
}

async function backedUp(config: DatabaseConfig, file: string): Promise<string[]> {
  const connection = await openAsItIs(config, quiet);
  await backUp(connection, file, at(9)).finally(() => connection.db.destroy());
  return readFileSync(file, 'utf8').trimEnd().split('\n');
}

async function restored(config: DatabaseConfig, file: string, force = false): Promise<number> {
  const database = await openDatabase(config, quiet);
  return restore(database, { file, force, now: at(9) }).finally(() => database.db.destroy());
}

async function filledAndBackedUp(databases: Databases, name: string) {
  const config = await databases.create();
  await fill(await databases.open(config));
  const file = join(folder, `${databases.kind}-${name}.jsonl`);
  return { config, file, lines: await backedUp(config, file) };
}

describeOnBoth('a backup', (databases) => {
  it('comes back as it was, into an empty database of either kind', async () => {
    const { file, lines } = await filledAndBackedUp(databases, 'whole');
    const embedded = { dataDir: mkdtempSync(join(folder, 'other-')) };
    for (const config of [await databases.create(), embedded]) {
      expect(await restored(config, file)).toBe(lines.length - 2);
      expect(await backedUp(config, `${file}.again`)).toEqual(lines);
    }
    const store = await databases.open(embedded);
    expect(await store.library.given(vision)).toEqual(new Set(['p1', 'p2']));
    expect((await subscribed(store)).number).toBe(3);
    expect(await store.library.sharedBefore(vision, ['p1'], '18')).toHaveLength(1);
    expect(await store.papers.find(['1706.03762'])).toHaveLength(1);
  });

  it('is another database once it is restored, as what came since is lost', async () => {
    const { config, file } = await filledAndBackedUp(databases, 'origin');
    const before = await databases.open(config);
    const name = await before.papers.origin();
    await restored(config, file, true);
    expect(await before.papers.origin()).not.toBe(name);
  });

  it('can be read by its owner only', async () => {
    const { file } = await filledAndBackedUp(databases, 'mode');
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it('replaces what is kept only when forced to', async () => {
    const { config, file, lines } = await filledAndBackedUp(databases, 'force');
    const store = await databases.open(config);
    await subscribed(store);
    await expect(restored(config, file)).rejects.toThrow(/is in use.*--force/);
    expect(await store.digests.subscriptionsOf(vision)).toHaveLength(3);
    await restored(config, file, true);
    expect(await backedUp(config, `${file}.again`)).toEqual(lines);
  });

  it.each([
    ['is cut off', (file: string) => truncateSync(file, statSync(file).size - 90), /damaged or not complete/],
    [
      'lacks a row',
      (file: string) => writeFileSync(file, readFileSync(file, 'utf8').replace(/.*"new".*\n/, '')),
      /damaged/,
    ],
    [
      'was changed',
      (file: string) => writeFileSync(file, readFileSync(file, 'utf8').replace('paper-7', 'paper-x')),
      /damaged/,
    ],
    [
      'is of another program',
      (file: string) => writeFileSync(file, '{"hello":1}\n'),
      /not a backup of Paperboy/,
    ],
    ['is empty', (file: string) => truncateSync(file), /damaged or not complete/],
    ['is not there', (file: string) => rmSync(file), /cannot be read/],
    [
      'is of a newer Paperboy',
      (file: string) => writeFileSync(file, readFileSync(file, 'utf8').replace('2026-11-25', '2099-01-01')),
      /newer Paperboy/,
    ],
  ])('that %s changes nothing', async (what, damage, message) => {
    const { config, file, lines } = await filledAndBackedUp(databases, what);
    damage(file);
    await expect(restored(config, file, true)).rejects.toThrow(message);
    expect(await backedUp(config, `${file}.again`)).toEqual(lines);
  });

  it('of an older Paperboy is brought to the newest form', async () => {
    const { file } = await filledAndBackedUp(databases, 'older');
    const up = async (db: Parameters<(typeof migrations)[string]['up']>[0]) => {
      await db.schema.alterTable('saves').addColumn('note', 'text').execute();
      await sql`update saves set note = 'carried over'`.execute(db);
    };
    const database = await openDatabase(await databases.createOnce(), quiet);
    const later = { ...migrations, '2099-01-01-notes': { up } };
    await restore(database, { file, force: false, now: at(9), migrations: later });
    const { rows } = await sql`select paper_id, note from saves`.execute(database.db);
    expect(rows).toEqual([{ paper_id: 'p1', note: 'carried over' }]);
    await database.db.destroy();
  });
});

it('says so where there is nothing to back up, or nowhere to write it', async () => {
  const config = { dataDir: join(folder, 'new') };
  await expect(backedUp(config, join(folder, 'none.jsonl'))).rejects.toThrow(/Nothing is kept/);
  await openDatabase(config, quiet).then(({ db }) => db.destroy());
  await expect(backedUp(config, join(folder, 'none', 'file'))).rejects.toThrow(/cannot be written/);
});
