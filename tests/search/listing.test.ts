import { describe, expect, it } from 'vitest';
import { parse } from '../../src/query/parse.js';
import { createEngine } from '../../src/search/engine.js';
import { cosine } from '../../src/search/term-vectors.js';
import { aPaper } from '../support/papers.js';
import { ask } from './ask.js';

const papers = [
  aPaper({ title: 'Pruning convolutional networks', year: 2019 }),
  aPaper({ title: 'Pruning transformers by magnitude', year: 2024 }),
  aPaper({ title: 'Speech recognition with transformers', year: 2021 }),
  aPaper({ title: 'Graphs of molecules' }),
];
const engine = createEngine(papers);
const list = (text: string, limit = 10) => engine.list(parse(text).query, limit);

describe('a listing', () => {
  it.each(['pruning', 'transformers sort:new', 'pruning -magnitude', 'year:2020..', 'cooking'])(
    'of “%s” is what the search gives, with the same words',
    async (text) => {
      const { total, hits } = await ask(engine, text);
      const listing = await list(text);
      expect(listing.total).toBe(total);
      expect(listing.papers).toEqual(hits.map(({ paper }) => paper));
      for (const { paper, matched } of hits) expect(await listing.matched(paper.id)).toEqual(matched);
    },
  );

  it('of nothing asked is all papers, the newest first', async () => {
    const { papers: all, total } = await list('');
    expect(all.map(({ year }) => year)).toEqual([2024, 2021, 2019, undefined]);
    expect(total).toBe(4);
    expect((await list('', 2)).papers).toHaveLength(2);
    expect(new Set(await engine.ids())).toEqual(new Set(papers.map(({ id }) => id)));
  });

  it('knows no words of other papers', async () => {
    expect(await (await list('pruning')).matched('t-another')).toEqual([]);
  });
});

describe('papers as vectors', () => {
  it('are like themselves, and the more like each other the more they share', async () => {
    const [conv, trans, speech, graphs] = await engine.vectors(papers);
    if (!conv || !trans || !speech || !graphs) throw new Error('one for each paper');
    expect(cosine(conv, conv)).toBeCloseTo(1);
    expect(cosine(conv, trans)).toBeGreaterThan(cosine(conv, graphs));
    expect(cosine(trans, speech)).toBeGreaterThan(cosine(conv, speech));
  });

  it('have no direction where a paper has no words', async () => {
    const [empty] = await engine.vectors([aPaper({ title: 'The', abstract: '' })]);
    expect(empty?.size).toBe(0);
  });
});

it('advice is given also where there are hits', async () => {
  const { tryInstead } = await engine.advice(parse('pruning -magnitude').query);
  expect(tryInstead).toContain('pruning');
});
