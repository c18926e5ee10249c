import { describe, expect, it } from 'vitest';
import { searchFor } from '../../src/commands/page.js';
import { aPaper, contextOf } from '../support/papers.js';
import { titles } from '../support/talk.js';

const context = contextOf([
  aPaper({
    title: 'Pruning first',
    authors: ['Geoffrey Hinton', 'van der Maaten, Laurens'],
    published: '2024-03-01',
    year: 2024,
    venue: 'NeurIPS',
    categories: ['cs.LG', 'stat.ML'],
    source: 'arxiv',
    links: [{ kind: 'code', url: 'https://github.com/a/b' }],
  }),
  aPaper({
    title: 'Pruning second',
    authors: ['Ada Example'],
    published: '2024-03-02',
    year: 2024,
    categories: ['cs.CL'],
    source: 'arxiv',
    provenance: { upvotes: 'huggingface' },
  }),
  aPaper({ title: 'Pruning third', year: 2023, source: 'lab.bib' }),
  aPaper({ title: 'Pruning fourth' }),
]);

describe('what is known of papers narrows a search', () => {
  it.each([
    ['pruning author:hinton', ['Pruning first']],
    ['pruning author:"van der maaten"', ['Pruning first']],
    ['pruning cat:cs.CL', ['Pruning second']],
    ['pruning cat:stat.ML', ['Pruning first']],
    ['pruning venue:neurips', ['Pruning first']],
    ['pruning year:2023', ['Pruning third']],
    ['pruning has:code', ['Pruning first']],
    ['pruning source:arxiv sort:new', ['Pruning second', 'Pruning first']],
    ['pruning source:huggingface', ['Pruning second']],
  ])('%s', async (query, found) => {
    expect(titles(await searchFor(query, context))).toEqual(found);
  });

  it.each(['pruning sort:new', 'sort:new'])(
    'and %s puts the latest day first, then years, then what has none',
    async (query) => {
      expect(titles(await searchFor(query, context))).toEqual([
        'Pruning second',
        'Pruning first',
        'Pruning third',
        'Pruning fourth',
      ]);
    },
  );
});
