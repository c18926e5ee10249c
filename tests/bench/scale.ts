/**
 * `npm run bench:scale -- JUDGED PAPERS [CORPUS …]`: the second tier at a size. The papers of the judged set (BEIR's
 * layout) and of the other corpus files, over again with noise until there are so many, are indexed by one process and
 * served by another, which is asked the set's queries whole, by their first two words, and with a slip in a word.
 * Then 1,000 papers are added. The folder is kept in DATA (a third of a second a thousand papers to make).
 */
import { execFileSync, fork } from 'node:child_process';
import { createWriteStream, existsSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { readLines } from '../../src/lib/lines.js';
import { parse } from '../../src/query/parse.js';
import { evaluate, quantile } from '../../src/search/evaluate.js';
import type { SearchEngine } from '../../src/search/types.js';
import { readQueries } from '../../src/store/beir.js';
import { indexCorpus } from '../../src/store/lance/build.js';
import { readBuild } from '../../src/store/lance/builds.js';
import { type OpenEngine, openBuild } from '../../src/store/lance/open.js';
import { requireLanceDb } from '../../src/store/lance/package.js';

const ADDED = 1_000;
const [judged = '.', size = '100000', ...rest] = process.argv.slice(2);
const [role, ...more] = rest[0]?.startsWith('as=') ? [rest[0].slice(3), ...rest.slice(1)] : ['main', ...rest];
const data = process.env['DATA'] ?? join('/tmp', `paperboy-scale-${size}`);
const [corpusDir, index] = [join(data, 'corpus'), join(data, 'index')];

if (role === 'build') await build();
else if (role === 'serve') await serve();
else await main();

async function main(): Promise<void> {
  if (!existsSync(join(corpusDir, 'papers.jsonl'))) await makeCorpus();
  await rm(join(corpusDir, 'added.jsonl'), { force: true });
  await run('build');
  await run('serve');
}

/** This file again in a process of its own, so that its memory is its own. */
async function run(as: string): Promise<void> {
  const child = fork(process.argv[1] ?? '', [judged, size, `as=${as}`, ...more]);
  await new Promise<void>((resolve, reject) => {
    child.once('exit', (code) => (code === 0 ? resolve() : reject(new Error(`${as} ended with ${code}`))));
  });
}

async function makeCorpus(): Promise<void> {
  await mkdir(corpusDir, { recursive: true });
  const file = createWriteStream(join(corpusDir, 'papers.jsonl'));
  let papers = 0;
  const found = ['corpus.jsonl', 'corpus.jsonl.gz'].map((name) => join(judged, name)).filter(existsSync);
  for (let round = 0; papers < Number(size); round++) {
    for (const corpus of [...found.slice(0, 1), ...more]) {
      for await (const line of readLines(corpus)) {
        if (papers === Number(size) || !('text' in line)) continue;
        if (!file.write(`${record(JSON.parse(line.text), round, papers)}\n`))
          await new Promise<void>((resolve) => file.once('drain', resolve));
        papers += 1;
      }
    }
  }
  await new Promise<void>((resolve) => file.end(() => resolve()));
}

/** From the second round on every eleventh word is left out, another each round, and the title says which round. */
function record(paper: { _id: string; title: string; text: string }, round: number, at: number): string {
  const again = round > 0 ? `-${round}` : '';
  const noisy = paper.text
    .split(' ')
    .filter((_, word) => round === 0 || (word * 7 + round * 13 + at) % 11 !== 0)
    .join(' ');
  return JSON.stringify({
    id: `${paper._id}${again}`,
    title: `${paper.title || noisy.slice(0, 60)}${again && ` ${round}${at}`}`,
    abstract: noisy,
    year: 1990 + (at % 35),
  });
}

async function build(): Promise<void> {
  await rm(index, { recursive: true, force: true });
  const lancedb = await requireLanceDb();
  const connection = await lancedb.connect(index);
  const started = performance.now();
  const report = await indexCorpus({ lancedb, connection, dirs: [corpusDir] });
  say('built', { ...report, seconds: (performance.now() - started) / 1000, peakMb: peakMegabytes() });
}

async function serve(): Promise<void> {
  const started = performance.now();
  const lancedb = await requireLanceDb();
  const connection = await lancedb.connect(index);
  const current = await readBuild(connection);
  if (!current) throw new Error('nothing was built');
  const opened = await openBuild(lancedb, connection, current);
  await ask(opened.engine, 'diffusion models');
  say('open to first answer', { ms: performance.now() - started, mb: megabytes() });
  await keep(opened);
  const { queries, judgments } = await readQueries(judged);
  const texts = queries.map(({ text }) => text);
  for (const round of ['first time', 'again']) {
    await times(`questions, ${round}`, opened.engine, texts);
    await times(
      `two words, ${round}`,
      opened.engine,
      texts.map((text) => text.split(' ').slice(0, 2).join(' ')),
    );
    await times(`a slip, ${round}`, opened.engine, texts.map(withSlip));
  }
  say('memory', { mb: megabytes(), peakMb: peakMegabytes() });
  const { means } = await evaluate(opened.engine, queries, judgments, () => performance.now());
  say('judged', { ...means });
  await update(opened, texts);
}

/** The event loop is watched, as others are answered meanwhile. */
async function keep({ keepRows }: OpenEngine): Promise<void> {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const started = performance.now();
  await keepRows();
  delay.disable();
  say('rows kept', {
    ms: performance.now() - started,
    longestPauseMs: delay.max / 1e6,
    mb: megabytes(),
  });
}

/** Another process adds the papers while this one answers; then this one opens what was built. */
async function update({ engine, dropRows }: OpenEngine, texts: readonly string[]): Promise<void> {
  const file = createWriteStream(join(corpusDir, 'added.jsonl'));
  let papers = 0;
  for await (const line of readLines(join(corpusDir, 'papers.jsonl'))) {
    if (papers === ADDED || !('text' in line)) break;
    const paper = JSON.parse(line.text);
    papers += 1;
    file.write(`${JSON.stringify({ ...paper, id: `${paper.id}-added`, title: `${paper.title} added` })}\n`);
  }
  await new Promise<void>((resolve) => file.end(() => resolve()));
  const started = performance.now();
  const adding = adder();
  await times('questions while 1,000 are added', engine, texts);
  await adding;
  say('added', { papers, seconds: (performance.now() - started) / 1000 });
  const lancedb = await requireLanceDb();
  const connection = await lancedb.connect(index);
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const opening = performance.now();
  const next = await readBuild(connection);
  if (!next) throw new Error('nothing was added');
  const opened = await openBuild(lancedb, connection, next);
  delay.disable();
  say('opened beside', {
    ms: performance.now() - opening,
    longestPauseMs: delay.max / 1e6,
    papers: opened.engine.facts.papers,
    mb: megabytes(),
  });
  dropRows();
  await keep(opened);
}

async function adder(): Promise<void> {
  const child = fork(new URL('./scale-add.ts', import.meta.url), [index, corpusDir]);
  await new Promise((resolve) => child.once('exit', resolve));
}

async function times(name: string, engine: SearchEngine, texts: readonly string[]): Promise<void> {
  const all: number[] = [];
  for (const text of texts) {
    const started = performance.now();
    await ask(engine, text);
    all.push(performance.now() - started);
  }
  say(name, { p50: quantile(all, 0.5), p95: quantile(all, 0.95), most: Math.max(...all) });
}

async function ask(engine: SearchEngine, text: string): Promise<void> {
  await engine.search(parse(text).query, { offset: 0, limit: 5 });
}

/** Two letters of the longest word are swapped. */
function withSlip(text: string): string {
  const longest = text.split(' ').reduce((long, word) => (word.length > long.length ? word : long), '');
  const at = Math.floor(longest.length / 2);
  const slipped =
    longest.slice(0, at) +
    longest
      .slice(at, at + 2)
      .split('')
      .reverse()
      .join('') +
    longest.slice(at + 2);
  return text.replace(longest, slipped);
}

function megabytes(): number {
  return process.memoryUsage().rss / 2 ** 20;
}

function peakMegabytes(): number {
  const status = execFileSync('cat', [`/proc/${process.pid}/status`]).toString();
  return Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024;
}

function say(what: string, figures: Readonly<Record<string, unknown>>): void {
  const told = Object.entries(figures).map(
    ([name, value]) =>
      `${name} ${typeof value === 'number' ? Number(value.toFixed(value < 10 ? 4 : 1)) : value}`,
  );
  process.stdout.write(`${what}: ${told.join(', ')}\n`);
}
