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

function jsonLines(records: readonly object[]): string {
  return records.map((record) => `${JSON.stringify(record)}\n`).join('');
}
