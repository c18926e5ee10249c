import { beforeAll, describe, expect, it } from 'vitest';
import type { SearchEngine } from '../../../src/search/types.js';
import { ask } from '../../search/ask.js';
import { meaningModel, withMeaning } from '../../search/meaning-model.js';
import { aPaper } from '../../support/papers.js';
import { aLibrary, notInstalled, richPapers, whereInstalled } from './library.js';

const zeppelins = aPaper({
  title: 'Zeppelins Over Bodensee',
  abstract: 'Zeppelins are steered over Bodensee, and zeppelins return.',
});
const model = meaningModel({ dirigible: 'zeppelins', dirigibles: 'zeppelins', blimps: 'zeppelins' });

describe.skipIf(notInstalled)(`papers in LanceDB and their meaning${whereInstalled}`, () => {
  let memory: SearchEngine;
  let lance: SearchEngine;

  beforeAll(async () => {
    const papers = [...(await richPapers()), zeppelins];
    const library = aLibrary();
    await library.write('papers', papers);
    await library.index();
    expect(await library.embed(model)).toEqual({ made: 271 });
    memory = await withMeaning(papers, model);
    lance = await library.open(model);
  });

  it.each([
    'blimps',
    'blimps and dirigibles',
    'steering blimps',
    'mixture of experts',
    'what do we know about pruning large language models?',
    'vision transformers for blimps',
    'convlutional netwroks',
    'Deep Residual Learning for Image Recognition',
    'what is the weather',
    'the of and',
    '',
    // filters that the table is asked, and those that it cannot be asked
    'blimps source:test',
    'blimps -bodensee',
    'blimps has:code',
    'image models year:2003..2010',
    'learning -deep',
    'attention author:lovelace has:abstract',
    'networks -author:nunez',
    'networks sort:new',
    // words are meant
    '"blimps"',
    'title:blimps',
    'blimps OR dirigibles',
    '"language models" -vision year:2001..2020',
    'title:vision transformers',
    "'; DROP TABLE papers; --",
  ])('are found as those in memory are: %s', async (text) => {
    const page = { offset: 0, limit: 300 };
    const [expected, found] = [await ask(memory, text, page), await ask(lance, text, page)];
    const shown = ({ hits }: typeof found) =>
      hits.map(({ paper, rank, matched, snippet, byMeaning }) => ({
        paper,
        rank,
        matched,
        snippet,
        byMeaning,
      }));
    expect(shown(found)).toEqual(shown(expected));
    const { hits: _, ...rest } = expected;
    expect(found).toMatchObject(rest);
  });

  it('have scores like those in memory, and are ranked for evaluation too', async () => {
    const query = { clause: { kind: 'term', text: 'dirigible networks' }, sort: 'relevance' } as const;
    const [expected, found] = [await memory.rank(query, 50), await lance.rank(query, 50)];
    expect(found.map(({ id }) => id)).toEqual(expected.map(({ id }) => id));
    for (const [at, { score }] of expected.entries()) expect(found[at]?.score).toBeCloseTo(score, 3);
  });

  it('are like the papers that are like those in memory', async () => {
    const like = async (engine: SearchEngine, id: string) =>
      (await engine.similar(id, { offset: 0, limit: 20 })).hits.map(({ paper, byMeaning }) => [
        paper.id,
        byMeaning,
      ]);
    const ids = (await ask(memory, 'vision', { offset: 0, limit: 5 })).hits.map(({ paper }) => paper.id);
    for (const id of [zeppelins.id, ...ids]) expect(await like(lance, id)).toEqual(await like(memory, id));
  });
});
