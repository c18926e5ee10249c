/** Brings what a source gives into the store, for a verb of the command line. */
import { randomUUID } from 'node:crypto';
import { keptPapersDir, readVersion } from '../compose/context.js';
import { openSources, type Sources } from '../compose/sources.js';
import { openStore } from '../compose.js';
import type { CliConfig } from '../config.js';
import { type IngestReport, ingest, type Progress } from '../ingest/ingest.js';
import { knownAmong } from '../ingest/known.js';
import type { Reading } from '../ingest/ports.js';
import { createLogger } from '../lib/logger.js';
import type { Paper } from '../paper/paper.js';
import { loadCorpus } from '../store/corpus-files.js';
import { createPaperFolder } from '../store/paper-folder.js';
import type { Store } from '../store/sql/store.js';
import { configOf } from './corpus.js';
import { createCounting } from './counting.js';
import { untilInterrupted } from './interrupt.js';
import type { CliContext, Terminal } from './terminal.js';
import { EXIT } from './terminal.js';

/** What verbs that bring papers in work with. */
export interface Intake {
  readonly config: CliConfig;
  readonly sources: Sources;
  readonly store: Store;
  /** Those of the corpus files. */
  readonly papers: readonly Paper[];
  readonly stop: AbortSignal;
}

/** Opens the store and the sources, closes them however the work ends, and lets engines on this machine find what came. */
export async function withIntake<Result>(
  terminal: Terminal,
  work: (intake: Intake) => Promise<Result>,
): Promise<Result> {
  const config = configOf(terminal);
  const logger = createLogger(config.logLevel, { write: terminal.err });
  const [{ papers }, version] = await Promise.all([loadCorpus([config.corpusDir]), readVersion()]);
  const store = await openStore(config, logger);
  const dir = keptPapersDir(config.dataDir);
  const folder = createPaperFolder({ store: store.papers, dir, now: () => new Date(), newId: randomUUID });
  return untilInterrupted(async (stop) => {
    const sources = openSources(config.sources, { turns: store.turns, version, stop });
    const result = await work({ config, sources, store, papers, stop });
    await folder.pull();
    return result;
  }).finally(() => store.close());
}

/** A reading, and what it is called in reports. */
export interface NamedReading {
  readonly source: string;
  readonly reading: Reading;
}

/** Reads one after the other, and reports on each; what is wrong with one does not keep the others from being read. */
export async function bringIn(
  { terminal, finish }: CliContext,
  isJson: true | undefined,
  readings: (intake: Intake) => readonly NamedReading[],
): Promise<void> {
  await withIntake(terminal, async (intake) => {
    const { store, papers, stop } = intake;
    const known = knownAmong(papers);
    for (const { source, reading } of readings(intake)) {
      const counting = createCounting(terminal);
      const progress = (soFar: Progress) => counting.show(`${source}: ${countOf(soFar)} papers so far`);
      const now = () => new Date();
      const report = await ingest(reading, { store: store.papers, now, known, progress, stop });
      counting.end();
      tell(terminal, isJson, source, report);
      if (report.failure || countOf(report) === 0) finish(EXIT.nothing);
    }
  });
}

function countOf({ added, updated, same }: Progress): number {
  return added + updated + same;
}

function tell({ out, err }: Terminal, isJson: true | undefined, source: string, report: IngestReport): void {
  const { added, updated, same, skipped, reasons, failure } = report;
  if (isJson) {
    const told = { source, added, updated, same, skipped: reasons, skippedInAll: skipped };
    out(`${JSON.stringify({ ...told, ...(failure ? { failure } : {}) })}\n`);
    return;
  }
  out(`${source}: ${sentence(report)}\n`);
  for (const { where, reason } of reasons) err(`${source}: ${where}: ${reason}\n`);
  if (skipped > reasons.length) err(`${source}: ${skipped - reasons.length} more were skipped\n`);
  if (failure) err(`paperboy: ${failure.reason}${countOf(report) > 0 ? ' What came before is kept.' : ''}\n`);
}

/** "3 papers added, 1 updated, 12 known already, 2 skipped" */
function sentence(report: IngestReport): string {
  const { added, updated, same, skipped } = report;
  if (countOf(report) + skipped === 0) return 'no papers';
  const parts = [
    `${added.toLocaleString('en')} ${added === 1 ? 'paper' : 'papers'} added`,
    ...(updated > 0 ? [`${updated.toLocaleString('en')} updated`] : []),
    ...(same > 0 ? [`${same.toLocaleString('en')} known already`] : []),
    ...(skipped > 0 ? [`${skipped.toLocaleString('en')} skipped`] : []),
  ];
  return parts.join(', ');
}
