import { describe, expect, it } from 'vitest';
import { createEngine } from '../../src/search/engine.js';
import { aPaper, someFacts } from '../support/papers.js';
import { ask } from './ask.js';

const papers = [
  aPaper({
    title: 'Pruning convolutional networks',
    abstract: 'Convolutions are pruned until little is left.',
  }),
  aPaper({ title: 'Pruning transformers', abstract: 'Attention heads are pruned; vision suffers.' }),
  aPaper({ title: 'Speech separation', abstract: 'Two speakers in one room.' }),
];
const engine = createEngine(papers);
const dated = createEngine(papers.map((paper) => ({ ...paper, year: 2020, authors: ['Ada Lovelace'] })));

describe('a query that nothing answers is told what could help', () => {
  it.each([
    ['without its exclusion', 'pruning -pruning', ['pruning']],
    ['without its filter', 'pruning has:code', ['pruning']],
    [
      'without one filter of two',
      'pruning -transformers has:code year:2020',
      ['pruning -transformers year:2020'],
    ],
    ['in plain words', '"pruned networks"', ['pruned networks']],
    ['without the word nobody knows', 'speech separation for zeppelins', ['speech separation']],
    ['its filter alone, where nobody knows the words', 'zeppelins year:2020', ['year:2020']],
    ['as a topic', 'what is a room', ['room']],
    ['nothing, where nothing helps', 'zeppelins', []],
    ['nothing, where only talk is left', 'the best zeppelins', []],
  ])('%s: %s', async (_what, query, tryInstead) => {
    const { total, advice } = await ask(query.includes('year') ? dated : engine, query);
    expect({ total, tryInstead: advice?.tryInstead }).toEqual({ total: 0, tryInstead });
  });

  it('names the words that no paper holds', async () => {
    const { advice } = await ask(engine, 'zeppelins and dirigibles');
    expect(advice?.unknownWords).toEqual(['zeppelins', 'dirigibles']);
  });

  it('is told which word a slip was read as, where that found something', async () => {
    expect((await ask(engine, 'prunning heads')).readAs).toEqual({
      found: 'pruning heads',
      instead: '"prunning" heads',
    });
    expect((await ask(engine, '"prunning" heads')).total).toBe(0);
    expect((await ask(engine, 'prunning -pruning')).readAs).toBeUndefined();
    expect((await ask(engine, 'pruning')).readAs).toBeUndefined();
  });

  it('is told how the corpus spells a word, where that finds something', async () => {
    const { total, advice } = await ask(engine, '"convolutionl networks"');
    expect({ total, didYouMean: advice?.didYouMean }).toEqual({
      total: 0,
      didYouMean: '"convolutional networks"',
    });
  });

  it('offers only what has hits', async () => {
    for (const text of [
      'pruning -pruning',
      'speech separation for zeppelins',
      '"pruned networks" has:code',
    ]) {
      const { advice } = await ask(engine, text);
      const offers = [...(advice?.tryInstead ?? []), ...(advice?.didYouMean ? [advice.didYouMean] : [])];
      for (const offer of offers) expect((await ask(engine, offer)).total).toBeGreaterThan(0);
    }
  });
});

describe('what cannot work on this corpus is said', () => {
  it.each([
    ['pruning year:2020', 'None of the 3 papers has a year, so year:2020 can find nothing.'],
    ['pruning -year:2020', 'None of the 3 papers has a year, so leaving out year:2020 changes nothing.'],
    ['author:lovelace', 'None of the 3 papers has named authors, so author:lovelace can find nothing.'],
    ['venue:neurips', 'None of the 3 papers has a venue, so venue:neurips can find nothing.'],
    ['cat:cs.LG', 'None of the 3 papers has a category, so cat:cs.LG can find nothing.'],
    ['has:code', 'None of the 3 papers has a code link, so has:code can find nothing.'],
    ['pruning sort:new', 'None of the 3 papers has a year, so sort:new changes nothing.'],
    ['-pruning', 'This only leaves something out, so every other paper is listed. Add a word to search for.'],
    ['the of and', '“the of and” holds only words that any paper may use. Add one that names a topic.'],
  ])('%s', async (text, message) => {
    const { problems } = await ask(engine, text);
    expect(problems).toEqual([{ message }]);
  });

  it.each([
    'pruning year:2020',
    'author:lovelace',
    'pruning sort:new',
    'pruning -vision',
    'title:"speech separation"',
  ])('but nothing where it can: %s', async (text) => {
    expect((await ask(dated, text)).problems).toEqual([]);
  });

  it('finds a title of stop words only', async () => {
    const who = createEngine([...papers, aPaper({ title: 'The Who', abstract: '' })]);
    expect((await ask(who, 'the who')).hits.map(({ paper }) => paper.title)).toEqual(['The Who']);
  });
});

describe('an empty corpus', () => {
  const empty = createEngine([]);

  it('answers like any other', async () => {
    expect(await ask(empty, 'pruning year:2020')).toEqual({
      total: 0,
      exact: true,
      hits: [],
      problems: [],
      related: [],
      advice: { unknownWords: ['pruning'], tryInstead: [], topics: [] },
    });
    expect(empty.facts).toEqual(someFacts());
  });
});
