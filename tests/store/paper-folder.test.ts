import {
  copyFileSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { UnavailableError } from '../../src/lib/errors.js';
import type { Paper } from '../../src/paper/paper.js';
import { loadCorpus } from '../../src/store/corpus-files.js';
import { createPaperFolder } from '../../src/store/paper-folder.js';
import { openStore, type Store } from '../../src/store/sql/store.js';
import { aPaper } from '../support/papers.js';
import { countedIds, quiet } from '../support/quiet.js';
import { startWorker } from './sql/worker.js';

const NOW = new Date('2026-11-25T09:00:00Z');
let root: string;
let store: Store;

beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), 'paperboy-folder-'));
  store = await openStore({ dataDir: root }, quiet, countedIds('first-'));
});
afterEach(async () => {
  await store.close();
  rmSync(root, { recursive: true });
});

const dir = () => join(root, 'papers');
const files = () => readdirSync(dir());

function folder(of: Store = store, now = NOW) {
  return createPaperFolder({ store: of.papers, dir: dir(), now: () => now, newId: countedIds('part-') });
}

function some(from: number, count: number, told: Partial<Paper> = {}): Paper[] {
  return Array.from({ length: count }, (_, index) =>
    aPaper({ id: `2401.${String(from + index).padStart(5, '0')}`, title: `Paper ${from + index}`, ...told }),
  );
}

/** What an engine would read, by id. */
async function inFolder(): Promise<Map<string, Paper>> {
  const { papers, skipped } = await loadCorpus([dir()]);
  expect(skipped).toEqual([]);
  return new Map(papers.map((paper) => [paper.id, paper]));
}

async function inStore(of: Store = store): Promise<Map<string, Paper>> {
  const { papers } = await of.papers.changedSince(0, 100_000);
  return new Map(papers.map((paper) => [paper.id, paper]));
}

function lines(): number {
  return files().reduce(
    (sum, name) => sum + readFileSync(join(dir(), name), 'utf8').split('\n').length - 1,
    0,
  );
}

