/** Opens the papers of a corpus in memory: from the snapshot of an earlier start where it is still true, else by reading them. */
import { setImmediate as pause } from 'node:timers/promises';
import { messageOf } from '../../lib/errors.js';
import type { Log } from '../../lib/logger.js';
import type { Paper } from '../../paper/paper.js';
import { buildMemoryIndex, type MemoryIndex, restoreMemoryIndex } from '../../search/memory-index.js';
import { loadCorpus, type SkippedLine } from '../corpus-files.js';
import { filesOf } from '../lance/plan.js';
import { keyOf, readSnapshot, writeSnapshot } from './snapshot.js';

export interface OpenOptions {
  /** The corpus's folders. */
  readonly dirs: readonly string[];
  /** Where the snapshot is kept. */
  readonly dataDir: string;
  /** Of this Paperboy. */
  readonly version: string;
  /** A corpus of fewer papers is read as quickly as its snapshot would be. */
  readonly fewest?: number;
  readonly log: Log;
}

export interface OpenMemory {
  readonly index: MemoryIndex;
  /** The index's own, in its order. */
  readonly papers: readonly Paper[];
  readonly skippedLines: number;
  /** Writes a snapshot where that is worth while; never rejects. */
  keep(): Promise<void>;
}

const FEWEST = 1_000;

/** Lines that cannot be read are logged. Rejects with a `UserError` where a folder cannot be read. */
export async function openMemory(options: OpenOptions): Promise<OpenMemory> {
  const { dirs, dataDir, version, log } = options;
  const started = performance.now();
  const key = keyOf(await filesOf(dirs), version);
  const snapshot = await readSnapshot(dataDir, key).catch((error: unknown) => {
    log.warn(
      { reason: messageOf(error) },
      'the snapshot of the corpus is damaged: the papers are read again',
    );
    return undefined;
  });
  const corpus = snapshot ? { ...snapshot, papers: snapshot.record.papers } : await loadCorpus(dirs);
  const { papers, skipped, merged } = corpus;
  tellSkipped(log, skipped);
  const opened = snapshot
    ? { index: restoreMemoryIndex(snapshot.record), keep: async () => {} }
    : build(options, key, papers, { skipped, merged: corpus.merged });
  const figures = { papers: papers.length, skipped: skipped.length, merged };
  const ms = Math.round(performance.now() - started);
  log.info({ ...figures, fromSnapshot: snapshot !== undefined, ms }, 'corpus loaded');
  if (papers.length === 0) {
    log.warn({ corpusDir: dirs[0] }, 'the corpus is empty: add *.jsonl files, as corpus/README.md says');
  }
  return { ...opened, papers, skippedLines: skipped.length };
}

function build(
  { dirs, dataDir, version, fewest = FEWEST, log }: OpenOptions,
  key: string,
  papers: readonly Paper[],
  seen: { readonly skipped: readonly SkippedLine[]; readonly merged: number },
): Pick<OpenMemory, 'index' | 'keep'> {
  const { index, recordInSteps } = buildMemoryIndex(papers);
  const keep = async () => {
    if (papers.length < fewest) return;
    await pause();
    /** What was read may be partly older than what is there by now. */
    if (keyOf(await filesOf(dirs), version) !== key) return;
    const started = performance.now();
    await writeSnapshot(dataDir, key, seen, recordInSteps());
    log.info({ ms: Math.round(performance.now() - started) }, 'a snapshot makes the next start quick');
  };
  return {
    index,
    keep: () =>
      keep().catch((error: unknown) => {
        log.warn({ reason: messageOf(error) }, 'the snapshot of the corpus cannot be written');
      }),
  };
}

function tellSkipped(log: Log, skipped: readonly SkippedLine[]): void {
  for (const { file, line, reason } of skipped) log.warn({ file, line, reason }, 'corpus line skipped');
}
