import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, describe, expect, it } from 'vitest';
import { openDatabase } from '../../../src/store/sql/database.js';
import { migrations } from '../../../src/store/sql/migrations/all.js';
import { type Databases, describeOnBoth } from '../../support/databases.js';
import { quiet } from '../../support/quiet.js';
import { startWorker } from './worker.js';

const folder = mkdtempSync(join(tmpdir(), 'paperboy-opening-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function ofTheFuture(databases: Databases) {
  const config = await databases.createOnce();
  const { db } = await openDatabase(config, quiet);
  await sql`insert into paperboy_migrations values ('2099-01-01-later', '2099-01-01T00:00:00.000Z')`.execute(
    db,
  );
  await db.destroy();
  return config;
}

describeOnBoth('a database', (databases) => {
  it('is brought to its newest form once, and opened as it is afterwards', async () => {
    const config = await databases.createOnce();
    const first = await openDatabase(config, quiet);
    expect(first.migrated).toEqual(Object.keys(migrations));
    await first.db.destroy();
    const again = await openDatabase(config, quiet);
    expect(again.migrated).toEqual([]);
    await again.db.destroy();
  });

  it('may be opened for the first time by three processes at once', async () => {
    const config = await databases.createOnce();
    const workers = await Promise.all([1, 2, 3].map(() => startWorker()));
    const migrated = await Promise.all(workers.map(({ ask }) => ask({ does: 'open', config })));
    expect(migrated.flat().sort()).toEqual(Object.keys(migrations));
    for (const worker of workers) worker.end();
  });

  it('of a newer Paperboy is refused', async () => {
    const config = await ofTheFuture(databases);
    await expect(openDatabase(config, quiet)).rejects.toThrow(
      /used by a newer Paperboy \(it has 2099-01-01-later\) and is left as it is/,
    );
  });
});

describe('a file that is no sound database', () => {
  const cases: readonly [string, (file: string) => Promise<void>, RegExp][] = [
    [
      'is something else',
      async (file) => writeFileSync(file, 'Dear diary, '.repeat(999)),
      /is damaged.*not a database/,
    ],
    ['has a damaged page', damagePages, /is damaged.*restore a backup/],
  ];
  it.each(cases)('that %s stops the start and stays as it was', async (what, make, message) => {
    const dataDir = join(folder, what.replaceAll(' ', '-'));
    const file = join(dataDir, 'paperboy.db');
    mkdirSync(dataDir);
    await make(file);
    const before = readFileSync(file);
    await expect(openDatabase({ dataDir }, quiet)).rejects.toThrow(message);
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  async function damagePages(file: string): Promise<void> {
    const dataDir = join(file, '..');
    const { db } = await openDatabase({ dataDir }, quiet);
    await db.destroy();
    const bytes = readFileSync(file);
    // Every page but the first, which says what the file is.
    bytes.fill(0x5a, 4096 * 2);
    writeFileSync(file, bytes);
  }

  it('of a newer Paperboy that was killed, what it had in its log is not even written back', async () => {
    const dataDir = join(folder, 'future');
    const worker = await startWorker();
    await worker.ask({ does: 'open', config: { dataDir } });
    await worker.ask({ does: 'sql', statement: `insert into paperboy_migrations values ('2099', '2099')` });
    await worker.kill();
    const before = filesOf(dataDir);
    expect(before.get('paperboy.db-wal')?.length).toBeGreaterThan(0);
    await expect(openDatabase({ dataDir }, quiet)).rejects.toThrow(/newer Paperboy/);
    const after = filesOf(dataDir);
    for (const name of ['paperboy.db', 'paperboy.db-wal']) expect(after.get(name)).toEqual(before.get(name));
  });

  it('says so where the folder cannot be made', async () => {
    writeFileSync(join(folder, 'a-file'), '');
    await expect(openDatabase({ dataDir: join(folder, 'a-file', 'data') }, quiet)).rejects.toThrow(
      /^DATA_DIR: the database .* cannot be opened/,
    );
  });
});

describe('a PostgreSQL that cannot be reached', () => {
  it.each([
    [
      'refuses',
      'postgres://paperboy:geheim@127.0.0.1:1/papers',
      /PostgreSQL at 127\.0\.0\.1:1\/papers.*ECONNREFUSED/,
    ],
    [
      'has no socket',
      'postgres:///papers?host=/no/such/folder&password=geheim',
      /PostgreSQL at \/no\/such\/folder\/papers/,
    ],
  ])('and %s is named without its password', async (_what, databaseUrl, message) => {
    const error = await openDatabase({ dataDir: '/nowhere', databaseUrl }, quiet).catch(String);
    expect(error).toMatch(message);
    expect(error).not.toMatch(/geheim/);
  });

  it('and hangs up is named too', async () => {
    const server = createServer((socket) => socket.destroy()).listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : 0;
    const databaseUrl = `postgres://paperboy:geheim@127.0.0.1:${port}/papers`;
    const error = await openDatabase({ dataDir: '/nowhere', databaseUrl }, quiet).catch(String);
    server.close();
    expect(error).toMatch(/^UserError: The database \(PostgreSQL at 127\.0\.0\.1/);
    expect(error).not.toMatch(/geheim/);
  });
});

function filesOf(dir: string): ReadonlyMap<string, Buffer> {
  return new Map(readdirSync(dir).map((name) => [name, readFileSync(join(dir, name))]));
}
