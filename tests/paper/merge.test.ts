import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergePapers } from '../../src/paper/merge.js';
import type { Paper } from '../../src/paper/paper.js';
import { aPaper } from '../support/papers.js';

describe('two sources', () => {
  const arxiv = aPaper({
    id: '1706.03762',
    source: 'arxiv',
    authors: ['Ashish Vaswani'],
    year: 2017,
    version: 5,
  });
  const daily = aPaper({ ...arxiv, source: 'huggingface', abstract: 'A summary.', upvotes: 7, stars: 12 });

  it.each([
    ['the one', [arxiv, daily]],
    ['the other', [daily, arxiv]],
  ])('give one paper, whose fields come from who knows best, with %s first', (_what, records) => {
    const { papers } = mergePapers(records);
    expect(papers).toEqual([
      { ...arxiv, upvotes: 7, stars: 12, provenance: { upvotes: 'huggingface', stars: 'huggingface' } },
    ]);
  });

  it('lets a file say where it appeared, and arXiv what it is', () => {
    const { id } = arxiv;
    const own = {
      id,
      title: 'Attention is all you need.',
      abstract: '',
      source: 'lab',
      venue: 'NeurIPS',
      year: 2018,
    };
    expect(mergePapers([own, arxiv]).papers).toMatchObject([
      { title: arxiv.title, venue: 'NeurIPS', year: 2018, provenance: { venue: 'lab', year: 'lab' } },
    ]);
  });

  it('join what a third record says is one', () => {
    const doi = aPaper({ id: '10.1000/182', title: 'Another title' });
    const both = aPaper({ id: arxiv.id, otherIds: ['10.1000/182'], source: 'arxiv' });
    const { papers, merged } = mergePapers([arxiv, doi, both]);
    expect(papers).toMatchObject([{ id: '1706.03762', otherIds: ['10.1000/182'] }]);
    expect(merged).toHaveLength(2);
  });

  it('do not become one with another of the same title by a third that names only one of them', () => {
    const other = aPaper({ id: '2401.00002', title: 'Deep', authors: ['Bo Yi'] });
    const one = aPaper({ id: '2401.00001', otherIds: ['10.1000/a'], title: 'Old', authors: ['Ann Xu'] });
    const third = aPaper({ id: '10.1000/a', title: 'Deep' });
    for (const records of [
      [one, other, third],
      [other, one, third],
    ])
      expect(mergePapers(records).papers.map(({ id }) => id)).toEqual(
        records.slice(0, 2).map(({ id }) => id),
      );
  });

  it.each([
    ['nobody', {}, {}, 2],
    ['the same author, in other years', { year: 2019 }, { year: 2020 }, 2],
    ['the same author, in one year', { year: 2020 }, { year: 2020 }, 1],
  ])('of one title with other DOIs, by %s', (who, one, other, count) => {
    const authors = who === 'nobody' ? {} : { authors: ['Ann Xu'] };
    const records = [
      aPaper({ id: '10.1000/a', title: 'Editorial', ...authors, ...one }),
      aPaper({ id: '10.1000/b', title: 'Editorial', ...authors, ...other }),
    ];
    expect(mergePapers(records).papers).toHaveLength(count);
  });

  it('stay two when arXiv has two', () => {
    expect(mergePapers([arxiv, { ...arxiv, id: '1706.03763' }]).papers).toHaveLength(2);
  });
});

