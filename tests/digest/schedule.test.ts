import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dueNow, nextRun } from '../../src/digest/schedule.js';
import type { Timing, Weekday } from '../../src/digest/subscription.js';
import { localDate } from '../../src/lib/local-date.js';

const DAY_MS = 24 * 60 * 60_000;
const WEEK: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];
const berlin = (told: Partial<Timing> = {}): Timing => ({
  days: WEEK,
  hour: 9,
  minute: 0,
  timeZone: 'Europe/Berlin',
  ...told,
});

function runs(timing: Timing, after: string, count: number): string[] {
  let at = new Date(after);
  return Array.from({ length: count }, () => {
    at = nextRun(timing, at);
    return at.toISOString().replace(':00.000', '');
  });
}

describe('a digest is due', () => {
  it('at its local time, summer and winter', () => {
    expect(runs(berlin(), '2026-10-23T12:00:00Z', 3)).toEqual([
      '2026-10-24T07:00Z',
      '2026-10-25T08:00Z',
      '2026-10-26T08:00Z',
    ]);
  });

  it('on its days only', () => {
    expect(runs(berlin({ days: [1, 4] }), '2026-11-23T08:00:00Z', 3)).toEqual([
      '2026-11-26T08:00Z',
      '2026-11-30T08:00Z',
      '2026-12-03T08:00Z',
    ]);
    expect(runs(berlin({ days: [7] }), '2026-11-23T08:00:00Z', 1)).toEqual(['2026-11-29T08:00Z']);
  });

  it('at the end of the gap where its time does not exist', () => {
    expect(runs(berlin({ hour: 2, minute: 30 }), '2026-03-28T12:00:00Z', 2)).toEqual([
      '2026-03-29T01:00Z',
      '2026-03-30T00:30Z',
    ]);
  });

  it('once where its time exists twice', () => {
    expect(runs(berlin({ hour: 2, minute: 30 }), '2026-10-24T12:00:00Z', 2)).toEqual([
      '2026-10-25T00:30Z',
      '2026-10-26T01:30Z',
    ]);
  });
});

describe('after a time away', () => {
  const dueAt = new Date('2026-11-20T08:00:00Z');

  it('missed days are one digest, of the latest', () => {
    expect(dueNow(berlin(), dueAt, new Date('2026-11-25T10:00:00Z'))).toEqual({
      kind: 'run',
      slot: '2026-11-25',
      nextDueAt: new Date('2026-11-26T08:00:00Z'),
    });
  });

  it('one of the day before comes late, but not one that is older than a day', () => {
    const weekly = berlin({ days: [5] });
    expect(dueNow(weekly, dueAt, new Date('2026-11-21T08:00:00Z'))).toMatchObject({
      kind: 'run',
      slot: '2026-11-20',
    });
    expect(dueNow(weekly, dueAt, new Date('2026-11-21T08:00:01Z'))).toEqual({
      kind: 'skip',
      nextDueAt: new Date('2026-11-27T08:00:00Z'),
    });
  });

  it('also after years', () => {
    expect(dueNow(berlin(), dueAt, new Date('2031-01-01T08:30:00Z'))).toMatchObject({ slot: '2031-01-01' });
  });
});

describe('in any time zone', () => {
  const timings = fc.record({
    days: fc.subarray([...WEEK], { minLength: 1 }),
    hour: fc.nat(23),
    minute: fc.nat(59),
    timeZone: fc.constantFrom(...Intl.supportedValuesOf('timeZone'), 'UTC'),
  });
  const instants = fc.date({
    min: new Date('2015-01-01T00:00:00Z'),
    max: new Date('2035-01-01T00:00:00Z'),
    noInvalidDate: true,
  });

  it('runs are later, on the days asked for, at the time asked for or less than three hours after it', () => {
    fc.assert(
      fc.property(timings, instants, (timing, after) => {
        const run = nextRun(timing, after);
        expect(run.getTime()).toBeGreaterThan(after.getTime());
        const local = localClock(run, timing.timeZone);
        expect(timing.days).toContain(local.weekday);
        const late = local.minutes - (timing.hour * 60 + timing.minute);
        expect(late).toBeGreaterThanOrEqual(0);
        expect(late).toBeLessThan(180);
      }),
    );
  });

  it('no date is left out and none comes twice', () => {
    fc.assert(
      fc.property(timings, instants, (timing, from) => {
        const daily = { ...timing, days: WEEK };
        let run = nextRun(daily, from);
        for (let day = 0; day < 20; day += 1) {
          const next = nextRun(daily, run);
          expect(localDate(next, timing.timeZone)).toBe(
            dayAfter(localDate(run, timing.timeZone), next, timing.timeZone),
          );
          run = next;
        }
      }),
      { numRuns: 60 },
    );
  });

  it('what is due now leads to the future, and a run is of the last day', () => {
    fc.assert(
      fc.property(timings, instants, fc.nat(40 * DAY_MS), (timing, from, awayMs) => {
        const dueAt = nextRun(timing, from);
        const now = new Date(dueAt.getTime() + awayMs);
        const due = dueNow(timing, dueAt, now);
        expect(due.nextDueAt).toEqual(nextRun(timing, now));
        const last = new Date(now.getTime() - DAY_MS - 1);
        const isRecent = dueAt > last || nextRun(timing, last) <= now;
        expect(due.kind).toBe(isRecent ? 'run' : 'skip');
        if (due.kind === 'run') {
          expect(due.slot >= localDate(last, timing.timeZone)).toBe(true);
        }
      }),
    );
  });
});

function localClock(at: Date, timeZone: string) {
  const date = localDate(at, timeZone);
  const [hour = 0, minute = 0] = at
    .toLocaleTimeString('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' })
    .split(':')
    .map(Number);
  return { weekday: new Date(`${date}T12:00:00Z`).getUTCDay() || 7, minutes: hour * 60 + minute };
}

/** The date after, which a zone that moved over the date line may not have. */
function dayAfter(date: string, before: Date, timeZone: string): string {
  const next = new Date(Date.parse(`${date}T12:00:00Z`) + DAY_MS).toISOString().slice(0, 10);
  const hours = Array.from({ length: 72 }, (_, hour) => new Date(before.getTime() - hour * 3_600_000));
  const exists = hours.some((hour) => localDate(hour, timeZone) === next);
  return exists ? next : localDate(before, timeZone);
}
