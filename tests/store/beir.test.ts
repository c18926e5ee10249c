import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { UserError } from '../../src/lib/errors.js';
import { readBeir, writeRun } from '../../src/store/beir.js';
import { folderOf } from './folder.js';

const whole = {
  'corpus.jsonl':
    '{"_id": "d1", "title": "One", "text": "About $k$."}\n{"_id": 2, "title": "", "text": "No title, but words."}\n',
  'queries.jsonl':
    '{"_id": "q1", "text": "one"}\n{"_id": "q2", "text": "like d1", "metadata": {"exclude": ["d1"], "type": "x"}}\n',
  'qrels/test.tsv': 'query-id\tcorpus-id\tscore\nq1\td1\t2\nq1\t2\t0\nq2\t2\t1\n',
};

describe('a judged set', () => {
  it('is read as it stands', async () => {
    expect(await readBeir(folderOf(whole))).toEqual({
      papers: [
        { id: 'd1', title: 'One', abstract: 'About $k$.', source: 'beir' },
        { id: '2', title: 'No title, but words.', abstract: 'No title, but words.', source: 'beir' },
      ],
      queries: [
        { id: 'q1', text: 'one', exclude: [] },
        { id: 'q2', text: 'like d1', exclude: ['d1'] },
      ],
      judgments: new Map([
        [
          'q1',
          new Map([
            ['d1', 2],
            ['2', 0],
          ]),
        ],
        ['q2', new Map([['2', 1]])],
      ]),
    });
  });

  it('may have its corpus packed, but not torn', async () => {
    const { 'corpus.jsonl': corpus, ...rest } = whole;
    const set = await readBeir(folderOf({ ...rest, 'corpus.jsonl.gz': gzipSync(corpus) }));
    expect(set.papers.map(({ id }) => id)).toEqual(['d1', '2']);
    const torn = gzipSync(corpus).subarray(0, 60);
    const reading = readBeir(folderOf({ ...rest, 'corpus.jsonl.gz': torn }));
    await expect(reading).rejects.toBeInstanceOf(UserError);
  });

  it('keeps a document that holds nothing, so that the figures count it', async () => {
    const set = await readBeir(
      folderOf({ ...whole, 'corpus.jsonl': '{"_id": "d9", "title": "", "text": ""}' }),
    );
    expect(set.papers).toEqual([{ id: 'd9', title: 'Untitled', abstract: '', source: 'beir' }]);
  });

  it.each([
    ['no judgments', { ...whole, 'qrels/test.tsv': undefined }, /qrels.test\.tsv is missing/],
    ['nothing', {}, /corpus\.jsonl\.gz, .*queries\.jsonl, .*test\.tsv are missing/],
    [
      'a broken document',
      { ...whole, 'corpus.jsonl': '{"_id": "d1"}\n{"_id"' },
      /corpus\.jsonl, line 2: not JSON/,
    ],
    [
      'a document without an id',
      { ...whole, 'corpus.jsonl': '{"title": "T"}' },
      /corpus\.jsonl, line 1: .*_id/,
    ],
    [
      'a query without a text',
      { ...whole, 'queries.jsonl': '{"_id": "q"}' },
      /queries\.jsonl, line 1: .*text/,
    ],
    [
      'a grade that is no number',
      { ...whole, 'qrels/test.tsv': 'q\td\tscore\nq1\td1\thigh' },
      /test\.tsv, line 2: not/,
    ],
    [
      'judgments parted by spaces',
      { ...whole, 'qrels/test.tsv': 'q d score\nq1 d1 1' },
      /test\.tsv, line 2: not/,
    ],
  ])('with %s is refused, with the file and the line', async (_what, files, message) => {
    const present = Object.entries(files).filter(
      (entry): entry is [string, string] => entry[1] !== undefined,
    );
    const reading = readBeir(folderOf(Object.fromEntries(present)));
    await expect(reading).rejects.toBeInstanceOf(UserError);
    await expect(reading).rejects.toThrow(message);
  });
});

it('writes a run as trec_eval reads it', async () => {
  const file = join(folderOf({}), 'run.txt');
  await writeRun(file, [
    { queryId: 'q1', paperId: 'd1', rank: 1, score: 2.5 },
    { queryId: 'q1', paperId: '2', rank: 2, score: 1e-7 },
  ]);
  expect(readFileSync(file, 'utf8')).toBe('q1 Q0 d1 1 2.5 paperboy\nq1 Q0 2 2 1e-7 paperboy\n');
});
