import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../src/lib/random.js';
import { bootstrapInterval, randomizationTest } from '../../src/search/significance.js';

const differences = fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { maxLength: 40 });
const test = (values: readonly number[], seed = 1) => randomizationTest(values, seededRandom(seed), 2_000);
const interval = (values: readonly number[], seed = 1) => bootstrapInterval(values, seededRandom(seed), 500);
const times = (count: number, value: number) => Array.from({ length: count }, () => value);

describe('whether a difference is more than chance', () => {
  it.each([
    ['nothing to compare', [], 1],
    ['no difference', [0, 0, 0], 1],
    ['one query', [0.4], 1],
    ['two that even out', [1, -1], 1],
    ['three for, none against: 2 of 8 ways', [1, 1, 1], 2 / 8],
    ['three of unlike size: 2 of 8', [1, 2, 3], 2 / 8],
    ['two for, one against: 6 of 8', [3, 1, -1], 6 / 8],
    ['a query that does not differ changes nothing', [1, 0, 1, 0, 1], 2 / 8],
    ['tenths, which no binary fraction is: 2 of 8', [0.1, 0.2, 0.3], 2 / 8],
    ['five against: 2 of 32', times(5, -0.2), 2 / 32],
  ])('counted by hand, %s', (_what, values, p) => {
    expect(test(values)).toBeCloseTo(p, 12);
  });

  it('comes near the sign test of equal differences where the ways are too many to count', () => {
    const values = [...times(15, 1), ...times(5, -1)];
    expect(randomizationTest(values, seededRandom(7), 20_000)).toBeCloseTo(0.0414, 2);
  });

  it('reaches past the thirty-second query', () => {
    const values = [...times(32, 0.001), ...times(32, 1)];
    expect(test(values)).toBeCloseTo(1 / 2_001, 12);
  });

  it('is a probability, the same whichever run is called the first, and the same again', () => {
    fc.assert(
      fc.property(differences, fc.nat(), (values, seed) => {
        const p = test(values, seed);
        expect(p).toBeGreaterThan(0);
        expect(p).toBeLessThanOrEqual(1);
        expect([
          test(
            values.map((value) => -value),
            seed,
          ),
          test(values, seed),
        ]).toEqual([p, p]);
      }),
      { numRuns: 40 },
    );
  });
});

describe('where the difference lies', () => {
  it('is nothing of nothing, and a point where every query says the same', () => {
    expect([interval([]), interval(times(8, 0.25))]).toEqual([
      { low: 0, high: 0 },
      { low: 0.25, high: 0.25 },
    ]);
  });

  it('comes near the normal interval of many queries: a half, give or take 1.96 standard errors', () => {
    const values = [...times(200, 0), ...times(200, 1)];
    const { low, high } = bootstrapInterval(values, seededRandom(3));
    expect([low, high].map((end) => Math.round(end * 100) / 100)).toEqual([0.45, 0.55]);
  });

  it('lies within the differences, turns round with them, and is the same again', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 1, maxLength: 40 }),
        fc.nat(),
        (values, seed) => {
          const { low, high } = interval(values, seed);
          expect(low).toBeLessThanOrEqual(high);
          expect(low).toBeGreaterThanOrEqual(Math.min(...values) - 1e-9);
          expect(high).toBeLessThanOrEqual(Math.max(...values) + 1e-9);
          const turned = interval(
            values.map((value) => -value),
            seed,
          );
          expect(turned.low).toBeCloseTo(-high, 12);
          expect(turned.high).toBeCloseTo(-low, 12);
          expect(interval(values, seed)).toEqual({ low, high });
        },
      ),
      { numRuns: 40 },
    );
  });
});
