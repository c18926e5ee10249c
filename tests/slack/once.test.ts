import { expect, it } from 'vitest';
import { createOnce } from '../../src/slack/once.js';

const MINUTE = 60_000;

function aClock(start = 0) {
  let time = start;
  return { now: () => new Date(time), pass: (ms: number) => (time += ms) };
}

it('takes a delivery once, by whichever of its keys it comes again', () => {
  const once = createOnce(aClock().now);
  expect(once.claim(['event', 'signature'])).toBe(true);
  expect(once.claim(['event', 'another signature'])).toBe(false);
  expect(once.claim(['another event', 'signature'])).toBe(false);
  expect(once.claim(['another signature'])).toBe(false);
});

it('takes whatever has no name each time', () => {
  const once = createOnce(aClock().now);
  expect([once.claim([]), once.claim([])]).toEqual([true, true]);
});

it('remembers through all of Slack’s retries, which come within six minutes', () => {
  const clock = aClock();
  const once = createOnce(clock.now);
  once.claim(['event']);
  clock.pass(6 * MINUTE);
  expect(once.claim(['event'])).toBe(false);
});

it('forgets after ten minutes, counted from the first time', () => {
  const clock = aClock();
  const once = createOnce(clock.now);
  once.claim(['event']);
  clock.pass(9 * MINUTE);
  once.claim(['event']);
  clock.pass(1 * MINUTE);
  expect(once.claim(['event'])).toBe(true);
});

it('forgets the oldest first when there are too many', () => {
  const once = createOnce(aClock().now, MINUTE, 2);
  for (const key of ['a', 'b', 'c', 'd']) once.claim([key]);
  expect(once.claim(['d'])).toBe(false);
  expect(once.claim(['a'])).toBe(true);
});
