import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openStore } from '../../src/store/sql/store.js';
import { countedIds, quiet } from '../support/quiet.js';
import { paperboy } from './paperboy.js';

const folder = mkdtempSync(join(tmpdir(), 'paperboy-cli-store-'));
afterAll(() => rmSync(folder, { recursive: true }));

const reader = { teamId: 'T1', userId: 'U1' };

/** A folder in which this paper is saved. */
async function withSaved(name: string, paperId: string): Promise<string> {
  const dataDir = join(folder, name);
  const store = await openStore({ dataDir }, quiet, countedIds('id-'));
  await store.library.save(reader, [paperId], new Date('2026-11-25T09:00:00Z'));
  await store.close();
  return dataDir;
}

async function savedIn(dataDir: string): Promise<readonly string[]> {
  const store = await openStore({ dataDir }, quiet, countedIds('id-'));
  return store.library.saved(reader).finally(() => store.close());
}

describe('paperboy migrate', () => {
  it('makes the database, and finds nothing to do the second time', async () => {
    const around = { environment: { DATA_DIR: join(folder, 'new') } };
    expect(await paperboy(['migrate'], around)).toEqual({
      code: 0,
      out: expect.stringMatching(
        /new\/paperboy\.db was brought up to date: 2026-11-25-digests, 2026-11-25-papers\n$/,
      ),
      err: '',
    });
    expect((await paperboy(['migrate'], around)).out).toMatch(/is up to date\n$/);
  });

  it('tells what is wrong with a database that it cannot use', async () => {
    const environment = { DATABASE_URL: 'postgres://paperboy:geheim@127.0.0.1:1/papers' };
    const { code, err } = await paperboy(['migrate'], { environment });
    expect(code).toBe(1);
    expect(err).toMatch(
      /^paperboy: The database \(PostgreSQL at 127\.0\.0\.1:1\/papers\) cannot be used: .*REFUSED/,
    );
    expect(err).not.toMatch(/geheim/);
  });
});

describe('paperboy digest', () => {
  it('tells how digests go, and has nothing to retry where nothing is dead', async () => {
    const around = { environment: { DATA_DIR: join(folder, 'digests') } };
    expect(await paperboy(['digest', 'status'], around)).toEqual({
      code: 0,
      out: 'Digests: 0 due, 0 waiting, 0 sent, 0 dead\n',
      err: '',
    });
    expect(JSON.parse((await paperboy(['digest', 'status', '--json'], around)).out)).toMatchObject({
      due: 0,
      dead: 0,
    });
    expect(await paperboy(['digest', 'retry'], around)).toMatchObject({
      code: 1,
      out: '0 digests are waiting again\n',
    });
  });
});

describe('paperboy backup and restore', () => {
  it('carry what is kept to another machine', async () => {
    const file = join(folder, 'carried.jsonl');
    const from = await withSaved('from', '1706.03762');
    expect(await paperboy(['backup', file], { environment: { DATA_DIR: from } })).toEqual({
      code: 0,
      out: `1 row written to ${file}\n`,
      err: '',
    });
    const to = join(folder, 'to');
    expect(await paperboy(['restore', file], { environment: { DATA_DIR: to } })).toEqual({
      code: 0,
      out: `1 row restored from ${file}\n`,
      err: '',
    });
    expect(await savedIn(to)).toEqual(['1706.03762']);
  });

  it('throw nothing away unless told to', async () => {
    const file = join(folder, 'forced.jsonl');
    await paperboy(['backup', file], { environment: { DATA_DIR: await withSaved('old', 'old') } });
    const environment = { DATA_DIR: await withSaved('current', 'current') };
    expect(await paperboy(['restore', file], { environment })).toMatchObject({
      code: 1,
      err: expect.stringMatching(/is in use\. .* add --force/),
    });
    expect(await savedIn(environment.DATA_DIR)).toEqual(['current']);
    expect(await paperboy(['restore', file, '--force'], { environment })).toMatchObject({ code: 0 });
    expect(await savedIn(environment.DATA_DIR)).toEqual(['old']);
  });

  it('leave a backup as it was where another cannot be made', async () => {
    const file = join(folder, 'kept.jsonl');
    writeFileSync(file, 'an earlier backup');
    const environment = { DATA_DIR: join(folder, 'never-used') };
    expect(await paperboy(['backup', file], { environment })).toMatchObject({
      code: 1,
      err: expect.stringMatching(/Nothing is kept in .* yet/),
    });
    expect(readFileSync(file, 'utf8')).toBe('an earlier backup');
    expect(() => statSync(`${file}.${process.pid}.partial`)).toThrow();
  });
});
