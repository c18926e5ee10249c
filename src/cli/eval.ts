/** `paperboy eval`: how good and how quick the search is on a judged set. */
import { SingleBar } from 'cli-progress';
import type { Command } from 'commander';
import { openEmbedder, withSentences } from '../compose/sentences.js';
import type { EmbeddingConfig } from '../config.js';
import { createLogger } from '../lib/logger.js';
import { seededRandom } from '../lib/random.js';
import type { Paper } from '../paper/paper.js';
import { type Comparison, compareRuns } from '../search/compare-runs.js';
import { engineOver } from '../search/engine.js';
import { byExample, byWords, evaluate, figuresOfRun, type QueryFigures } from '../search/evaluate.js';
import { createMemoryIndex } from '../search/memory-index.js';
import type { SearchEngine } from '../search/types.js';
import { type WorstQuery, worstQueries } from '../search/worst.js';
import { readBeir, readRun, writePerQuery, writeRun } from '../store/beir.js';
import { configOf } from './corpus.js';
import { comparisonText, perQueryText, SEED, worstText } from './eval-text.js';
import { type Style, styleFor } from './layout.js';
import { atLeastOne, type JsonOption, jsonOption } from './options.js';
import type { CliContext, Terminal } from './terminal.js';

interface EvalOptions extends JsonOption {
  readonly run?: string;
  readonly perQuery?: string | true;
  readonly worst?: number;
  readonly compare?: string;
  readonly similar?: boolean;
}

/** The keys of `--json`, a contract: add to them, never change them. */
interface Report {
  readonly papers: number;
  readonly queries: number;
  /** Queries with a relevant paper; the means are over these. */
  readonly judged: number;
  readonly ndcgAt10: number;
  readonly recallAt100: number;
  readonly mrrAt10: number;
  readonly latencyMs: { readonly p50: number; readonly p95: number };
  readonly buildMs: number;
  /** Where a sentence model is set up: its name, and what its vectors of the papers took; little where they were kept. */
  readonly embedding?: { readonly model: string; readonly ms: number };
  /** Resident memory of the whole process at the end, in MiB. */
  readonly memoryMb: number;
  /** With `--per-query`. */
  readonly perQuery?: readonly QueryFigures[];
  /** With `--worst`. */
  readonly worst?: readonly WorstQuery[];
  /** With `--compare`: `before` is the earlier run. */
  readonly comparison?: Comparison;
}

const HELP = `
DIR is laid out as BEIR has it: corpus.jsonl (or corpus.jsonl.gz), queries.jsonl, qrels/test.tsv.
The measures are trec_eval's, nDCG with linear gains; queries without a relevant paper are left out.
`;

/** Adds `eval`. */
export function addEval(program: Command, { terminal }: CliContext): void {
  program
    .command('eval')
    .description('measure the search on a judged set: nDCG@10, Recall@100, MRR@10, time and memory')
    .argument('<dir>', 'folder of the set')
    .option('--run <file>', 'also write the rankings, as a run for trec_eval')
    .option('--per-query [file]', 'also the figures of each query; to a file, columns parted by tabs')
    .option('--worst <number>', 'also the worst queries, what answered them and what should have', atLeastOne)
    .option('--compare <run>', 'hold this run against an earlier one that --run wrote')
    .option('--similar', 'query by example: ask for papers like the one that each query excludes')
    .addOption(jsonOption())
    .addHelpText('after', HELP)
    .action(async (dir: string, options: EvalOptions) => {
      const report = await measure(dir, options, terminal);
      terminal.out(options.json ? `${JSON.stringify(report)}\n` : asText(report, styleFor(terminal)));
    });
}

