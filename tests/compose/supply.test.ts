import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { expect, it, onTestFinished, vi } from 'vitest';
import { openSupply, type Supply } from '../../src/compose/supply.js';
import { readCliConfig } from '../../src/config.js';
import { createPaperFolder } from '../../src/store/paper-folder.js';
import { openStore, type Store } from '../../src/store/sql/store.js';
import { titles } from '../search/ask.js';
import { type ArxivDouble, openArxiv } from '../sources/arxiv-double.js';
import { arxivPaper } from '../sources/arxiv-xml.js';
import { folderOf } from '../store/folder.js';
import { refuses } from '../support/http-double.js';
import { aPaper } from '../support/papers.js';
import { quiet } from '../support/quiet.js';

/** A machine that has other work takes its time. */
const SOON = { timeout: 60_000, interval: 100 };
const PATIENTLY = { timeout: 90_000 };
const zeppelins = arxivPaper({ id: '2611.01001', title: 'Zeppelins Over Lake Constance' });

interface World {
  readonly supply: Supply;
  readonly store: Store;
  readonly arxiv: ArxivDouble;
  readonly dataDir: string;
}

/** A corpus of one paper, a store, and arXiv on loopback whose cs.LG is watched. */
async function aWorld(): Promise<World> {
  const arxiv = await openArxiv();
  const paper = JSON.stringify(aPaper({ title: 'Gliders for Beginners' }));
  const dir = folderOf({ 'corpus/own.jsonl': `${paper}\n` });
  const config = readCliConfig({
    CORPUS_DIR: join(dir, 'corpus'),
    DATA_DIR: join(dir, 'data'),
    ARXIV_CATEGORIES: 'cs.LG',
    ARXIV_API_URL: arxiv.apiUrl,
    ARXIV_FEED_URL: arxiv.feedUrl,
    ARXIV_OAI_URL: arxiv.oaiUrl,
    HF_API_URL: `${arxiv.apiUrl}/none`,
    SEMANTIC_SCHOLAR_API_URL: `${arxiv.apiUrl}/none`,
  });
  const store = await openStore(config, quiet, randomUUID);
  const supply = await openSupply({ config, store, logger: quiet, now: () => new Date() });
  onTestFinished(async () => {
    await supply.stop();
    await store.close();
    await arxiv.close();
  });
  return { supply, store, arxiv, dataDir: config.dataDir };
}

async function found({ supply }: World, words: string): Promise<readonly string[]> {
  return titles(supply.context().engine, words);
}

it('finds what arXiv announces, beside what the corpus files hold', PATIENTLY, async () => {
  const world = await aWorld();
  world.arxiv.announces('2026-11-25T00:00:00-05:00', zeppelins);
  expect(await found(world, 'zeppelins')).toEqual([]);
  world.supply.start();
  await vi.waitFor(async () => expect(await found(world, 'zeppelins')).toEqual([zeppelins.title]), SOON);
  expect(await found(world, 'gliders')).toEqual(['Gliders for Beginners']);
  const { watched, broughtIn } = (await world.supply.ports.sources?.()) ?? {};
  expect(broughtIn).toBe(1);
  expect(watched).toMatchObject([{ title: 'arXiv (cs.LG)', brought: { added: 1 } }]);
});

it('finds what another process puts into the store', PATIENTLY, async () => {
  const world = await aWorld();
  world.supply.start();
  await world.store.papers.put([aPaper({ title: 'Balloons at Dawn' })], new Date());
  await vi.waitFor(async () => expect(await found(world, 'balloons')).toEqual(['Balloons at Dawn']), SOON);
});

it('finds what another process on this machine was the first to put into the folder', PATIENTLY, async () => {
  const world = await aWorld();
  const { papers } = world.store;
  const dir = join(world.dataDir, 'papers');
  await papers.put([aPaper({ title: 'Kites in Winter' })], new Date());
  await createPaperFolder({ store: papers, dir, now: () => new Date(), newId: randomUUID }).pull();
  world.supply.start();
  await vi.waitFor(async () => expect(await found(world, 'kites')).toEqual(['Kites in Winter']), SOON);
});

it('gets a paper that somebody names, once, and then finds it', PATIENTLY, async () => {
  const world = await aWorld();
  world.arxiv.has(zeppelins);
  const { fetch } = world.supply.ports;
  const paper = { title: zeppelins.title, source: 'arxiv' };
  expect(await fetch?.('2611.01001')).toMatchObject({ kind: 'found', paper });
  const asked = world.arxiv.asked.length;
  expect(await fetch?.('2611.01001')).toMatchObject({ kind: 'found', paper });
  expect(world.arxiv.asked).toHaveLength(asked);
  world.supply.start();
  await vi.waitFor(async () => expect(await found(world, 'zeppelins')).toEqual([zeppelins.title]), SOON);
});

it('says that nobody knows a paper, or that arXiv is away', PATIENTLY, async () => {
  const { supply, arxiv } = await aWorld();
  expect(await supply.ports.fetch?.('2611.09999')).toEqual({ kind: 'unknown' });
  arxiv.always(refuses(503));
  const away = await supply.ports.fetch?.('2611.01001');
  expect(away).toMatchObject({ kind: 'away', reason: expect.stringContaining('arXiv') });
});

it('tells digests since when a source has failed', PATIENTLY, async () => {
  const { supply, arxiv } = await aWorld();
  arxiv.always(refuses(404));
  supply.start();
  const failing = { name: 'arXiv (cs.LG)', failedSince: expect.any(Date) };
  await vi.waitFor(async () => expect(await supply.feeds()).toMatchObject([failing]), SOON);
});
