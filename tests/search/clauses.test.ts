import { describe, expect, it } from 'vitest';
import { createEngine } from '../../src/search/engine.js';
import { aPaper } from '../support/papers.js';
import { ask, titles } from './ask.js';

const tsne = aPaper({
  title: 'Visualising data with t-SNE',
  abstract: 'Maps of points.',
  year: 2008,
  authors: ['Laurens van der Maaten', 'Geoffrey Hinton'],
});
const lottery = aPaper({
  title: 'Pruning networks at random',
  abstract: 'A neural network is pruned.',
  year: 2019,
  venue: 'NeurIPS 2019',
  categories: ['cs.LG', 'stat.ML'],
});
const graphs = aPaper({
  title: 'Neural graphs',
  abstract: 'Graph neural networks without vision.',
  year: 2021,
  links: [{ kind: 'code', url: 'https://github.com/a/b' }],
});
const vision = aPaper({
  title: 'Visions of pruning',
  abstract: 'Visions par un naïf: computer visions.',
  year: 2021,
  source: 'arxiv',
});
const engine = createEngine([tsne, lottery, graphs, vision]);
const found = async (query: string) => (await titles(engine, query)).sort();
const all = [tsne, lottery, graphs, vision].map(({ title }) => title);
const named = (...papers: { title: string }[]) => papers.map(({ title }) => title).sort();

describe('what a query requires', () => {
  it.each([
    ['t-SNE, with its dash', 't-SNE', [tsne]],
    ['t-SNE, in one word', 'tsne', [tsne]],
    ['t-SNE, in two words', 't sne', [tsne]],
    ['words in a row', '"graph neural"', [graphs]],
    ['words in a row, across a dash', '"t sne"', [tsne]],
    ['not the same words in another order', '"neural graph"', []],
    ['a phrase spelled so: no endings', '"neural network"', [lottery]],
    ['a phrase spelled so: no typos', '"nueral network"', []],
    ['a phrase, diacritics aside', '"un naif"', [vision]],
    ['a word and a year', 'pruning year:2019', [lottery]],
    ['years from on', 'year:>=2021', [graphs, vision]],
    ['a year and a phrase', '"neural networks" year:2021', [graphs]],
    ['an author by the last name', 'author:hinton', [tsne]],
    ['an author by the full name', 'author:"geoffrey hinton"', [tsne]],
    ['not two authors as one', 'author:"maaten geoffrey"', []],
    ['a venue', 'venue:neurips', [lottery]],
    ['a category', 'cat:cs.LG', [lottery]],
    ['a whole archive', 'cat:stat', [lottery]],
    ['a source', 'source:arxiv', [vision]],
    ['code', 'has:code', [graphs]],
    ['a word of the title, whatever its ending', 'title:prune', [lottery, vision]],
    ['exact words of the title', 'title:"of pruning"', [vision]],
    ['a word of the abstract', 'abstract:maps', [tsne]],
    ['either word', 't-SNE OR graphs', [tsne, graphs]],
    ['either filter', 'year:2008 OR has:code', [tsne, graphs]],
    ['a word or a filter', 'maps OR has:code', [tsne, graphs]],
    ['a group and a filter', '(t-SNE OR pruning) year:2021', [vision]],
  ])('%s: %s', async (_what, query, papers) => {
    expect(await found(query)).toEqual(named(...papers));
  });
});

describe('a sentence that was pasted', () => {
  const sentence = 'pruning "many of the" networks at random leaves a neural network as good as it was';

  it('demands nothing by what it quotes', async () => {
    expect(await found(sentence)).toContain(lottery.title);
  });

  it('is narrowed by a phrase at its end', async () => {
    expect(await found(`${sentence} "many of the"`)).toEqual([]);
  });

  it('ends where a query has few words, whose phrases are demands', async () => {
    expect(await found('pruning "many of the" networks at random')).toEqual([]);
  });
});

describe('what a query leaves out', () => {
  it.each([
    ['a word in all its spellings', 'year:>=2000 -tsne', [tsne]],
    ['a compound', 'year:>=2000 -t-SNE', [tsne]],
    ['a phrase', 'year:>=2000 -"graph neural"', [graphs]],
    ['a word, but not its plural', 'year:>=2000 -vision', [graphs]],
    ['a field', 'year:>=2000 -title:pruning', [lottery, vision]],
    ['a filter', 'year:>=2000 -has:code', [graphs]],
    ['what holds both words', 'year:>=2000 -(graph neural)', [graphs]],
    ['what holds either', 'year:>=2000 -(maps OR visions)', [tsne, vision]],
  ])('%s: %s', async (_what, query, without) => {
    const left = all.filter((title) => !without.some((paper) => paper.title === title));
    expect(await found(query)).toEqual(left.sort());
  });

  it('lists everything else, newest first, and says so, when nothing else was asked', async () => {
    const { hits, problems } = await ask(engine, '-maps');
    expect(hits.map(({ paper }) => paper.year)).toEqual([2021, 2021, 2019]);
    expect(problems[0]?.message).toContain('every other paper is listed');
  });
});

describe('the order', () => {
  it('is newest first on request, papers of one year as they ranked', async () => {
    const { hits } = await ask(engine, 'pruning neural sort:new');
    expect(hits.map(({ paper }) => paper.year)).toEqual([2021, 2021, 2019]);
  });

  it('is that of the corpus among equals', async () => {
    const twins = createEngine(
      ['beta', 'alpha', 'gamma'].map((id) => aPaper({ id, title: `Twin ${id}`, abstract: 'Twins.' })),
    );
    const { hits } = await ask(twins, 'twins');
    expect(hits.map(({ paper }) => paper.id)).toEqual(['beta', 'alpha', 'gamma']);
  });
});

describe('filters that are repeated', () => {
  it('tell the abstract from the title, however often they are asked', async () => {
    const papers = [
      aPaper({ title: 'Graph networks', abstract: 'We pass messages.' }),
      aPaper({ title: 'Messages', abstract: 'Graphs pass messages.' }),
      aPaper({ title: 'Graph messages', abstract: 'A graph of messages.' }),
    ];
    const engine = createEngine(papers);
    const found = await titles(engine, 'abstract:graph '.repeat(60));
    expect(found).toEqual(await titles(engine, 'abstract:graph'));
    expect(new Set(found)).toEqual(new Set(['Messages', 'Graph messages']));
  });
});
