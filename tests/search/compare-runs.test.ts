import { expect, it } from 'vitest';
import { seededRandom } from '../../src/lib/random.js';
import { compareRuns } from '../../src/search/compare-runs.js';
import { figuresOfRun } from '../../src/search/evaluate.js';

const queries = ['q1', 'q2', 'q3'].map((id) => ({ id, text: `question ${id}`, exclude: [] }));
const judgments = new Map(queries.map(({ id }) => [id, new Map([['good', 1]])]));
/** The rank at which each query finds its paper, 0 for not at all. */
const figures = (...ranks: readonly number[]) =>
  figuresOfRun(
    ranks.flatMap((rank, at) =>
      rank > 0 ? [{ queryId: `q${at + 1}`, paperId: 'good', rank, score: -rank }] : [],
    ),
    queries,
    judgments,
  );
const found = figures(1, 1, 1);
const notFound = figures(0, 1, 0);

it('tells what became better, by how much, and whether chance could do it', () => {
  const { measures, changes } = compareRuns(notFound, found, seededRandom(1));
  expect(measures.ndcgAt10).toMatchObject({ before: 1 / 3, after: 1, better: 2, same: 1, worse: 0, p: 0.5 });
  expect(measures.ndcgAt10.difference).toBeCloseTo(2 / 3);
  expect(changes).toEqual([
    { id: 'q1', text: 'question q1', before: 0, after: 1 },
    { id: 'q3', text: 'question q3', before: 0, after: 1 },
  ]);
});

it('is the same the other way round, with the signs turned', () => {
  const [there, back] = [
    compareRuns(notFound, found, seededRandom(1)),
    compareRuns(found, notFound, seededRandom(1)),
  ].map(({ measures }) => measures.recallAt100);
  expect(back).toMatchObject({ before: there?.after, after: there?.before, p: there?.p });
  expect([back?.better, back?.worse]).toEqual([there?.worse, there?.better]);
});

it('finds no difference between a run and itself', () => {
  const { measures, changes } = compareRuns(found, found, seededRandom(1));
  expect(measures.mrrAt10).toMatchObject({ difference: 0, p: 1, interval: { low: 0, high: 0 }, same: 3 });
  expect(changes).toEqual([]);
});
