import { expect, it } from 'vitest';
import { createEngine } from '../../src/search/engine.js';
import { byExample, evaluate, quantile } from '../../src/search/evaluate.js';
import { aPaper } from '../support/papers.js';

const engine = createEngine([
  aPaper({ id: 'a', title: 'Pruning transformers' }),
  aPaper({ id: 'b', title: 'Pruning convolutions' }),
  aPaper({ id: 'c', title: 'State space models' }),
]);
const judgments = new Map([
  ['q1', new Map([['b', 1]])],
  ['q2', new Map([['c', 2]])],
  ['q3', new Map([['a', 0]])],
]);
const queries = [
  { id: 'q1', text: 'papers about pruning transformers', exclude: ['a'] },
  { id: 'q2', text: 'state space', exclude: [] },
  { id: 'q3', text: 'pruning', exclude: [] },
];
const clock = (steps: readonly number[]) => {
  const left = [...steps];
  return () => left.shift() ?? 0;
};

it('understands queries as the app does, and drops the papers a query excludes', async () => {
  const { means, run } = await evaluate(engine, queries, judgments, () => 0);
  expect(means).toEqual({ ndcgAt10: 1, recallAt100: 1, mrrAt10: 1 });
  expect(run.filter(({ queryId }) => queryId === 'q1')).toMatchObject([{ paperId: 'b', rank: 1 }]);
});

it('leaves unjudged queries out of the means, but not out of the run', async () => {
  const { queries: judged, run } = await evaluate(engine, queries, judgments, () => 0);
  expect(judged.map(({ id }) => id)).toEqual(['q1', 'q2']);
  expect(new Set(run.map(({ queryId }) => queryId))).toEqual(new Set(['q1', 'q2', 'q3']));
});

it('takes the time of every query and tells how far it is', async () => {
  const done: number[] = [];
  const now = clock([0, 10, 100, 101, 200, 203]);
  const { latencyMs } = await evaluate(engine, queries, judgments, now, (count) => done.push(count));
  expect({ latencyMs, done }).toEqual({ latencyMs: { p50: 3, p95: 10 }, done: [1, 2, 3] });
});

it('scores fall with the rank, also where a filter fails, so that trec_eval reads the same order', async () => {
  const quoting = [{ id: 'q1', text: 'pruning "no such phrase" transformers -convolutions', exclude: [] }];
  const { run } = await evaluate(engine, quoting, judgments, () => 0);
  const scores = run.map(({ score }) => score);
  expect(scores).toEqual([...scores].sort((a, b) => b - a));
  expect(run.map(({ paperId }) => paperId)).toEqual(['a', 'b']);
});

it('asks by example for papers like the one that a query excludes, and nothing where it excludes none', async () => {
  const { run } = await evaluate(engine, queries, judgments, () => 0, undefined, byExample);
  expect(run).toMatchObject([{ queryId: 'q1', paperId: 'b', rank: 1 }]);
});

it('knows the nearest-rank quantile', () => {
  expect([quantile([], 0.5), quantile([7], 0.95), quantile([4, 1, 3, 2], 0.5)]).toEqual([0, 7, 2]);
});
