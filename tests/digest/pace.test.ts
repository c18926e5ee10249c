import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createPace } from '../../src/digest/pace.js';
import { backoffMs } from '../../src/lib/backoff.js';

describe('the pace of posting', () => {
  it('is one a second in a channel and four a second in all', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('C1', 'C2', 'C3', 'C4', 'C5', 'C6'), { maxLength: 40 }),
        (channels) => {
          const pace = createPace();
          const turns = channels.map((channel) => ({ channel, at: 1_000 + pace.takeTurn(channel, 1_000) }));
          for (const [index, turn] of turns.entries()) {
            const before = turns.slice(0, index);
            const last = before.filter(({ channel }) => channel === turn.channel).at(-1);
            expect(turn.at - (last?.at ?? 0)).toBeGreaterThanOrEqual(1_000);
            expect(turn.at - (before.at(-1)?.at ?? 0)).toBeGreaterThanOrEqual(250);
          }
        },
      ),
    );
  });

  it('is held where Slack asks to wait, for a minute at most', () => {
    const pace = createPace();
    pace.refused('ratelimited', 0, 30_000);
    expect(pace.heldForMs(10_000)).toBe(20_000);
    expect(pace.takeTurn('C1', 10_000)).toBe(20_000);
    pace.refused('ratelimited', 40_000, 9_000_000);
    expect(pace.heldForMs(40_000)).toBe(60_000);
  });

  it('is not held by another refusal', () => {
    const pace = createPace();
    pace.refused('invalid_blocks', 0, 30_000);
    expect(pace.heldForMs(0)).toBe(0);
  });

  it('keeps nobody waiting for what was promised before the clock was put back', () => {
    const pace = createPace();
    pace.takeTurn('C1', 3_600_000);
    expect(pace.takeTurn('C1', 0)).toBe(0);
  });
});

describe('waiting before another try', () => {
  it('doubles, up to an hour, and is spread by chance', () => {
    expect([0, 1, 2, 20, 2_000].map((attempts) => backoffMs(attempts, 1))).toEqual([
      5_000, 10_000, 20_000, 3_600_000, 3_600_000,
    ]);
    expect(backoffMs(1, 0)).toBe(5_000);
  });
});
