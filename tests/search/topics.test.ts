import { describe, expect, it } from 'vitest';
import { createEngine } from '../../src/search/engine.js';
import { loadCorpus } from '../../src/store/corpus-files.js';
import { aPaper } from '../support/papers.js';
import { ask } from './ask.js';

const { papers } = await loadCorpus([new URL('../../corpus/', import.meta.url).pathname]);
const engine = createEngine(papers);

describe('the topics of the papers that come with Paperboy', () => {
  it('are what a reader would say they are about', () => {
    expect(engine.topics.slice(0, 12)).toEqual(
      expect.arrayContaining(['neural architecture search', 'Mixture-of-Experts', 'federated learning']),
    );
  });

  it('are each a query that finds something', async () => {
    for (const topic of engine.topics) expect((await ask(engine, topic)).total).toBeGreaterThan(1);
  });

  it('are at most 24, each once', () => {
    expect(engine.topics.length).toBeLessThanOrEqual(24);
    expect(new Set(engine.topics).size).toBe(engine.topics.length);
  });
});

describe('topics', () => {
  const about = (title: string) => aPaper({ title, abstract: `We study ${title.toLowerCase()}.` });

  it('are written as the texts write them, and whole', () => {
    const few = createEngine(
      ['Kernel Methods for Bees', 'More Kernel Methods', 'Kernel Methods', 'On Kernel Methods'].map(about),
    );
    expect(few.topics).toEqual([]);
    const some = createEngine([
      ...['Kernel Methods for Bees', 'More Kernel Methods', 'Kernel Methods', 'On Kernel Methods'].map(about),
      ...['Ants', 'Wasps', 'Moths', 'Flies', 'Gnats', 'Lice', 'Ticks', 'Fleas'].map(about),
    ]);
    expect(some.topics).toEqual(['kernel methods']);
  });

  it('of no papers are none', () => {
    expect(createEngine([]).topics).toEqual([]);
  });
});

describe('related searches', () => {
  it('lead on from an answer without repeating what was asked', async () => {
    const { related } = await ask(engine, 'vision transformer');
    expect(related.length).toBeGreaterThan(1);
    expect(related.length).toBeLessThanOrEqual(4);
    expect(related).not.toContain('vision transformer');
  });

  it.each(['mixture of experts', 'pruning', 'federated learning', 'speech'])(
    'of %s each find something',
    async (query) => {
      const { related } = await ask(engine, query);
      expect(related).not.toEqual([]);
      for (const next of related) expect((await ask(engine, next)).total).toBeGreaterThan(0);
    },
  );

  it('come with the first page only', async () => {
    expect((await ask(engine, 'pruning', { offset: 5 })).related).toEqual([]);
  });
});

describe('a question that nothing answers', () => {
  it.each(['what is the weather', 'CRISPR gene editing', 'how do I cook rice'])(
    'is told what the papers are about: %s',
    async (query) => {
      const { total, advice } = await ask(engine, query);
      expect(total).toBe(0);
      expect(advice?.topics.length).toBeGreaterThan(0);
    },
  );
});
