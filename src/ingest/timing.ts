/** When a watched source is looked at next. */
import { Cron } from 'croner';
import { backoffMs } from '../lib/backoff.js';
import type { WatchedSource } from './ports.js';

const MINUTE_MS = 60_000;
/** Those who are told the same times must not come all at once. */
const JITTER_MS = 5 * MINUTE_MS;
const AGAIN = { firstMs: 5 * MINUTE_MS, mostMs: 120 * MINUTE_MS };

/**
 * A little after the next time of its schedule.
 *
 * @param chance from 0 to 1
 */
export function nextLook({ cron, timeZone }: WatchedSource['schedule'], after: Date, chance: number): Date {
  const next = new Cron(cron, { timezone: timeZone }).nextRun(after);
  if (!next) throw new Error(`no run of ${cron} in ${timeZone} after ${after.toISOString()}`);
  return new Date(next.getTime() + Math.round(chance * JITTER_MS));
}

/**
 * After a failure: sooner than its schedule has it, later and later.
 *
 * @param failures how many there were in a row before this one
 */
export function nextTry(
  schedule: WatchedSource['schedule'],
  now: Date,
  failures: number,
  chance: number,
): Date {
  const again = now.getTime() + backoffMs(failures, chance, AGAIN.firstMs, AGAIN.mostMs);
  return new Date(Math.min(again, nextLook(schedule, now, chance).getTime()));
}

/** How the schedule is told apart from another. */
export function scheduleKey({ cron, timeZone }: WatchedSource['schedule']): string {
  return `${cron} ${timeZone}`;
}
