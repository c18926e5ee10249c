/** How good the search is, and how quick: titles of the own corpus, and judged sets where there are any. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { Paper } from '../../src/paper/paper.js';
import { parse } from '../../src/query/parse.js';
import { createEngine } from '../../src/search/engine.js';
import { evaluate } from '../../src/search/evaluate.js';
import type { SearchEngine } from '../../src/search/types.js';
import { readBeir } from '../../src/store/beir.js';
import { loadCorpus } from '../../src/store/corpus-files.js';
import { seededRandom, withSlips } from './slips.js';

/** @param folder of judged sets in BEIR's layout, one folder each; they are not in the repository */
export async function relevance(folder?: string): Promise<void> {
  const { papers } = await loadCorpus([new URL('../../corpus/', import.meta.url).pathname]);
  console.table(await titleFigures(papers));
  const sets = folder === undefined ? [] : judgedSets(folder);
  if (sets.length > 0) console.table(Object.fromEntries(await inTurn(sets, judgedFigures)));
}

/** How often the paper is among the first `within` for what someone types who has its title in mind. */
async function titleFigures(papers: readonly Paper[]): Promise<Record<string, string>> {
  const { engine, buildMs } = build(papers);
  const random = seededRandom(270);
  const count = async (within: number, type: (title: string) => string) => {
    const ranks = await inTurn(papers, ({ id, title }) => rankOf(engine, id, type(title), within));
    return `${ranks.filter((rank) => rank > 0).length} of ${papers.length}`;
  };
  return {
    'first for the exact title': await count(1, (title) => title),
    'first three without punctuation and case': await count(3, plain),
    'first three with two slips': await count(3, (title) => withSlips(title, 2, random)),
    'first three with two slips, without punctuation and case': await count(3, (title) =>
      withSlips(plain(title), 2, random),
    ),
    'index built in ms': buildMs.toFixed(0),
  };
}

async function judgedFigures(dir: string): Promise<[string, Record<string, string | number>]> {
  const { papers, queries, judgments } = await readBeir(dir);
  const { engine, buildMs, heapMb } = build(papers);
  const { means, latencyMs } = await evaluate(engine, queries, judgments, () => performance.now());
  return [
    dir.split('/').at(-1) ?? dir,
    {
      papers: papers.length,
      queries: queries.length,
      'nDCG@10': means.ndcgAt10.toFixed(4),
      'Recall@100': means.recallAt100.toFixed(4),
      'MRR@10': means.mrrAt10.toFixed(4),
      answered: `${(100 * (await answered(engine, queries))).toFixed(1)} %`,
      'build ms': buildMs.toFixed(0),
      'heap MB': heapMb.toFixed(0),
      'p50 ms': latencyMs.p50.toFixed(1),
      'p95 ms': latencyMs.p95.toFixed(1),
    },
  ];
}

/** The share of queries that `search` does not decline as off-topic. */
async function answered(
  engine: SearchEngine,
  queries: readonly { readonly text: string }[],
): Promise<number> {
  const totals = await inTurn(queries, ({ text }) => search(engine, text, 1));
  return totals.filter(({ total }) => total > 0).length / queries.length;
}

function build(papers: readonly Paper[]): { engine: SearchEngine; buildMs: number; heapMb: number } {
  const [heap, started] = [heapUsed(), performance.now()];
  const engine = createEngine(papers);
  const buildMs = performance.now() - started;
  return { engine, buildMs, heapMb: (heapUsed() - heap) / 2 ** 20 };
}

/** After a collection, which Node offers only when it is asked to. */
function heapUsed(): number {
  setFlagsFromString('--expose-gc');
  runInNewContext('gc')();
  return process.memoryUsage().heapUsed;
}

async function rankOf(engine: SearchEngine, id: string, text: string, within: number): Promise<number> {
  const { hits } = await search(engine, text, within);
  return hits.findIndex(({ paper }) => paper.id === id) + 1;
}

function search(engine: SearchEngine, text: string, limit: number) {
  return engine.search(parse(text).query, { offset: 0, limit });
}

function plain(title: string): string {
  return title.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ');
}

function judgedSets(folder: string): string[] {
  return readdirSync(folder)
    .map((name) => join(folder, name))
    .filter((dir) => existsSync(join(dir, 'qrels', 'test.tsv')));
}

/** One after the other: figures of time are worth nothing when queries wait for each other. */
async function inTurn<Item, Result>(
  items: readonly Item[],
  run: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  for (const item of items) results.push(await run(item));
  return results;
}
