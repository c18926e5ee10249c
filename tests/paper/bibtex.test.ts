import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toBibtex } from '../../src/paper/bibtex.js';
import { aPaper } from '../support/papers.js';

describe('a citation', () => {
  it('of a paper of which all is known', () => {
    const paper = aPaper({
      id: '1706.03762',
      authors: ['Ashish Vaswani', 'Łukasz Kaiser'],
      year: 2017,
      venue: 'NeurIPS 2017',
      categories: ['cs.CL', 'cs.LG'],
      links: [
        { kind: 'landing', url: 'https://arxiv.org/abs/1706.03762' },
        { kind: 'code', url: 'https://github.com/tensorflow/tensor2tensor' },
      ],
    });
    expect(toBibtex(paper)).toEqual({
      bibtex: `@misc{vaswani2017attention,
  title = {{Attention Is All You Need}},
  author = {Ashish Vaswani and Łukasz Kaiser},
  year = {2017},
  howpublished = {NeurIPS 2017},
  eprint = {1706.03762},
  archivePrefix = {arXiv},
  primaryClass = {cs.CL},
  url = {https://arxiv.org/abs/1706.03762},
  note = {Code: \\url{https://github.com/tensorflow/tensor2tensor}}
}`,
      missing: [],
    });
  });

  it('of a paper of which only the title is known says so, and makes nothing up', () => {
    expect(toBibtex(aPaper({ title: 'Going Deeper with Convolutions' }))).toEqual({
      bibtex: '@misc{goingdeeperconvolutions,\n  title = {{Going Deeper with Convolutions}}\n}',
      missing: ['author', 'year', 'url'],
    });
  });

  it('needs no address where a DOI leads to the paper', () => {
    const { bibtex, missing } = toBibtex(aPaper({ id: '10.1038/nature14539', year: 2015 }));
    expect(bibtex).toContain('doi = {10.1038/nature14539}');
    expect(missing).toEqual(['author']);
  });

  it('escapes what TeX would act on', () => {
    const { bibtex } = toBibtex(aPaper({ title: '100% of $5 & #1_a ~ x^2 {y} \\z' }));
    expect(bibtex).toContain(
      'title = {{100\\% of \\$5 \\& \\#1\\_a \\textasciitilde{} x\\textasciicircum{}2 \\textbraceleft{}y\\textbraceright{} \\textbackslash{}z}}',
    );
  });

  it.each([
    ['Erdős, Paul', 'erdos2017attention'],
    ['Kaiming He', 'he2017attention'],
    ['李飞飞', '2017attentionallyou'],
  ])('by %s has the key %s', (author, key) => {
    expect(toBibtex(aPaper({ authors: [author], year: 2017 })).bibtex).toContain(`@misc{${key},`);
  });

  it('keeps a group with an "and" in its name one author', () => {
    const { bibtex } = toBibtex(aPaper({ authors: ['Search and Discovery Group', 'A. Ho'] }));
    expect(bibtex).toContain('author = {{Search and Discovery Group} and A. Ho}');
  });

  it('always has a key and balanced braces, whatever the record holds', () => {
    const text = fc.string({ unit: 'grapheme', minLength: 1 });
    fc.assert(
      fc.property(text, fc.array(text), text, (title, authors, path) => {
        const { bibtex } = toBibtex(
          aPaper({ title, authors, links: [{ kind: 'landing', url: `https://a.org/${path}` }] }),
        );
        expect(bibtex).toMatch(/^@misc\{[\w-]+,\n/);
        expect(bibtex.split('{').length).toBe(bibtex.split('}').length);
      }),
    );
  });
});
