/** `paperboy eval`: how good and how quick the search is on a judged set. */
import { SingleBar } from 'cli-progress';
import type { Command } from 'commander';
import { createEngine } from '../search/engine.js';
import { evaluate } from '../search/evaluate.js';
import { readBeir, writeRun } from '../store/beir.js';
import { type JsonOption, jsonOption } from './options.js';
import type { CliContext, Terminal } from './terminal.js';

interface EvalOptions extends JsonOption {
  readonly run?: string;
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
  /** Resident memory of the whole process at the end, in MiB. */
  readonly memoryMb: number;
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
    .addOption(jsonOption())
    .addHelpText('after', HELP)
    .action(async (dir: string, { run, json }: EvalOptions) => {
      const report = await measure(dir, run, terminal);
      terminal.out(json ? `${JSON.stringify(report)}\n` : asText(report));
    });
}

async function measure(dir: string, runFile: string | undefined, terminal: Terminal): Promise<Report> {
  const { papers, queries, judgments } = await readBeir(dir);
  if (terminal.progress) terminal.err(`Indexing ${papers.length} papers …\n`);
  const started = performance.now();
  const engine = createEngine(papers);
  const buildMs = performance.now() - started;
  const bar = progressBar(queries.length, terminal);
  const { means, ...evaluation } = await evaluate(
    engine,
    queries,
    judgments,
    () => performance.now(),
    (done) => bar?.update(done),
  );
  bar?.stop();
  if (runFile !== undefined) await writeRun(runFile, evaluation.run);
  return {
    papers: papers.length,
    queries: queries.length,
    judged: evaluation.queries.length,
    ...means,
    latencyMs: evaluation.latencyMs,
    buildMs,
    memoryMb: process.memoryUsage().rss / 2 ** 20,
  };
}

function progressBar(total: number, { progress }: Terminal): SingleBar | undefined {
  if (!progress) return undefined;
  const bar = new SingleBar({
    format: '{bar} {value}/{total} queries, {eta_formatted} left',
    clearOnComplete: true,
  });
  bar.start(total, 0);
  return bar;
}

function asText(report: Report): string {
  const { latencyMs } = report;
  const rows = [
    ['papers', String(report.papers)],
    ['queries', `${report.queries}, ${report.judged} of them with a relevant paper`],
    ['nDCG@10', report.ndcgAt10.toFixed(4)],
    ['Recall@100', report.recallAt100.toFixed(4)],
    ['MRR@10', report.mrrAt10.toFixed(4)],
    ['latency', `${latencyMs.p50.toFixed(1)} ms at p50, ${latencyMs.p95.toFixed(1)} ms at p95`],
    ['build', `${Math.round(report.buildMs)} ms`],
    ['memory', `${Math.round(report.memoryMb)} MB`],
  ] as const;
  return rows.map(([name, value]) => `${name.padEnd(11)} ${value}\n`).join('');
}
