import { beforeAll, describe, expect, it } from 'vitest';
import { createEngine } from '../../../src/search/engine.js';
import type { SearchEngine } from '../../../src/search/types.js';
import { ask } from '../../search/ask.js';
import { aLibrary, notInstalled, richPapers, whereInstalled } from './library.js';

describe.skipIf(notInstalled)(`papers in LanceDB${whereInstalled}`, () => {
  let memory: SearchEngine;
  let lance: SearchEngine;
  let kept: SearchEngine;

  beforeAll(async () => {
    const papers = await richPapers();
    const library = aLibrary();
    await library.write('papers', papers);
    await library.index();
    memory = createEngine(papers);
    lance = await library.open();
    kept = await library.openKept();
  });

  it.each([
    'mixture of experts',
    'what do we know about pruning large language models?',
    'diffusion models',
    'convlutional netwroks',
    'Deep Residual Learning for Image Recognition',
    'surface codes for quantum error correction',
    'what is the weather',
    'the of and',
    '',
    // filters alone
    'year:2005',
    'year:2003..2010',
    'year:..2004 sort:new',
    'has:code',
    'has:project OR year:2024',
    '-year:2005 -has:code',
    'author:lovelace',
    'author:nunez',
    'author:"ada lovelace" venue:neurips',
    "author:o'brien",
    'cat:cs.LG',
    'cat:cs',
    'venue:"nature machine intelligence"',
    'source:huggingface-page',
    'author:nobody',
    '-vision',
    'sort:new has:abstract',
    // filters and words
    'transformers year:2010..',
    'learning -deep',
    'attention author:lovelace has:abstract',
    'title:vision transformers',
    'abstract:diffusion image',
    '"neural networks"',
    '"language models" -vision year:2001..2020',
    '"t-SNE"',
    'title:"image recognition"',
    'graph OR "reinforcement learning"',
    '(vision OR language) -"neural network"',
    'networks sort:new',
    'title:nothinghasthis',
    // what SQL, LIKE and the query parser of an index would stumble over
    "'; DROP TABLE papers; --",
    'author:"\'%_"',
    'author:% OR venue:_',
    'a AND b^2 ~fuzzy* +must (',
    '"" title:"" \\ \u0000',
    '{"match": {"words": 1}}',
  ])('are found as those in memory are: %s', async (text) => {
    const page = { offset: 0, limit: 25 };
    const [expected, found] = [await ask(memory, text, page), await ask(lance, text, page)];
    const shown = ({ hits }: typeof found) =>
      hits.map(({ paper, rank, matched, snippet }) => ({ paper, rank, matched, snippet }));
    expect(shown(found)).toEqual(shown(expected));
    expect(found).toMatchObject({
      exact: expected.exact,
      total: expected.total,
      problems: expected.problems,
      related: expected.related,
    });
    expect(found.advice).toEqual(expected.advice);
    expect(found.readAs).toEqual(expected.readAs);
    expect(await ask(kept, text, page)).toEqual(found);
  });

  it('score as those in memory do', async () => {
    const [expected, found] = [await ask(memory, 'graph networks'), await ask(lance, 'graph networks')];
    for (const [at, { score }] of expected.hits.entries())
      expect(found.hits[at]?.score).toBeCloseTo(score, 3);
  });

  it('are looked up by id, title and address', async () => {
    const [first] = (await ask(memory, 'has:code')).hits;
    const paper = first?.paper;
    const url = paper?.links?.find(({ kind }) => kind === 'code')?.url ?? '';
    expect(await lance.paper(paper?.id ?? '')).toEqual(paper);
    expect(await lance.paperByTitle(paper?.title.toUpperCase() ?? '')).toEqual(paper);
    expect(await lance.paperByUrl(url)).toEqual(await memory.paperByUrl(url));
    expect(await lance.paper("'")).toBeUndefined();
    expect(await lance.paperByTitle("it's not there")).toBeUndefined();
    expect(await lance.paperByUrl('https://nowhere.example/%25_')).toBeUndefined();
  });

  it('have the same likes, topics and figures', async () => {
    const [first] = (await ask(memory, 'mixture of experts')).hits;
    const like = (engine: SearchEngine) => engine.similar(first?.paper.id ?? '', { offset: 0, limit: 10 });
    expect((await like(lance)).hits.map(({ paper }) => paper.id)).toEqual(
      (await like(memory)).hits.map(({ paper }) => paper.id),
    );
    expect(lance.topics).toEqual(memory.topics);
    expect(lance.facts).toEqual(memory.facts);
  });
});
