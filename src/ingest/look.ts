/** One look at a watched source, from its claim to what is noted of it. */
import type { Logger } from '../lib/logger.js';
import type { Paper } from '../paper/paper.js';
import { type IngestReport, ingest } from './ingest.js';
import type { PaperStore, SourceState, SourceStates, WatchedSource } from './ports.js';
import { nextLook, nextTry } from './timing.js';

export interface WatchOptions {
  readonly sources: readonly WatchedSource[];
  readonly states: SourceStates;
  readonly store: PaperStore;
  /** Whether the corpus files have a paper. */
  readonly known?: (paper: Paper) => boolean;
  /** Told after papers came that were not there, or were not so. */
  readonly brought?: () => void;
  /** Names this replica. */
  readonly owner: string;
  readonly now: () => Date;
  /** From 0 to 1. */
  readonly chance: () => number;
  readonly logger: Logger;
}

/** How long before the last success a reading begins: clocks differ, and what is announced takes a while to appear. */
export const OVERLAP_MS = 60 * 60_000;
/** Far above what a daily reading takes; whoever takes longer may be joined by another replica, which does no harm. */
export const LEASE_MS = 20 * 60_000;

/** Reads the source, and writes down how that went and when it is looked at next. */
export async function look(
  source: WatchedSource,
  { lastSuccess, failing, nextRun: due }: SourceState,
  options: WatchOptions,
  stop: AbortSignal,
): Promise<IngestReport> {
  const { states, owner, now, chance, logger } = options;
  const { name, schedule } = source;
  const begun = now();
  const since = lastSuccess && new Date(lastSuccess.getTime() - OVERLAP_MS);
  const report = await bringIn(source, since, begun, options, stop);
  const { added, updated, same, skipped, failure } = report;
  if (added + updated > 0) options.brought?.();
  const told = { source: name, added, updated, same, skipped };
  if (failure?.kind === 'stopped') {
    await states.settle(name, owner, { kind: 'stopped' }, { now: now(), nextRun: due ?? begun });
  } else if (failure) {
    logger.warn({ ...told, reason: failure.reason }, 'a source could not be read to its end');
    const again = failure.kind === 'wrong' ? nextLook : retryAfter(failing?.times ?? 0);
    const nextRun = again(schedule, now(), chance());
    await states.settle(name, owner, { kind: 'failure', reason: failure.reason }, { now: now(), nextRun });
  } else {
    logger.info(told, 'a source was read');
    const brought = { added, updated, same, skipped };
    const nextRun = nextLook(schedule, now(), chance());
    // A success is as old as its beginning: what came while it was read may be missing.
    await states.settle(name, owner, { kind: 'success', brought }, { now: begun, nextRun });
  }
  return report;
}

function retryAfter(failures: number): typeof nextLook {
  return (schedule, now, chance) => nextTry(schedule, now, failures, chance);
}

/** A fault of ours in one source must not keep the others from being looked at. */
async function bringIn(
  source: WatchedSource,
  since: Date | undefined,
  begun: Date,
  { store, now, known, logger }: WatchOptions,
  stop: AbortSignal,
): Promise<IngestReport> {
  try {
    return await ingest(source.read(since, begun), { store, now, known, stop });
  } catch (error) {
    logger.error({ err: error, source: source.name }, 'a source: a fault');
    const failure = {
      kind: 'away' as const,
      reason: `${source.title} could not be read for a fault of ours.`,
    };
    return { added: 0, updated: 0, same: 0, skipped: 0, reasons: [], failure };
  }
}
