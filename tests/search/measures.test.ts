import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mrrAt, ndcgAt, recallAt } from '../../src/search/measures.js';

const grades = new Map([
  ['best', 3],
  ['good', 2],
  ['fair', 1],
  ['bad', 0],
  ['spam', -1],
]);

describe('the measures, worked out by hand as trec_eval does', () => {
  it.each([
    ['the ideal order', ['best', 'good', 'fair'], 1],
    [
      'the worst of three',
      ['fair', 'good', 'best'],
      (1 + 2 / Math.log2(3) + 3 / 2) / (3 + 2 / Math.log2(3) + 1 / 2),
    ],
    ['one found, third', ['bad', 'x', 'best'], 3 / 2 / (3 + 2 / Math.log2(3) + 1 / 2)],
    [
      'a negative grade gains nothing and costs nothing',
      ['best', 'spam', 'good'],
      (3 + 2 / 2) / (3 + 2 / Math.log2(3) + 1 / 2),
    ],
    ['nothing found', [], 0],
  ])('nDCG@10: %s', (_what, ranking, value) => {
    expect(ndcgAt(10)(ranking, grades)).toBeCloseTo(value, 12);
  });

  it('looks no further than k, in the ideal neither', () => {
    expect(ndcgAt(1)(['good', 'best'], grades)).toBeCloseTo(2 / 3, 12);
    expect(recallAt(2)(['bad', 'best', 'good'], grades)).toBeCloseTo(1 / 3, 12);
    expect(mrrAt(2)(['bad', 'x', 'best'], grades)).toBe(0);
  });

  it('takes one over the rank of the first relevant paper, whatever its grade', () => {
    expect(mrrAt(10)(['bad', 'fair', 'best'], grades)).toBe(1 / 2);
  });

  it('leaves a query out that has no relevant paper', () => {
    const none = new Map([['bad', 0]]);
    expect([ndcgAt(10), recallAt(100), mrrAt(10)].map((measure) => measure(['bad'], none))).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('is never better than the ideal order, nor worse than nothing', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([...grades.keys(), 'unjudged']), (ranking) => {
        for (const measure of [ndcgAt(3), recallAt(3), mrrAt(3)]) {
          expect(measure(ranking, grades)).toBeGreaterThanOrEqual(0);
          expect(measure(ranking, grades)).toBeLessThanOrEqual(1 + 1e-12);
        }
      }),
    );
  });
});
