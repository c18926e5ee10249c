/** When digests are due: local times of any zone through changes of its clock, and runs that were missed. */
import { Cron } from 'croner';
import { localDate } from '../lib/local-date.js';
import type { Timing } from './subscription.js';

const DAY_MS = 24 * 60 * 60_000;
/** Whatever its days, a digest is due at least once within these, even where a zone leaves a date out. */
const LONGEST_PAUSE_MS = 15 * DAY_MS;

/**
 * The first run after an instant. A time that a clock change leaves out runs when the clock has been put forward; one that comes
 * twice runs the first time only.
 */
export function nextRun({ days, hour, minute, timeZone }: Timing, after: Date): Date {
  const next = new Cron(`${minute} ${hour} * * ${days.join(',')}`, { timezone: timeZone }).nextRun(after);
  if (!next) throw new Error(`no run in ${timeZone} after ${after.toISOString()}`);
  return next;
}

/** What is to be done now about a digest that has been due since `dueAt`; `nextDueAt` is always in the future. */
export type Due =
  | { readonly kind: 'run'; readonly slot: string; readonly nextDueAt: Date }
  /** Its time was more than a day ago: it would be posted as if it were today's. */
  | { readonly kind: 'skip'; readonly nextDueAt: Date };

/** However many runs were missed, the latest one stands for them all. */
export function dueNow(timing: Timing, dueAt: Date, now: Date): Due {
  let latest = dueAt;
  let next = nextRun(timing, new Date(Math.max(dueAt.getTime(), now.getTime() - LONGEST_PAUSE_MS)));
  while (next <= now) {
    latest = next;
    next = nextRun(timing, next);
  }
  return isStale(latest, now)
    ? { kind: 'skip', nextDueAt: next }
    : { kind: 'run', slot: localDate(latest, timing.timeZone), nextDueAt: next };
}

/** When the digest of a local date is due. */
export function timeOfSlot(timing: Timing, slot: string): Date {
  const daily = { ...timing, days: EVERY_DAY };
  // No zone is further from UTC than this.
  let run = nextRun(daily, new Date(Date.parse(`${slot}T00:00:00Z`) - 16 * 60 * 60_000));
  while (localDate(run, timing.timeZone) < slot) run = nextRun(daily, run);
  return run;
}

const EVERY_DAY: Timing['days'] = [1, 2, 3, 4, 5, 6, 7];

/** Whether what was due at this time is too old to be posted as if it were today's. */
export function isStale(dueAt: Date, now: Date): boolean {
  return now.getTime() - dueAt.getTime() > DAY_MS;
}
