import { once } from 'node:events';
import { renameSync } from 'node:fs';
import type { Worker } from 'node:worker_threads';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { UnavailableError } from '../../../src/lib/errors.js';
import { createLogger } from '../../../src/lib/logger.js';
import { startThread } from '../../../src/lib/thread.js';
import { parse } from '../../../src/query/parse.js';
import type { Embedder } from '../../../src/search/embedder.js';
import { createEngine } from '../../../src/search/engine.js';
import type { SearchEngine } from '../../../src/search/types.js';
import { serveMemory } from '../../../src/store/memory/serve.js';
import { ask, titles } from '../../search/ask.js';
import { meaningModel } from '../../search/meaning-model.js';
import { aPaper } from '../../support/papers.js';
import { aCorpus, committedPapers, type MemoryCorpus } from './corpus.js';

const { href: module } = new URL('../../../src/compose/engine-thread', import.meta.url);
const zeppelins = aPaper({ id: 'zeppelins', title: 'Zeppelins Over Bodensee' });
/** A machine that has other work is slow to start threads. */
const SOON = { timeout: 60_000 };
const PATIENTLY = { timeout: 120_000 };

/** What serves a corpus from a thread, with all engines, threads and lines that came of it. */
async function serve(corpus: MemoryCorpus, embedder?: Embedder, graceMs = 60_000) {
  const { dirs, dataDir } = corpus;
  const engines: SearchEngine[] = [];
  const skipped: number[] = [];
  const threads: Worker[] = [];
  const log: string[] = [];
  const { refresh, close } = await serveMemory({
    module,
    workerData: { dirs: [...dirs], dataDir, version: '1.2.3', model: embedder?.model },
    embed: embedder?.embed,
    logger: createLogger('info', { write: (line) => log.push(line) }),
    onEngine: (engine, skippedLines) => {
      engines.push(engine);
      skipped.push(skippedLines);
    },
    graceMs,
    retryMs: 50,
    start: (href, options) => {
      const thread = startThread(href, options);
      threads.push(thread);
      return thread;
    },
  });
  onTestFinished(close);
  const engine = () => engines.at(-1) ?? expect.fail('nothing serves');
  const logged = (text: string) => log.filter((line) => line.includes(text)).length;
  return { engine, engines, skipped, threads, logged, refresh, close };
}

async function aCorpusOfPapers(): Promise<MemoryCorpus> {
  const corpus = aCorpus();
  await corpus.write('papers', await committedPapers());
  return corpus;
}

describe('papers in a thread', () => {
  it('are found and told of as those in this one', PATIENTLY, async () => {
    const own = createEngine(await committedPapers());
    const { engine } = await serve(await aCorpusOfPapers());
    expect([engine().facts, engine().topics]).toEqual([own.facts, own.topics]);
    expect(await engine().ids()).toEqual(await own.ids());
    for (const text of ['mixture of experts', 'convlutional', 'zeppelins', '"language models" sort:new']) {
      const { query } = parse(text);
      expect(await ask(engine(), text)).toEqual(await ask(own, text));
      expect(await engine().advice(query)).toEqual(await own.advice(query));
      expect(await engine().rank(query, 20)).toEqual(await own.rank(query, 20));
    }
    const [{ id, title } = zeppelins] = await committedPapers();
    expect(await engine().paper(id)).toEqual(await own.paper(id));
    expect(await engine().paperByTitle(title)).toEqual(await own.paper(id));
    expect(await engine().paper('nowhere')).toBeUndefined();
    expect(await engine().paperByUrl('https://example.org/')).toBeUndefined();
    const page = { offset: 0, limit: 5 };
    expect(await engine().similar(id, page)).toEqual(await own.similar(id, page));
    const some = (await committedPapers()).slice(0, 5);
    expect(await engine().vectors(some)).toEqual(await own.vectors(some));
  });

  it('are listed whole, however many they are, with their words', PATIENTLY, async () => {
    const many = Array.from({ length: 450 }, (_, at) =>
      aPaper({ id: `p${at}`, title: `Balloon number ${at}`, year: 1500 + at }),
    );
    const corpus = aCorpus();
    await corpus.write('papers', many);
    const { engine } = await serve(corpus);
    const { query } = parse('balloon sort:new');
    const [listing, expected] = [await engine().list(query, 420), await createEngine(many).list(query, 420)];
    expect(listing.papers).toEqual(expected.papers);
    expect([listing.total, listing.exact]).toEqual([expected.total, expected.exact]);
    expect(await listing.matched('p77')).toEqual(['Balloon']);
    expect(await listing.matched('another')).toEqual([]);
    expect((await engine().list(parse('').query, 9)).papers).toHaveLength(9);
  });

  it('say why a corpus cannot be read', PATIENTLY, async () => {
    await expect(serve(aCorpus())).rejects.toThrow(/^The corpus folder ".*" cannot be read/);
  });

  it('end with the bot, and who asks then is told so', PATIENTLY, async () => {
    const { engine, threads, close } = await serve(await aCorpusOfPapers());
    const pending = ask(engine(), 'attention');
    const [asked] = await Promise.allSettled([pending, close()]);
    expect(asked).toMatchObject({ status: 'rejected', reason: expect.any(UnavailableError) });
    await expect(ask(engine(), 'attention')).rejects.toBeInstanceOf(UnavailableError);
    expect(threads.map(({ threadId }) => threadId)).toEqual([-1]);
  });
});

