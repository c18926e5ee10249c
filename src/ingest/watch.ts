/** Looks at the watched sources when it is time, one replica at each, and brings in what is new. */
import { type Alarm, createAlarm } from '../lib/alarm.js';
import { UnavailableError } from '../lib/errors.js';
import type { IngestReport } from './ingest.js';
import { LEASE_MS, look, type WatchOptions } from './look.js';
import type { SourceState } from './ports.js';
import { nextLook, scheduleKey } from './timing.js';

export interface Watcher {
  start(): void;
  /** Looks at every source whose time has come by now, and gives how many: for a clock that was moved. */
  runDue(): Promise<number>;
  /** Looks at one source whose time has not come; undefined where another replica is at it. */
  runNow(name: string): Promise<IngestReport | undefined>;
  /**
   * Begins nothing new, and waits for what is under way. Whoever stops the sources' client to make that short does so after this was
   * called, or the source counts as away.
   */
  stop(): Promise<void>;
}

const LONGEST_SLEEP_MS = 30_000;
const SHORTEST_SLEEP_MS = 250;

/** Nothing runs before `start`. */
export function createWatcher(options: WatchOptions): Watcher {
  const { sources, states, now } = options;
  const alarm = createAlarm();
  const stopping = new AbortController();
  let running: Promise<void> | undefined;
  const watched = onceDone(() => watchAll(options));
  const names = sources.map(({ name }) => name);
  const looks = new Set<Promise<IngestReport>>();
  const begin = async (wanted: readonly string[], at: Date) => {
    const state = await states.claim(wanted, at, { owner: options.owner, ms: LEASE_MS });
    const source = sources.find(({ name }) => name === state?.name);
    if (!state || !source) return undefined;
    const report = look(source, state, options, stopping.signal);
    looks.add(report);
    const done = () => looks.delete(report);
    report.then(done, done);
    return { report };
  };
  const runDue = async () => {
    await watched();
    const begun: Promise<IngestReport>[] = [];
    while (!stopping.signal.aborted) {
      const next = await begin(names, now());
      if (!next) break;
      begun.push(next.report);
    }
    await Promise.all(begun);
    return begun.length;
  };
  return {
    start: () => {
      if (names.length > 0) running ??= keepOn(runDue, alarm, stopping.signal, options);
    },
    runDue,
    runNow: async (name) => {
      await watched();
      const due = (await states.states()).find((state) => state.name === name)?.nextRun ?? now();
      return (await begin([name], new Date(Math.max(due.getTime(), now().getTime()))))?.report;
    },
    stop: async () => {
      stopping.abort();
      alarm.ring();
      await Promise.allSettled([running, ...looks]);
    },
  };
}

/** Again as long as it fails, and never more. */
function onceDone(work: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | undefined;
  return () => {
    done ??= work().catch((error: unknown) => {
      done = undefined;
      throw error;
    });
    return done;
  };
}

async function watchAll({ sources, states, now, chance }: WatchOptions): Promise<void> {
  const known = new Set((await states.states()).map(({ name }) => name));
  for (const { name, schedule } of sources) {
    // A source that was never looked at has papers that are waiting.
    const first = known.has(name) ? nextLook(schedule, now(), chance()) : now();
    await states.watch(name, scheduleKey(schedule), first);
  }
}

/** Again and again; a store that is away is waited for. */
async function keepOn(
  runDue: () => Promise<number>,
  alarm: Alarm,
  stop: AbortSignal,
  { states, now, logger }: WatchOptions,
): Promise<void> {
  let isAway = false;
  while (!stop.aborted) {
    let sleepMs = LONGEST_SLEEP_MS;
    try {
      await runDue();
      sleepMs = untilNext(await states.states(), now());
      if (isAway) logger.info('the sources are looked at again');
      isAway = false;
    } catch (error) {
      if (!(error instanceof UnavailableError)) logger.error({ err: error }, 'sources: a fault');
      else if (!isAway) logger.warn({ reason: error.message }, 'the sources cannot be looked at');
      isAway = error instanceof UnavailableError;
    }
    if (!stop.aborted) await alarm.wait(sleepMs);
  }
}

/** One whose time is over and that could not be claimed is another replica's. */
function untilNext(states: readonly SourceState[], now: Date): number {
  const times = states.flatMap(({ nextRun }) => (nextRun ? nextRun.getTime() - now.getTime() : []));
  const next = Math.min(LONGEST_SLEEP_MS, ...times.filter((ms) => ms > 0));
  return Math.max(SHORTEST_SLEEP_MS, next);
}
