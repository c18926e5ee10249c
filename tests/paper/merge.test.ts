import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergePapers } from '../../src/paper/merge.js';
import type { Paper } from '../../src/paper/paper.js';
import { aPaper } from '../support/papers.js';

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
      papers: [real],
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