async function measure(dir: string, options: EvalOptions, terminal: Terminal): Promise<Report> {
  const { papers, queries, judgments } = await readBeir(dir);
  const earlier = options.compare === undefined ? undefined : await readRun(options.compare);
  if (terminal.progress) terminal.err(`Indexing ${papers.length} papers …\n`);
  const { engine, ...built } = await build(papers, terminal);
  const bar = progressBar(queries.length, terminal, 'queries');
  const evaluation = await evaluate(
    engine,
    queries,
    judgments,
    () => performance.now(),
    (done) => bar?.update(done),
    options.similar ? byExample : byWords,
  );
  bar?.stop();
  if (options.run !== undefined) await writeRun(options.run, evaluation.run);
  if (typeof options.perQuery === 'string') await writePerQuery(options.perQuery, evaluation.queries);
  const before = earlier && figuresOfRun(earlier, queries, judgments);
  return {
    papers: papers.length,
    queries: queries.length,
    judged: evaluation.queries.length,
    ...evaluation.means,
    latencyMs: evaluation.latencyMs,
    ...built,
    memoryMb: process.memoryUsage().rss / 2 ** 20,
    ...(options.perQuery === true ? { perQuery: evaluation.queries } : {}),
    ...(options.worst ? { worst: worstQueries(evaluation, judgments, papers, options.worst) } : {}),
    ...(before ? { comparison: compareRuns(before, evaluation.queries, seededRandom(SEED)) } : {}),
  };
}

interface Built extends Pick<Report, 'buildMs' | 'embedding'> {
  readonly engine: SearchEngine;
}

/** A sentence model that fails is said and not passed over: its figures are wanted. */
async function build(papers: readonly Paper[], terminal: Terminal): Promise<Built> {
  const { embedding, logLevel } = configOf(terminal);
  const started = performance.now();
  const index = createMemoryIndex(papers);
  const buildMs = performance.now() - started;
  if (!embedding) return { engine: engineOver(index), buildMs };
  const logger = createLogger(logLevel, { write: terminal.err });
  const embedder = await openEmbedder(embedding);
  const bar = progressBar(papers.length, terminal, 'papers');
  const onProgress = (done: number) => bar?.update(done);
  const options = { index, papers, embedder, logger, onProgress, withinMs: PATIENCE_MS };
  const engine = engineOver(await withSentences(options));
  bar?.stop();
  const ms = performance.now() - started - buildMs;
  return { engine, buildMs, embedding: { model: modelName(embedding), ms } };
}

/** Nobody waits for the answers. */
const PATIENCE_MS = 60_000;

function modelName({ source }: EmbeddingConfig): string {
  return source.kind === 'local' ? source.model : `${source.model} at ${new URL(source.url).host}`;
}

function progressBar(
  total: number,
  { progress }: Terminal,
  what: 'queries' | 'papers',
): SingleBar | undefined {
  if (!progress) return undefined;
  const bar = new SingleBar({
    format: `{bar} {value}/{total} ${what}, {eta_formatted} left`,
    clearOnComplete: true,
  });
  bar.start(total, 0);
  return bar;
}

function asText(report: Report, style: Style): string {
  const { latencyMs, perQuery, worst, comparison, embedding } = report;
  const rows = [
    ['papers', String(report.papers)],
    ['queries', `${report.queries}, ${report.judged} of them with a relevant paper`],
    ['nDCG@10', report.ndcgAt10.toFixed(4)],
    ['Recall@100', report.recallAt100.toFixed(4)],
    ['MRR@10', report.mrrAt10.toFixed(4)],
    ['latency', `${latencyMs.p50.toFixed(1)} ms at p50, ${latencyMs.p95.toFixed(1)} ms at p95`],
    ['build', `${Math.round(report.buildMs)} ms`],
    ...(embedding ? [['model', `${embedding.model}, ${Math.round(embedding.ms)} ms for the papers`]] : []),
    ['memory', `${Math.round(report.memoryMb)} MB`],
  ];
  return [
    rows.map(([name = '', value]) => `${name.padEnd(11)} ${value}\n`).join(''),
    ...(comparison ? [comparisonText(comparison, style)] : []),
    ...(perQuery ? [perQueryText(perQuery, style)] : []),
    ...(worst ? [worstText(worst, style)] : []),
  ].join('\n');
}
