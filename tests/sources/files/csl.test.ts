import { describe, expect, it } from 'vitest';
import { now, read } from './given.js';

const item = {
  id: 'http://zotero.org/1',
  type: 'article',
  title: 'A <i>Closer</i> Look',
  abstract: '<jats:p>We look.</jats:p>',
  author: [{ family: 'Dam', given: 'Eva', 'non-dropping-particle': 'van' }, { literal: 'The Team' }],
  issued: { 'date-parts': [['2021', 5, '3']] },
  'container-title': 'Journal of Looks',
  DOI: '10.1000/XYZ',
  number: 'arXiv:2105.01234',
  keyword: 'looks, eyes',
};

describe('a CSL-JSON file', () => {
  it('gives all that an item tells', async () => {
    expect(await read('z.json', JSON.stringify([item]))).toEqual({
      skipped: [],
      papers: [
        {
          id: '2105.01234',
          otherIds: ['10.1000/xyz'],
          title: 'A Closer Look',
          abstract: 'We look.',
          authors: ['Eva van Dam', 'The Team'],
          year: 2021,
          published: '2021-05-03',
          venue: 'Journal of Looks',
          keywords: ['looks', 'eyes'],
          links: [{ kind: 'landing', url: 'https://arxiv.org/abs/2105.01234' }],
          source: 'z',
          readAt: now.toISOString(),
        },
      ],
    });
  });

  it.each([
    ['a date as text', { issued: { raw: '2019-02' } }, 2019],
    ['a date that is none', { issued: { literal: 'forthcoming' } }, undefined],
    ['fields of other kinds', { author: 'Ann Lee', abstract: ['x'], issued: 2019 }, undefined],
    ['no field but a title', {}, undefined],
  ])('reads an item with %s', async (_what, fields, year) => {
    const { papers, skipped } = await read(
      'z.json',
      JSON.stringify({ title: 'A "Look" {at} \\ it', ...fields }),
    );
    expect(skipped).toEqual([]);
    expect(papers).toMatchObject([{ title: 'A "Look" {at} \\ it', abstract: '' }]);
    expect(papers[0]?.year).toBe(year);
  });

  it.each([
    ['is closed', '"', ['First', 'Long'], []],
    ['is never closed', '', ['First'], ['line 1: not JSON']],
  ])('reads a text of many escapes that %s', async (_what, end, titles, said) => {
    const text = `[{"title":"First"}, {"title":"Long","abstract":"${String.raw`\"`.repeat(100_000)}${end}}]`;
    const { papers, skipped } = await read('z.json', text);
    expect(papers.map(({ title }) => title)).toEqual(titles);
    expect(skipped).toEqual(said);
  });

  it('loses nothing but the item that is broken, and says where it begins', async () => {
    const lines = [
      '[',
      '{"title": "One"},',
      '{"title": oops},',
      '3, {"id": "x", "title": ""},',
      '{"title": "Two"}',
    ];
    const { papers, skipped } = await read('z.json', [...lines, ', {"title": "Cut o'].join('\n'));
    expect(papers.map(({ title }) => title)).toEqual(['One', 'Two']);
    expect(skipped).toEqual([
      'line 3: not JSON',
      'line 4: not a JSON object',
      'line 4 (x): has no title',
      'line 6: not JSON',
    ]);
  });
});
