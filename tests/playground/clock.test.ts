import { expect, it } from 'vitest';
import { createClock } from '../../src/playground/clock.js';

const START = new Date('2026-11-25T12:00:00Z');

it('the clock goes on from where it was moved to', () => {
  let real = START;
  const clock = createClock(() => real);
  expect(clock.moveTo(new Date('2026-11-26T09:00:00Z'))).toBe(true);
  real = new Date('2026-11-25T12:00:05Z');
  expect(clock.now()).toEqual(new Date('2026-11-26T09:00:05Z'));
  expect(clock.aheadMs()).toBe(21 * 3_600_000);
});

it.each(['2026-11-25T11:59:59Z', '2026-11-25T12:00:00Z', '2027-11-25T12:00:00Z', 'never'])(
  'it does not move to %s',
  (at) => {
    const clock = createClock(() => START);
    expect(clock.moveTo(new Date(at))).toBe(false);
    expect(clock.now()).toEqual(START);
  },
);
