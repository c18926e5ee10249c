import { describe, expect, it } from 'vitest';
import { countAcronyms, createAcronymTable } from '../../src/search/acronyms.js';
import { createEngine } from '../../src/search/engine.js';
import { aPaper } from '../support/papers.js';
import { titles } from './ask.js';

function learnt(...texts: string[]) {
  const counter = countAcronyms();
  for (const text of texts) counter.read(text);
  return counter.acronyms();
}
const twice = (text: string) => learnt(text, text);

describe('an acronym', () => {
  it.each([
    ['We study Mixture of Experts (MoE) layers.', 'moe', ['mixtur', 'expert']],
    ['large language models (LLMs) are', 'llm', ['larg', 'languag', 'model']],
    ['a neural radiance field (NeRF)', 'nerf', ['neural', 'radianc', 'field']],
    ['with Low-Rank Adaptation (LoRA)', 'lora', ['low', 'rank', 'adapt']],
  ])('is read from “%s”', (text, short, long) => {
    expect(twice(text)).toEqual([{ short, long, papers: 2 }]);
  });

  it.each([
    ['one word', 'Transformers (TR) attend.'],
    ['a year', 'as Smith showed (2017) before'],
    ['a plain word', 'in many cases (most) it works'],
    ['letters that are not there', 'graph networks (XYZ) pass messages'],
    ['the middle of a word', 'amixture of experts (ME) and'],
  ])('is not %s', (_what, text) => {
    expect(twice(text)).toEqual([]);
  });

  it('takes two papers to be believed, and one meaning', () => {
    expect(learnt('artificial intelligence (AI)')).toEqual([]);
    const rivals = ['principal component analysis (PCA)', 'patient controlled analgesia (PCA)'];
    expect(learnt(...rivals, ...rivals)).toEqual([]);
  });

  it('is found in what stands for it only where its words stand side by side', () => {
    const { rewordings } = createAcronymTable(twice('mixture of experts (MoE)'));
    const reworded = (...terms: string[]) => rewordings(terms).map((one) => one.terms.join(' '));
    expect(reworded('spars', 'mixtur', 'expert')).toEqual(['spars moe']);
    expect(reworded('spars', 'moe')).toEqual(['spars mixtur expert']);
    expect(reworded('expert', 'mixtur')).toEqual([]);
  });

  it('is read in a moment from a text that is one endless word', () => {
    expect(learnt(`${'a'.repeat(1_000_000)} (AA)`)).toEqual([]);
  });
});

describe('a short question', () => {
  const spelled = aPaper({ title: 'Sparse layers', abstract: 'A mixture of experts routes tokens.' });
  const short = aPaper({ title: 'Routing', abstract: 'MoE layers at scale.' });
  const defining = ['One', 'Two'].map((title) =>
    aPaper({ title, abstract: 'Mixture of Experts (MoE) models.' }),
  );
  const engine = createEngine([spelled, short, ...defining, aPaper({ title: 'Cooking', abstract: 'Soup.' })]);

  it.each(['MoE', 'mixture of experts'])('finds who writes it either way: %s', async (query) => {
    expect(await titles(engine, query)).toEqual(expect.arrayContaining([spelled.title, short.title]));
  });
});
