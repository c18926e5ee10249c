import { appendFileSync, readdirSync, readFileSync, truncateSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from '../../../src/query/parse.js';
import { engineOver } from '../../../src/search/engine.js';
import type { SearchEngine } from '../../../src/search/types.js';
import { openMemory } from '../../../src/store/memory/open.js';
import { ask } from '../../search/ask.js';
import { aPaper } from '../../support/papers.js';
import { aCorpus, committedPapers, type MemoryCorpus } from './corpus.js';

/** An engine over the corpus, whether it came from the snapshot, and what was warned of. */
async function open(corpus: MemoryCorpus, version = '1.2.3', fewest = 1) {
  const warned: string[] = [];
  let fromSnapshot: unknown;
  const log = {
    info: (figures: object) => {
      if ('fromSnapshot' in figures) fromSnapshot = figures.fromSnapshot;
    },
    warn: (_figures: object, message: string) => void warned.push(message),
  };
  const opened = await openMemory({ ...corpus, version, fewest, log });
  await opened.keep();
  return {
    engine: engineOver(opened.index),
    papers: opened.papers,
    skippedLines: opened.skippedLines,
    fromSnapshot,
    warned,
  };
}

async function aReadCorpus(): Promise<MemoryCorpus> {
  const corpus = aCorpus();
  await corpus.write('papers', await committedPapers());
  await open(corpus);
  return corpus;
}

const fileOf = ({ dataDir }: MemoryCorpus) => join(dataDir, 'snapshot', 'papers.index');

const QUESTIONS = [
  'mixture of experts',
  'MoE',
  'what do we know about pruning large language models?',
  'convlutional netwroks',
  '"language models" -vision',
  'title:attention sort:new',
  'diffusion year:2020..',
  'zeppelins',
];

/** All that a person could see of an engine. */
async function answersOf(engine: SearchEngine) {
  const answers = await Promise.all(
    QUESTIONS.map(async (text) => {
      const { papers, ...listing } = await engine.list(parse(text).query, 50);
      const [first] = papers;
      return {
        result: await ask(engine, text),
        ranked: await engine.rank(parse(text).query, 300),
        papers,
        total: listing.total,
        matched: first && (await listing.matched(first.id)),
        similar: first && (await engine.similar(first.id, { offset: 0, limit: 10 })),
        advice: await engine.advice(parse(text).query),
        vectors: await engine.vectors(papers),
      };
    }),
  );
  return { answers, facts: engine.facts, topics: engine.topics, ids: await engine.ids() };
}

describe('a snapshot of the papers in memory', () => {
  it('answers as the papers that were read', async () => {
    const corpus = aCorpus();
    await corpus.write('papers', await committedPapers());
    const [read, again] = [await open(corpus), await open(corpus)];
    expect([read.fromSnapshot, again.fromSnapshot]).toEqual([false, true]);
    expect(again.papers).toEqual(read.papers);
    expect(await answersOf(again.engine)).toEqual(await answersOf(read.engine));
  });

  it('still tells of the lines that could not be read', async () => {
    const corpus = await aReadCorpus();
    appendFileSync(join(corpus.dirs[0], 'papers.jsonl'), 'no paper\n');
    const [read, again] = [await open(corpus), await open(corpus)];
    expect([read.fromSnapshot, again.fromSnapshot]).toEqual([false, true]);
    expect(again.skippedLines).toBe(1);
    expect(again.warned).toEqual(read.warned);
  });

  it.each<[string, (corpus: MemoryCorpus) => unknown]>([
    ['a file has more papers', ({ write }) => write('papers', [aPaper({ title: 'Zeppelins' })])],
    ['a file was written again', ({ dirs }) => utimesSync(join(dirs[0], 'papers.jsonl'), 1, 1)],
    ['a file came', ({ write }) => write('today', [aPaper({ title: 'Zeppelins' })])],
    ['a file came into the second folder', ({ keep }) => keep('today', [aPaper({ title: 'Zeppelins' })])],
  ])('is of no use where %s', async (_what, change) => {
    const corpus = await aReadCorpus();
    await change(corpus);
    expect((await open(corpus)).fromSnapshot).toBe(false);
    expect((await open(corpus)).fromSnapshot).toBe(true);
  });

  it('is of no use to another Paperboy', async () => {
    const corpus = await aReadCorpus();
    expect((await open(corpus, '1.2.4')).fromSnapshot).toBe(false);
  });

  it.each([0, 20, 90, 50_000, -200, -1])('is read no more where byte %i is another', async (at) => {
    const corpus = await aReadCorpus();
    const bytes = readFileSync(fileOf(corpus));
    const place = at < 0 ? bytes.length + at : at;
    bytes[place] = (bytes[place] ?? 0) ^ 1;
    writeFileSync(fileOf(corpus), bytes);
    const { engine, fromSnapshot } = await open(corpus);
    expect(fromSnapshot).toBe(false);
    expect((await ask(engine, 'mixture of experts')).total).toBeGreaterThan(0);
    expect((await open(corpus)).fromSnapshot).toBe(true);
  });

  it.each([0, 10, 85, 100_000, -1])('is read no more where it was cut off at %i', async (at) => {
    const corpus = await aReadCorpus();
    const { length } = readFileSync(fileOf(corpus));
    truncateSync(fileOf(corpus), at < 0 ? length + at : at);
    const { fromSnapshot, warned } = await open(corpus);
    expect(fromSnapshot).toBe(false);
    expect(warned).toEqual(['the snapshot of the corpus is damaged: the papers are read again']);
  });

  it('is not written where the corpus changed while it was read', async () => {
    const corpus = aCorpus();
    await corpus.write('papers', await committedPapers());
    const log = { info: () => {}, warn: () => {} };
    const { keep } = await openMemory({ ...corpus, version: '1.2.3', fewest: 1, log });
    await corpus.write('today', [aPaper({ title: 'Zeppelins' })]);
    await keep();
    expect(readdirSync(corpus.dataDir)).not.toContain('snapshot');
  });

  it('is not written of few papers, and leaves nothing half done', async () => {
    const corpus = aCorpus();
    await corpus.write('papers', await committedPapers());
    await open(corpus, '1.2.3', 271);
    expect(readdirSync(corpus.dataDir)).not.toContain('snapshot');
    await open(corpus);
    expect(readdirSync(join(corpus.dataDir, 'snapshot'))).toEqual(['papers.index']);
  });

  it('that cannot be written is warned of, and the papers answer', async () => {
    const corpus = aCorpus();
    await corpus.write('papers', await committedPapers());
    writeFileSync(join(corpus.dataDir, 'snapshot'), 'a file where a folder should be');
    const { engine, warned } = await open(corpus);
    expect(warned).toEqual(['the snapshot of the corpus cannot be written']);
    expect((await ask(engine, 'mixture of experts')).total).toBeGreaterThan(0);
  });
});
