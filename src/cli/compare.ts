/** `paperboy compare`: which of two runs is better on a judged set, and whether that could be chance. */
import type { Command } from 'commander';
import { seededRandom } from '../lib/random.js';
import { compareRuns } from '../search/compare-runs.js';
import { figuresOfRun } from '../search/evaluate.js';
import { readQueries, readRun } from '../store/beir.js';
import { comparisonText, SEED } from './eval-text.js';
import { styleFor } from './layout.js';
import { type JsonOption, jsonOption } from './options.js';
import type { CliContext } from './terminal.js';

const HELP = `
A run is a file as trec_eval reads it, such as eval --run writes: query, Q0, paper, rank, score, name of the run.
The test is Fisher's randomization test over the queries, two-sided; the interval a bootstrap's, 95 in 100.
`;

/** Adds `compare`. */
export function addCompare(program: Command, { terminal }: CliContext): void {
  program
    .command('compare')
    .description('hold two runs on a judged set against each other')
    .argument('<dir>', 'folder of the set; its corpus is not read')
    .argument('<before>', 'a run')
    .argument('<after>', 'another')
    .addOption(jsonOption())
    .addHelpText('after', HELP)
    .action(async (dir: string, before: string, after: string, { json }: JsonOption) => {
      const { queries, judgments } = await readQueries(dir);
      const figures = async (file: string) => figuresOfRun(await readRun(file), queries, judgments);
      const comparison = compareRuns(await figures(before), await figures(after), seededRandom(SEED));
      terminal.out(json ? `${JSON.stringify(comparison)}\n` : comparisonText(comparison, styleFor(terminal)));
    });
}
