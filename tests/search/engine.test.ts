import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createEngine } from '../../src/search/engine.js';
import { loadCorpus } from '../../src/store/corpus-files.js';
import { aPaper } from '../support/papers.js';
import { ask, titles } from './ask.js';

const { papers } = await loadCorpus([new URL('../../corpus/', import.meta.url).pathname]);
const engine = createEngine(papers);

describe('whatever is typed', () => {
  const word = fc.constantFrom(
    'pruning',
    'vision',
    '-vision',
    'OR',
    '(',
    ')',
    '"attention is"',
    'title:',
    'NeRF',
    'the',
    'convlution',
    'has:code',
    'sort:new',
    '-',
  );
  const typed = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.array(fc.oneof(word, fc.string())).map((words) => words.join(' ')),
  );

  it('is answered: as many hits as there is room for, or advice', async () => {
    await fc.assert(
      fc.asyncProperty(typed, async (text) => {
        const { total, hits, advice } = await ask(engine, text, { limit: 5 });
        expect(hits).toHaveLength(Math.min(total, 5));
        expect(advice === undefined).toBe(total > 0);
      }),
      { numRuns: 200 },
    );
  });

  it('has pages that are slices of one list, with ranks that go on', async () => {
    await fc.assert(
      fc.asyncProperty(typed, fc.nat(40), fc.nat(7), async (text, offset, limit) => {
        const [whole, page] = [
          await ask(engine, text, { limit: 300 }),
          await ask(engine, text, { offset, limit }),
        ];
        expect(page.hits).toEqual(whole.hits.slice(offset, offset + limit));
        expect(page.total).toBe(whole.total);
        expect(page.hits.map(({ rank }) => rank)).toEqual(page.hits.map((_hit, index) => offset + index + 1));
      }),
      { numRuns: 50 },
    );
  });

  it('never shows a word that is left out', async () => {
    const words = fc.constantFrom('vision', 'attention', 'learning', 'network', 'experts', 'language');
    await fc.assert(
      fc.asyncProperty(words, words, async (asked, left) => {
        const { hits } = await ask(engine, `${asked} -${left}`, { limit: 300 });
        const spelled = new RegExp(`(?<![\\p{L}\\p{N}])${left}(?![\\p{L}\\p{N}])`, 'iu');
        expect(hits.filter(({ paper }) => spelled.test(`${paper.title}\n${paper.abstract}`))).toEqual([]);
      }),
      { numRuns: 36 },
    );
  });
});

describe('the tail', () => {
  it('keeps every paper that holds a topic of one word', async () => {
    const { total } = await ask(engine, 'LoRA', { limit: 300 });
    expect(total).toBe(
      papers.filter(({ title, abstract }) => /\blora\b|low-rank adapt/i.test(`${title} ${abstract}`)).length,
    );
  });

  it('drops what met only a common word of a question', async () => {
    const { total } = await ask(engine, 'pipeline parallelism for training giant neural networks');
    expect(total).toBeLessThan(papers.length / 4);
  });

  it('drops nothing from the raw ranking, which starts like the answer', async () => {
    const query = {
      clause: { kind: 'term', text: 'residual connections of neural networks' },
      sort: 'relevance',
    } as const;
    const [{ hits, total }, raw] = [
      await engine.search(query, { offset: 0, limit: 5 }),
      await engine.rank(query, 270),
    ];
    expect(raw.slice(0, 5).map(({ id }) => id)).toEqual(hits.map(({ paper }) => paper.id));
    expect(raw.length).toBeGreaterThan(total);
  });
});

describe('a title with a slip', () => {
  it.each([
    ['Network In Network', 'Nework In Neework'],
    ['One Model To Learn Them All', 'One Mdpel To Learn Them All'],
    ['Rewrite the Stars', 'Rewriet the Stras'],
    ['Deep Layer Aggregation', 'Deep Layr Aggregatinn'],
  ])('still leads to %s: %s', async (title, typed) => {
    expect((await titles(engine, typed))[0]).toBe(title);
  });
});

describe('papers like a paper', () => {
  const like = async (title: string) => {
    const { hits } = await engine.similar((await engine.paperByTitle(title))?.id ?? '', {
      offset: 0,
      limit: 300,
    });
    return hits;
  };

  it.each([
    ['MLP-Mixer: An all-MLP Architecture for Vision', /mixer|mlp/i],
    [
      'GPipe: Efficient Training of Giant Neural Networks using Pipeline Parallelism',
      /pipe|distributed|parallel|backprop/i,
    ],
    [
      'Wave-U-Net: A Multi-Scale Neural Network for End-to-End Audio Source Separation',
      /source separation|speech/i,
    ],
    ['Architecture Matters in Continual Learning', /continual/i],
  ])('are of its topic: %s', async (title, topic) => {
    const hits = await like(title);
    expect(hits.slice(0, 3).filter(({ paper }) => topic.test(paper.title))).not.toHaveLength(0);
  });

  it('are at most 20, without the paper itself, and say what they share', async () => {
    const title = 'Mixtral of Experts';
    const hits = await like(title);
    expect(hits.length).toBeLessThanOrEqual(20);
    expect(hits.map(({ paper }) => paper.title)).not.toContain(title);
    expect(hits[0]?.matched).not.toEqual([]);
  });

  it('of a paper that is not there are none', async () => {
    expect(await engine.similar('t-nowhere', { offset: 0, limit: 5 })).toEqual({
      total: 0,
      exact: true,
      hits: [],
      problems: [],
      related: [],
      advice: { unknownWords: [], tryInstead: [], topics: [] },
    });
  });
});

describe('the corpus', () => {
  it('is found by id, title and address', async () => {
    const paper = aPaper({ links: [{ kind: 'landing', url: 'https://arxiv.org/abs/1706.03762' }] });
    const one = createEngine([paper]);
    expect(await one.paper(paper.id)).toBe(paper);
    expect(await one.paperByTitle('attention is all you need!')).toBe(paper);
    expect(await one.paperByUrl('http://www.arxiv.org/abs/1706.03762/#intro')).toBe(paper);
    expect([await one.paper('x'), await one.paperByTitle('x'), await one.paperByUrl('x')]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('is told in figures', () => {
    const [old, recent] = [
      aPaper({ year: 1998, source: 'a' }),
      aPaper({ title: 'B', year: 2024, source: 'b' }),
    ];
    const { facts } = createEngine([old, recent, aPaper({ title: 'C', source: 'b' })]);
    expect(facts).toEqual({
      papers: 3,
      sources: [
        { value: 'b', papers: 2 },
        { value: 'a', papers: 1 },
      ],
      years: [
        { value: '2024', papers: 1 },
        { value: '1998', papers: 1 },
      ],
      venues: [],
      categories: [],
      having: { authors: 0, code: 0, project: 0 },
      newest: recent,
    });
  });
});
