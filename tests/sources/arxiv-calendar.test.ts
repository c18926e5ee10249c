import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { announcementsBetween, quietDay } from '../../src/sources/arxiv-calendar.js';

describe('the calendar of arXiv', () => {
  it.each([
    ['2026-11-23', undefined, 'a Monday has what was announced on Sunday evening'],
    ['2026-11-27', 'holiday', 'nothing is announced on the evening of Thanksgiving'],
    ['2026-11-26', 'holiday', 'nor perhaps on the evening before'],
    ['2026-11-25', undefined, 'a Wednesday like others'],
    ['2026-11-28', 'weekend', 'nothing is announced on Friday evenings'],
    ['2026-11-29', 'weekend', 'nor on those of Saturdays'],
    ['2026-12-25', 'holiday', 'Christmas'],
    ['2026-12-31', 'holiday', 'between the years'],
    ['2027-01-01', 'holiday', 'New Year'],
    ['2027-01-04', undefined, 'the first Monday of a year'],
    ['2027-01-18', 'holiday', 'Martin Luther King'],
    ['2026-05-25', 'holiday', 'Memorial Day'],
    ['2026-05-18', undefined, 'a Monday in May'],
    ['2026-06-19', 'holiday', 'Juneteenth'],
    ['2025-07-04', 'holiday', 'Independence Day'],
    ['2026-09-07', 'holiday', 'Labor Day'],
    ['2026-09-08', 'holiday', 'the day after it'],
    ['2026-09-14', undefined, 'the Monday after it'],
    ['2024-11-29', 'holiday', 'the day after a Thanksgiving that is the last Thursday but none'],
    ['2024-11-22', undefined, 'a week before'],
  ])('on %s is %s: %s', (day, quiet, _why) => {
    expect(quietDay(day)).toBe(quiet);
  });

  it.each([
    ['2026-11-24', '2026-11-24', 0],
    ['2026-11-24', '2026-11-25', 1],
    ['2026-11-20', '2026-11-22', 0],
    ['2026-11-20', '2026-11-23', 1],
    ['2026-11-20', '2026-11-24', 2],
    ['2026-11-01', '2026-11-29', 20],
    ['2026-11-25', '2026-11-24', 0],
  ])('has after %s until %s %i announcements', (after, until, count) => {
    expect(announcementsBetween(after, until)).toBe(count);
  });

  it('counts a span as its parts', () => {
    const day = fc
      .integer({ min: 0, max: 20_000 })
      .map((n) => new Date(n * 86_400_000).toISOString().slice(0, 10));
    fc.assert(
      fc.property(fc.tuple(day, day, day), (days) => {
        const [a = '', b = '', c = ''] = [...days].sort();
        expect(announcementsBetween(a, c)).toBe(announcementsBetween(a, b) + announcementsBetween(b, c));
      }),
    );
  });
});
