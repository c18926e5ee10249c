import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { loadContext, serveContext } from '../../src/compose/context.js';
import type { EmbeddingConfig } from '../../src/config.js';
import { createLogger } from '../../src/lib/logger.js';
import { loadCorpus, writeCorpus } from '../../src/store/corpus-files.js';
import { paperboy } from '../cli/paperboy.js';
import { type AddressDouble, openAddress, refusal } from '../embedding/address-double.js';
import { aTinyModel, notInstalled, whereInstalled } from '../embedding/tiny-model.js';
import { ask, titles } from '../search/ask.js';
import { meaningOf } from '../search/meaning-model.js';
import { folderOf } from '../store/folder.js';
import { notInstalled as lanceNotInstalled, whereInstalled as whereLance } from '../store/lance/library.js';
import { aPaper } from '../support/papers.js';

const zeppelins = aPaper({ title: 'Zeppelins Over Bodensee', abstract: 'Zeppelins over Bodensee.' });
const committed = await loadCorpus([new URL('../../corpus/', import.meta.url).pathname]);

/** A bot's corpus with a sentence model behind an address, and what it logs. */
async function aBot(server: Pick<AddressDouble, 'url'>, dataDir: string, isBot: boolean) {
  const corpusDir = join(dataDir, 'corpus');
  await writeCorpus(join(corpusDir, 'papers.jsonl'), [...committed.papers, zeppelins]);
  return load({ dataDir, source: { kind: 'address', url: server.url, model: 'm' } }, corpusDir, isBot);
}

async function load(
  embedding: EmbeddingConfig,
  corpusDir: string,
  isBot: boolean,
  searchTier: 'memory' | 'lancedb' = 'memory',
) {
  const log: string[] = [];
  const logger = createLogger('info', { write: (line) => log.push(line) });
  const { dataDir } = embedding;
  const config = { corpusDir, dataDir, searchTier, indexUrl: join(dataDir, 'index'), embedding };
  if (!isBot) {
    const context = await loadContext(config, logger);
    return { engine: () => context().engine, log };
  }
  const { context, close } = await serveContext(config, logger);
  onTestFinished(close);
  return { engine: () => context().engine, log };
}

const openModel = () => openAddress((text) => [...meaningOf(text, { blimps: 'zeppelins' })]);

describe('a bot with a sentence model', () => {
  it('answers by words at once, and by meaning as soon as it has read the papers', async () => {
    const { engine, log } = await aBot(await openModel(), folderOf({}), true);
    expect((await ask(engine(), 'blimps')).total).toBe(0);
    expect(await titles(engine(), 'zeppelins')).toEqual([zeppelins.title]);
    const isDone = () => expect(log.join('')).toContain('papers are found by their meaning too');
    await vi.waitFor(isDone, { timeout: 15_000 });
    expect(await titles(engine(), 'blimps')).toEqual([zeppelins.title]);
    expect(log.filter((line) => line.includes('"done":')).length).toBeGreaterThan(2);
    expect(log.join('')).toContain('"scanMs":');
  });

  it('reads at its next start only what is new', async () => {
    const [server, dataDir] = [await openModel(), folderOf({})];
    await aBot(server, dataDir, false);
    const before = server.asked.flatMap(({ input }) => input).length;
    expect(before).toBe(271 + 50);
    const { engine } = await aBot(server, dataDir, false);
    expect(server.asked.flatMap(({ input }) => input)).toHaveLength(before + 50);
    expect(await titles(engine(), 'blimps')).toEqual([zeppelins.title]);
  });

  it('answers by words where the model cannot be reached, and logs that once', async () => {
    const server = await openModel();
    server.next(refusal(401));
    const { engine, log } = await aBot(server, folderOf({}), false);
    expect(await titles(engine(), 'zeppelins')).toEqual([zeppelins.title]);
    expect(log.filter((line) => line.includes('check EMBEDDING_API_KEY'))).toHaveLength(1);
  });

  it('answers by words where the model fails later, and logs that once', async () => {
    const server = await openModel();
    const { engine, log } = await aBot(server, folderOf({}), false);
    server.next(...Array.from({ length: 9 }, () => refusal(404, 'gone')));
    for (const text of ['blimps', 'pruning', 'zeppelins']) await ask(engine(), text);
    expect(await titles(engine(), 'zeppelins')).toEqual([zeppelins.title]);
    expect(log.filter((line) => line.includes('the sentence model fails'))).toHaveLength(1);
  });

  it('does not start where the model is no model', async () => {
    const [dataDir, model] = [folderOf({}), folderOf({ 'notes.txt': '' })];
    const started = load({ dataDir, source: { kind: 'local', model } }, 'corpus', true);
    await expect(started).rejects.toThrow(
      /is no model in ONNX's form|transformers\.js, which is not installed/,
    );
  });
});