describe('two readings of one source', () => {
  const old = aPaper({
    id: '1706.03762',
    source: 'arxiv',
    version: 1,
    abstract: 'A long old abstract.',
    citations: 9,
  });
  const at = (readAt: string, told: Partial<Paper>) => ({ ...old, readAt, ...told });

  it.each([
    ['a newer version', at('2026-01-01T00:00:00Z', { version: 2, abstract: 'New.' }), 'New.'],
    ['a later reading', at('2026-01-01T00:00:00Z', { abstract: 'New.' }), 'New.'],
  ])('of which the second is %s', (_what, second, abstract) => {
    const first = at('2025-01-01T00:00:00Z', {});
    expect(mergePapers([first, second]).papers).toMatchObject([{ abstract }]);
    expect(mergePapers([second, first]).papers).toMatchObject([{ abstract }]);
  });

  it('never let an older version replace a newer one', () => {
    const newer = at('2025-01-01T00:00:00Z', { version: 3, abstract: 'Third.' });
    const older = at('2026-01-01T00:00:00Z', { version: 2, abstract: 'Second.' });
    expect(mergePapers([newer, older]).papers).toMatchObject([{ version: 3, abstract: 'Third.' }]);
  });

  it('keep what was withdrawn so until a newer version', () => {
    const withdrawn = at('2026-01-01T00:00:00Z', { version: 2, withdrawn: true });
    expect(mergePapers([old, withdrawn]).papers).toMatchObject([{ withdrawn: true }]);
    expect(mergePapers([withdrawn, at('2026-02-01T00:00:00Z', { version: 3 })]).papers[0]).not.toHaveProperty(
      'withdrawn',
    );
  });
});

describe('two records of one paper', () => {
  it('become one by their id: the first stands, its gaps are filled, the longest abstract and all links stay', () => {
    const first = aPaper({
      id: '1',
      title: 'First',
      abstract: 'Short.',
      year: 2017,
      links: [{ kind: 'code', url: 'https://github.com/a/b' }],
    });
    const second = aPaper({
      id: '1',
      title: 'Second',
      abstract: 'Much longer.',
      year: 2018,
      venue: 'ICLR',
      links: [
        { kind: 'project', url: 'https://github.com/a/b' },
        { kind: 'project', url: 'https://a.org' },
      ],
    });
    expect(mergePapers([first, second])).toEqual({
      papers: [
        {
          ...first,
          abstract: 'Much longer.',
          venue: 'ICLR',
          links: [
            { kind: 'code', url: 'https://github.com/a/b' },
            { kind: 'project', url: 'https://a.org' },
          ],
        },
      ],
      merged: [{ kept: '1', dropped: '1' }],
    });
  });

  it('become one by their title, however it is spelled', () => {
    const papers = [
      aPaper({ id: 'a', title: 'Erdős: a Life' }),
      aPaper({ id: 'b', title: 'erdos -- A LIFE' }),
    ];
    expect(mergePapers(papers).papers.map(({ id }) => id)).toEqual(['a']);
    expect(mergePapers(papers).merged).toEqual([{ kept: 'a', dropped: 'b' }]);
  });

  it('take the real id over one made of the title', () => {
    const made = aPaper({ title: 'Deep Layer Aggregation' });
    const real = { ...made, id: '1707.06484', year: 2017 };
    expect(mergePapers([made, real])).toEqual({
      papers: [{ ...real, otherIds: [made.id] }],
      merged: [{ kept: '1707.06484', dropped: made.id }],
    });
  });

  it('stay two when they share a title and no author', () => {
    const papers = [
      aPaper({ id: 'a', title: 'Multimodal Deep Learning', authors: ['Jiquan Ngiam', 'Aditya Khosla'] }),
      aPaper({ id: 'b', title: 'Multimodal Deep Learning', authors: ['Cem Akkus'] }),
      aPaper({ id: 'c', title: 'Multimodal deep learning', authors: ['Akkuş, C.', 'Chu, L.'] }),
    ];
    expect(mergePapers(papers).papers.map(({ id }) => id)).toEqual(['a', 'b']);
  });
});

it('keeps the order, loses no id unnamed, and finds nothing more to merge the second time', () => {
  const few = fc.constantFrom('a', 'b', 'c', 'd');
  const paper: fc.Arbitrary<Paper> = fc
    .record({ id: few, title: few, abstract: fc.string(), authors: fc.array(few, { maxLength: 2 }) })
    .map((told) => aPaper(told));
  fc.assert(
    fc.property(fc.array(paper), (papers) => {
      const once = mergePapers(papers);
      expect(once.papers.length + once.merged.length).toBe(papers.length);
      expect(new Set(once.papers.map(({ id }) => id)).size).toBe(once.papers.length);
      const places = once.papers.map(({ id }) => papers.findIndex((other) => other.id === id));
      expect(places).toEqual([...places].sort((a, b) => a - b));
      expect(mergePapers(once.papers)).toEqual({ papers: once.papers, merged: [] });
    }),
  );
});
