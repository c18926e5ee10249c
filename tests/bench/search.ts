/**
 * `npm run bench:search -- DIR [MOST_PAPERS]`: nDCG@10 and time of Paperboy and of the lexical engines people would
 * otherwise pick, side by side on the judged sets in DIR (BEIR's layout, one folder each). Sets of more than
 * MOST_PAPERS papers, 20,000 unless told, are left out.
 */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { quantile } from '../../src/search/evaluate.js';
import { ndcgAt } from '../../src/search/measures.js';
import { readBeir } from '../../src/store/beir.js';
import type { Built, Contestant } from './engines/engine.js';
import { lanceDb } from './engines/lancedb.js';
import { lunrEngine } from './engines/lunr.js';
import { miniSearches } from './engines/minisearch.js';
import { paperboy } from './engines/paperboy.js';
import { wink } from './engines/wink.js';

const CONTESTANTS: readonly Contestant[] = [paperboy, ...miniSearches, lunrEngine, wink, lanceDb];

const ndcg = ndcgAt(10);
const [folder = '.', most = '20000'] = process.argv.slice(2);
const table = new Map(CONTESTANTS.map(({ name }) => [name, new Map<string, string>()]));
for (const name of readdirSync(folder).filter((set) => existsSync(join(folder, set, 'qrels', 'test.tsv')))) {
  const set = await readBeir(join(folder, name));
  if (set.papers.length > Number(most)) continue;
  for (const contestant of CONTESTANTS) {
    const started = performance.now();
    const built = await contestant.build(set.papers);
    const buildMs = performance.now() - started;
    const figures = built ? await figuresOf(built, set, buildMs) : 'not installed';
    table.get(contestant.name)?.set(name, figures);
    await built?.close?.();
  }
}
const names = [...(table.get(paperboy.name)?.keys() ?? [])];
const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |\n`;
process.stdout.write(line(['nDCG@10 (build, question p50, p95)', ...names]));
process.stdout.write(line(['---', ...names.map(() => '---')]));
for (const [contestant, row] of table) {
  process.stdout.write(line([contestant, ...names.map((name) => row.get(name) ?? '')]));
}

async function figuresOf(
  built: Built,
  { queries, judgments }: Awaited<ReturnType<typeof readBeir>>,
  buildMs: number,
): Promise<string> {
  const [values, times]: [number[], number[]] = [[], []];
  for (const { id, text, exclude } of queries) {
    const started = performance.now();
    const ids = await built.rank(text, 10 + exclude.length, exclude[0]);
    times.push(performance.now() - started);
    const answers = ids.filter((one) => !exclude.includes(one)).slice(0, 10);
    const value = ndcg(answers, judgments.get(id) ?? new Map());
    if (value !== undefined) values.push(value);
  }
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const [p50, p95] = [quantile(times, 0.5), quantile(times, 0.95)];
  return `${mean.toFixed(3)} (${(buildMs / 1000).toFixed(1)} s, ${p50.toFixed(1)}, ${p95.toFixed(1)} ms)`;
}