describe('paperboy eval', () => {
  const folder = () =>
    folderOf({
      'corpus.jsonl': ['zeppelins', 'speech', 'vision']
        .map((word) => `${JSON.stringify({ _id: word, title: word, text: `All about ${word}.` })}\n`)
        .join(''),
      'queries.jsonl': `${JSON.stringify({ _id: 'q', text: 'blimps' })}\n`,
      'qrels/test.tsv': 'query-id\tcorpus-id\tscore\nq\tzeppelins\t1\n',
    });
  const evaluate = async (dir: string, environment: Readonly<Record<string, string>>) => {
    const { out, err } = await paperboy(['eval', dir, '--json'], { environment });
    return { ...JSON.parse(out || '{}'), err };
  };

  it('measures with the model that is set up', async () => {
    const [dir, server] = [folder(), await openModel()];
    const model = { EMBEDDING_URL: server.url, EMBEDDING_MODEL: 'm', DATA_DIR: join(dir, 'data') };
    expect(await evaluate(dir, {})).toMatchObject({ ndcgAt10: 0 });
    const { ndcgAt10, embedding } = await evaluate(dir, model);
    expect(ndcgAt10).toBe(1);
    expect(embedding).toEqual({ model: `m at ${new URL(server.url).host}`, ms: expect.any(Number) });
  });

  it('says so where the model cannot be used, and gives no figures', async () => {
    const [dir, server] = [folder(), await openModel()];
    server.next(refusal(404, 'no such model'));
    const model = { EMBEDDING_URL: server.url, EMBEDDING_MODEL: 'm', DATA_DIR: join(dir, 'data') };
    const report = await evaluate(dir, model);
    expect(report).toEqual({ err: expect.stringMatching(/^paperboy: .* answered 404: no such model\n$/) });
  });
});

describe.skipIf(notInstalled)(`a corpus with a model in a folder${whereInstalled}`, () => {
  it('finds a paper that has none of the words', async () => {
    const dataDir = folderOf({});
    const papers = ['car', 'fish'].map((word) => aPaper({ title: word, abstract: word }));
    await writeCorpus(join(dataDir, 'corpus', 'papers.jsonl'), papers);
    const source = { kind: 'local', model: aTinyModel() } as const;
    const { engine } = await load({ dataDir, source }, join(dataDir, 'corpus'), false);
    const query = { clause: { kind: 'term', text: 'automobile' }, sort: 'relevance' } as const;
    expect((await engine().rank(query, 1)).map(({ id }) => id)).toEqual([papers[0]?.id]);
  });
});

describe.skipIf(lanceNotInstalled)(`a corpus in LanceDB with a model behind an address${whereLance}`, () => {
  it('finds a paper that has none of the words, and reads none a second time', {
    timeout: 90_000,
  }, async () => {
    vi.stubEnv('NODE_OPTIONS', '--import tsx');
    onTestFinished(() => void vi.unstubAllEnvs());
    const [server, dataDir] = [await openModel(), folderOf({})];
    const corpusDir = join(dataDir, 'corpus');
    await writeCorpus(join(corpusDir, 'papers.jsonl'), [...committed.papers, zeppelins]);
    const source = { kind: 'address', url: server.url, model: 'm' } as const;
    const { engine } = await load({ dataDir, source }, corpusDir, false, 'lancedb');
    expect(await titles(engine(), 'blimps')).toEqual([zeppelins.title]);
    const read = server.asked.flatMap(({ input }) => input).length;
    expect(read).toBe(271 + 50 + 1);
    const again = await load({ dataDir, source }, corpusDir, false, 'lancedb');
    expect(await titles(again.engine(), 'blimps')).toEqual([zeppelins.title]);
    expect(server.asked.flatMap(({ input }) => input)).toHaveLength(read + 1);
  });
});