describe('papers in a thread whose corpus changes', () => {
  it('are found as soon as they are taken in, and the old ones meanwhile', PATIENTLY, async () => {
    const corpus = await aCorpusOfPapers();
    const { engine, engines, skipped, refresh } = await serve(corpus);
    await corpus.keep('today', [zeppelins]);
    const taking = refresh();
    expect(await titles(engine(), 'mixture of experts')).not.toEqual([]);
    expect(engines).toHaveLength(1);
    await taking;
    expect(engines.map(({ facts }) => facts.papers)).toEqual([270, 271]);
    expect(await titles(engine(), 'zeppelins')).toEqual([zeppelins.title]);
    expect(await titles(engines[0] ?? expect.fail(), 'zeppelins')).toEqual([]);
    expect(skipped).toEqual([0, 0]);
  });

  it('become one with those that a second folder has of them', PATIENTLY, async () => {
    const corpus = aCorpus();
    await corpus.write('papers', [zeppelins]);
    const { engine, refresh } = await serve(corpus);
    await corpus.keep('papers', [
      aPaper({ ...zeppelins, venue: 'ICML' }),
      aPaper({ id: 'b', title: 'Balloons' }),
    ]);
    await refresh();
    expect(engine().facts.papers).toBe(2);
    expect(await engine().paper('zeppelins')).toEqual({ ...zeppelins, venue: 'ICML' });
  });

  it('are read once more for all who asked while they were read', PATIENTLY, async () => {
    const corpus = await aCorpusOfPapers();
    const { engines, threads, refresh } = await serve(corpus);
    const asked = [refresh(), refresh(), refresh()];
    await corpus.keep('today', [zeppelins]);
    await Promise.all([...asked, refresh()]);
    expect(engines.at(-1)?.facts.papers).toBe(271);
    expect(threads).toHaveLength(3);
  });

  it('stay as they were where they cannot be read, and that is logged once', PATIENTLY, async () => {
    const corpus = await aCorpusOfPapers();
    const { engine, engines, logged, refresh } = await serve(corpus);
    renameSync(corpus.dirs[0], `${corpus.dirs[0]}-away`);
    await refresh();
    expect(engines).toHaveLength(1);
    expect(await titles(engine(), 'mixture of experts')).not.toEqual([]);
    expect(logged('cannot be read')).toBe(1);
  });

  it('leave their thread after a while', PATIENTLY, async () => {
    const { engines, threads, refresh } = await serve(await aCorpusOfPapers(), undefined, 1);
    await refresh();
    await vi.waitFor(() => expect(threads.map(({ threadId }) => threadId > 0)).toEqual([false, true]), SOON);
    await expect(ask(engines[0] ?? expect.fail(), 'attention')).rejects.toBeInstanceOf(UnavailableError);
  });

  it('are found by their meaning in no worse a way than before', PATIENTLY, async () => {
    const corpus = await aCorpusOfPapers();
    const blimps = aPaper({ title: 'Blimps at night', abstract: 'Blimps at night.' });
    await corpus.write('blimps', [blimps]);
    const model = meaningModel({ airships: 'blimps' });
    const { engine, logged, refresh } = await serve(corpus, model);
    await vi.waitFor(() => expect(logged('found by their meaning too')).toBe(1), SOON);
    expect(await titles(engine(), 'airships')).toEqual([blimps.title]);
    await corpus.keep('today', [zeppelins]);
    await refresh();
    expect(await titles(engine(), 'airships')).toEqual([blimps.title]);
    expect(await titles(engine(), 'zeppelins')).toEqual([zeppelins.title]);
  });
});

describe('a thread that ends', () => {
  it('leaves nobody waiting, and another takes its place', PATIENTLY, async () => {
    const { engine, engines, threads, logged } = await serve(await aCorpusOfPapers());
    const pending = ask(engine(), 'attention');
    const [asked] = await Promise.allSettled([pending, threads[0]?.terminate()]);
    expect(asked).toMatchObject({ status: 'rejected', reason: expect.any(UnavailableError) });
    await expect(pending).rejects.toThrow(/is being started again. Please ask again in a minute/);
    await vi.waitFor(() => expect(engines).toHaveLength(2), SOON);
    expect(await titles(engine(), 'mixture of experts')).not.toEqual([]);
    expect(logged('the thread that holds the papers has ended')).toBe(1);
  });

  it('is started again and again until it can be', PATIENTLY, async () => {
    const corpus = await aCorpusOfPapers();
    const { engine, engines, threads, logged } = await serve(corpus);
    renameSync(corpus.dirs[0], `${corpus.dirs[0]}-away`);
    await Promise.all([once(threads[0] ?? expect.fail(), 'exit'), threads[0]?.terminate()]);
    await vi.waitFor(() => expect(logged('the papers stay as they were')).toBeGreaterThan(1), SOON);
    renameSync(`${corpus.dirs[0]}-away`, corpus.dirs[0]);
    await vi.waitFor(() => expect(engines).toHaveLength(2), SOON);
    expect(await titles(engine(), 'mixture of experts')).not.toEqual([]);
  });

  it('before the papers are read leaves the old ones', PATIENTLY, async () => {
    const { engine, engines, threads, logged, refresh } = await serve(await aCorpusOfPapers());
    const taking = refresh();
    await threads[1]?.terminate();
    await taking;
    expect(engines).toHaveLength(1);
    expect(logged('The thread that reads the papers has ended')).toBe(1);
    expect(await titles(engine(), 'mixture of experts')).not.toEqual([]);
  });
});
