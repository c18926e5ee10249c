import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { paperboy } from './paperboy.js';

let dir: string;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'paperboy-eval-'));
  await mkdir(join(dir, 'qrels'));
  await writeFile(
    join(dir, 'corpus.jsonl'),
    jsonLines([
      { _id: 'd1', title: 'Wings', text: 'The flow of air around a wing.' },
      { _id: 'd2', title: 'Boats', text: 'The flow of water around a hull.' },
      { _id: 'd3', title: 'Trains', text: 'Wheels on rails.' },
    ]),
  );
  await writeFile(
    join(dir, 'queries.jsonl'),
    jsonLines([
      { _id: 'q1', text: 'wing' },
      { _id: 'q2', text: 'hull' },
      { _id: 'q3', text: 'rails' },
    ]),
  );
  await writeFile(
    join(dir, 'qrels', 'test.tsv'),
    'query-id\tcorpus-id\tscore\nq1\td1\t1\nq2\td3\t1\nq3\td3\t0\n',
  );
});
afterAll(() => rm(dir, { recursive: true }));

it('reports the measures over the queries that have a relevant paper', async () => {
  const { code, out, err } = await paperboy(['eval', dir, '--json']);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(JSON.parse(out)).toEqual({
    papers: 3,
    queries: 3,
    judged: 2,
    ndcgAt10: 0.5,
    recallAt100: 0.5,
    mrrAt10: 0.5,
    latencyMs: { p50: expect.any(Number), p95: expect.any(Number) },
    buildMs: expect.any(Number),
    memoryMb: expect.any(Number),
  });
});

it('writes the run as trec_eval reads it', async () => {
  const run = join(dir, 'run.txt');
  const { out } = await paperboy(['eval', dir, '--run', run]);
  expect(out).toMatch(/^nDCG@10 +0\.5000$/m);
  const rows = (await readFile(run, 'utf8')).trim().split('\n');
  expect(rows).toHaveLength(3);
  expect(rows[0]).toMatch(/^q1 Q0 d1 1 \d+\.\d+ paperboy$/);
});

it('names what a folder lacks that is no judged set', async () => {
  const { code, out, err } = await paperboy(['eval', join(dir, 'qrels')]);
  expect({ code, out }).toEqual({ code: 1, out: '' });
  expect(err).toMatch(/^paperboy: .*queries\.jsonl.*\n$/);
});

it('tells the figures of each query, on the terminal or in a file', async () => {
  const { out } = await paperboy(['eval', dir, '--per-query']);
  expect(out).toMatch(/^ {2}1\.000 {2}1\.000 {3}1\.000 {4}1 of 1 {2}q1: wing$/m);
  expect(out).toMatch(/^ {2}0\.000 {2}0\.000 {3}0\.000 {4}– of 1 {2}q2: hull$/m);
  const file = join(dir, 'per-query.tsv');
  await paperboy(['eval', dir, '--per-query', file]);
  expect(await readFile(file, 'utf8')).toBe(
    'query-id\tndcg@10\trecall@100\tmrr@10\trelevant\tfirst-relevant\ttext\n' +
      'q1\t1.0000\t1.0000\t1.0000\t1\t1\twing\nq2\t0.0000\t0.0000\t0.0000\t1\t\thull\n',
  );
  expect(JSON.parse((await paperboy(['eval', dir, '--per-query', '--json'])).out).perQuery).toEqual([
    { id: 'q1', text: 'wing', ndcgAt10: 1, recallAt100: 1, mrrAt10: 1, relevant: 1, firstRelevant: 1 },
    { id: 'q2', text: 'hull', ndcgAt10: 0, recallAt100: 0, mrrAt10: 0, relevant: 1 },
  ]);
});

it('shows the worst query with what answered it and what should have', async () => {
  const { out } = await paperboy(['eval', dir, '--worst', '1']);
  expect(out).toMatch(/\nq2: hull\nnDCG@10 0\.000, 1 relevant\n {2}1\. not judged: Boats\n/);
  expect(out).toMatch(/should have been among the first ten:\n {2}grade 1, not found: Trains\n$/);
  expect(await paperboy(['eval', dir, '--worst', 'all'])).toMatchObject({ code: 2 });
});

it('holds a run against an earlier one, and two runs against each other', async () => {
  const [before, after] = [join(dir, 'before.txt'), join(dir, 'after.txt')];
  await writeFile(before, 'q1 Q0 d2 1 2.5 old\nq1\tQ0\td1\t2\t1.5\told\r\n');
  await paperboy(['eval', dir, '--run', after]);
  const compared = await paperboy(['eval', dir, '--compare', before]);
  expect(compared.out).toMatch(
    /^nDCG@10 +0\.3155 → 0\.5000 {2}\+0\.1845 \[\+0\.0000, \+0\.3691\], p = 1\.000; 1 better, 1 same, 0 worse$/m,
  );
  expect(compared.out).toMatch(/^ {2}0\.63 → 1\.00 {2}q1: wing$/m);
  const { out } = await paperboy(['compare', dir, before, after]);
  expect(compared.out.endsWith(out)).toBe(true);
  const { measures } = JSON.parse((await paperboy(['compare', dir, after, after, '--json'])).out);
  expect(measures.ndcgAt10).toMatchObject({ before: 0.5, after: 0.5, difference: 0, p: 1, same: 2 });
});

it.each([
  ['a row that lacks its score', 'q1 Q0 d1 1\n', /run\.txt, line 1: not a row of a run/],
  ['a score in words', 'q1 Q0 d1 1 2.5 a\nq1 Q0 d2 2 high a\n', /line 2: not a row of a run/],
  ['a paper ranked twice', 'q1 Q0 d1 1 2.5 a\nq1 Q0 d1 2 2 a\n', /line 2: ranks paper d1 of query q1 again/],
])('names file and line of %s', async (_what, text, message) => {
  const file = join(dir, 'run.txt');
  await writeFile(file, text);
  const { code, out, err } = await paperboy(['compare', dir, file, file]);
  expect({ code, out }).toEqual({ code: 1, out: '' });
  expect(err).toMatch(message);
});

it('says that a run is not there', async () => {
  const { code, err } = await paperboy(['eval', dir, '--compare', join(dir, 'none.txt')]);
  expect(code).toBe(1);
  expect(err).toMatch(/none\.txt/);
});

function jsonLines(records: readonly object[]): string {
  return records.map((record) => `${JSON.stringify(record)}\n`).join('');
}