describe('a folder of the papers that were brought in', () => {
  it('is empty at first, and then has what came, told whether it changed', async () => {
    const { pull } = folder();
    expect(await pull()).toBe(false);
    await store.papers.put(some(0, 450), NOW);
    expect(await pull()).toBe(true);
    expect(await pull()).toBe(false);
    expect(files()).toHaveLength(1);
    expect(await inFolder()).toEqual(await inStore());
  });

  it('tells of what another process wrote, too', async () => {
    const [one, other] = [folder(), folder()];
    await store.papers.put(some(0, 3), NOW);
    expect(await one.pull()).toBe(true);
    expect(await other.pull()).toBe(false);
    await store.papers.put(some(3, 3), NOW);
    expect(await one.pull()).toBe(true);
    expect(await other.pull()).toBe(true);
    expect(await other.pull()).toBe(false);
  });

  it('holds of a paper that changed what is known now, and of one that got a better name one', async () => {
    const { pull } = folder();
    const bare = aPaper({ title: 'Paper 1', abstract: '' });
    await store.papers.put([bare, ...some(2, 9)], NOW);
    await pull();
    await store.papers.put([...some(1, 1), ...some(2, 1, { citations: 5 })], NOW);
    expect(await pull()).toBe(true);
    expect(await inFolder()).toEqual(await inStore());
    expect((await inFolder()).get('2401.00001')?.otherIds).toEqual([bare.id]);
  });

  it('is read in the order of the changes', async () => {
    const { pull } = folder();
    for (const [from, count] of [
      [0, 900],
      [900, 200],
      [1_100, 20],
    ] as const) {
      await store.papers.put(some(from, count), NOW);
      await pull();
    }
    const ids = files().flatMap((name) => readFileSync(join(dir(), name), 'utf8').match(/2401\.\d+/g) ?? []);
    expect(ids).toEqual([...ids].sort());
    expect(files()).toHaveLength(3);
  });

  it('stays of few files, however often a little comes', async () => {
    const { pull } = folder();
    await store.papers.put(some(0, 500), NOW);
    for (let round = 0; round < 40; round += 1) {
      await store.papers.put(some(500 + round, 1), NOW);
      await pull();
      expect(files().length).toBeLessThan(12);
    }
    expect(await inFolder()).toEqual(await inStore());
    expect(lines()).toBe(540);
  });

  it('holds not much that is old, however often papers change', async () => {
    const { pull } = folder();
    for (let round = 0; round < 12; round += 1) {
      await store.papers.put(some(0, 400, { citations: round }), NOW);
      await pull();
      expect(lines()).toBeLessThanOrEqual(1_800);
    }
    expect(await inFolder()).toEqual(await inStore());
  });

  it('is made anew for another database, and for one that was put back', async () => {
    await store.papers.put(some(0, 9), NOW);
    await folder().pull();
    await store.papers.put(some(9, 9), NOW);
    await folder().pull();
    const other = await openStore({ dataDir: join(root, 'other') }, quiet, countedIds('second-'));
    await other.papers.put(some(50, 3), NOW);
    expect(await folder(other).pull()).toBe(true);
    expect(await inFolder()).toEqual(await inStore(other));
    await other.close();
    // Of the same name, and behind what the folder has.
    const [name = ''] = files();
    copyFileSync(join(dir(), name), join(dir(), name.replace(/\d{10}-3\.jsonl/, '0000000099-3.jsonl')));
    await folder().pull();
    expect(await inFolder()).toEqual(await inStore());
  });

  it('leaves files of others alone', async () => {
    await folder().pull();
    writeFileSync(join(dir(), 'mine.jsonl'), '');
    await store.papers.put(some(0, 2), NOW);
    await folder().pull();
    expect(files()).toContain('mine.jsonl');
  });

  it('is made whole where a file was taken out of it', async () => {
    for (const [from, count] of [
      [0, 100],
      [100, 30],
      [130, 5],
    ] as const) {
      await store.papers.put(some(from, count), NOW);
      await folder().pull();
    }
    rmSync(join(dir(), files()[1] ?? ''));
    expect(await folder().pull()).toBe(true);
    expect(await inFolder()).toEqual(await inStore());
    expect(lines()).toBe(135);
  });

  it('may be kept by several processes at once', async () => {
    const others = await Promise.all([1, 2].map(() => openStore({ dataDir: root }, quiet, countedIds('x'))));
    const keepers = others.map((of, index) =>
      createPaperFolder({ store: of.papers, dir: dir(), now: () => NOW, newId: countedIds(`${index}-`) }),
    );
    for (let round = 0; round < 10; round += 1) {
      await Promise.all([
        store.papers.put(some(round * 10, 10), NOW),
        ...keepers.flatMap(({ pull }) => [pull(), pull()]),
      ]);
    }
    await Promise.all(keepers.map(({ pull }) => pull()));
    expect(await inFolder()).toEqual(await inStore());
    await Promise.all(others.map((other) => other.close()));
  });

  it('that cannot be written says so, and what is there stays', async () => {
    writeFileSync(dir(), 'a file where the folder should be');
    await expect(folder().pull()).rejects.toThrow(UnavailableError);
    await expect(folder().pull()).rejects.toThrow(/papers" cannot be written/);
  });
});

describe('a process that is killed while it keeps a folder', () => {
  it('at any point leaves what the next puts right', async () => {
    const ends: string[] = [];
    for (const [at, killBefore] of [4, 5, 6, 7, 8, 9].entries()) {
      await store.papers.put(some(at * 300, at % 2 === 0 ? 250 : 3), NOW);
      const process = await startWorker();
      const answer = await process.ask({ does: 'a pull', config: { dataDir: root }, dir: dir(), killBefore });
      await process.kill();
      ends.push(answer === undefined ? 'killed' : 'lived');
      // What one left is found by the next, which is killed as well.
      if (at % 2 === 0) continue;
      await folder().pull();
      expect(await inFolder()).toEqual(await inStore());
    }
    await folder().pull();
    expect(await inFolder()).toEqual(await inStore());
    expect(ends.filter((end) => end === 'killed').length).toBeGreaterThan(3);
  }, 120_000);

  it('leaves no part of a file for long', async () => {
    await store.papers.put(some(0, 3), NOW);
    await folder().pull();
    const part = join(dir(), 'dead.partial');
    writeFileSync(part, 'half a li');
    utimesSync(part, NOW, NOW);
    await folder().pull();
    expect(files()).toContain('dead.partial');
    await folder(store, new Date(NOW.getTime() + 2 * 60 * 60_000)).pull();
    expect(files()).not.toContain('dead.partial');
    expect(await inFolder()).toEqual(await inStore());
  });
});
