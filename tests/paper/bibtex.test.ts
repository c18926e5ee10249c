import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toBibtex } from '../../src/paper/bibtex.js';
import { aPaper } from '../support/papers.js';

const key = 'key';

describe('a BibTeX entry', () => {
  it('of a paper of arXiv is what arXiv writes', () => {
    const paper = aPaper({
      id: '1706.03762',
      authors: ['Ashish Vaswani', 'Łukasz Kaiser'],
      year: 2017,
      categories: ['cs.CL', 'cs.LG'],
      links: [{ kind: 'code', url: 'https://github.com/tensorflow/tensor2tensor' }],
    });
    expect(toBibtex(paper, 'vaswani2017attention')).toBe(`@misc{vaswani2017attention,
      title={Attention Is All You Need},
      author={Ashish Vaswani and Łukasz Kaiser},
      year={2017},
      eprint={1706.03762},
      archivePrefix={arXiv},
      primaryClass={cs.CL},
      url={https://arxiv.org/abs/1706.03762}
}`);
  });

  it.each([
    ['NeurIPS 2017', '@inproceedings{key,', 'booktitle={NeurIPS 2017}'],
    ['Advances in Neural Information Processing Systems', '@inproceedings{key,', 'booktitle={Advances'],
    ['Workshop on Fairness & Law', '@inproceedings{key,', 'booktitle={Workshop on Fairness \\& Law}'],
    ['Journal of Machine Learning Research', '@article{key,', 'journal={Journal'],
    ['Nature', '@article{key,', 'journal={Nature}'],
    ['Stanford blog', '@misc{key,', 'howpublished={Stanford blog}'],
  ])('of a paper that appeared in %s says so where such a thing is said', (venue, head, field) => {
    const entry = toBibtex(aPaper({ venue }), key);
    expect(entry).toContain(head);
    expect(entry).toContain(field);
  });

  it('does not take a server of preprints for a venue', () => {
    const entry = toBibtex(aPaper({ id: '1706.03762', venue: 'arXiv.org' }), key);
    expect(entry).toContain('@misc{key,');
    expect(entry).not.toContain('arXiv.org,');
    expect(entry).not.toContain('howpublished');
  });

  it('of a paper of which only the title is known makes nothing up', () => {
    const paper = aPaper({ title: 'Going Deeper with Convolutions' });
    expect(toBibtex(paper, key)).toBe('@misc{key,\n      title={Going Deeper with Convolutions}\n}');
  });

  it('notes the address of the code where the paper has none', () => {
    const links = [{ kind: 'code', url: 'https://github.com/a/{b}' }] as const;
    expect(toBibtex(aPaper({ links }), key)).toContain('note={Code: \\url{https://github.com/a/%7Bb%7D}}');
    expect(toBibtex(aPaper({ links, id: '10.1038/nature14539' }), key)).not.toContain('note');
  });

  it('tells that a paper was withdrawn', () => {
    expect(toBibtex(aPaper({ withdrawn: true }), key)).toContain('note={Withdrawn}');
  });

  it('has the year of the first version where no other is known', () => {
    expect(toBibtex(aPaper({ published: '2017-06-12' }), key)).toContain('year={2017}');
  });

  it('keeps the capitals of names', () => {
    const entry = toBibtex(aPaper({ title: 'BERT: Pre-training for ImageNet and GPT-4' }), key);
    expect(entry).toContain('title={{BERT}: Pre-training for {ImageNet} and {GPT}-4}');
  });

  it('escapes what TeX would act on', () => {
    const entry = toBibtex(aPaper({ title: '100% of $5 & #1_a ~ x^2 {y} \\z' }), key);
    expect(entry).toContain(
      'title={100\\% of \\$5 \\& \\#1\\_a \\textasciitilde{} x\\textasciicircum{}2 \\textbraceleft{}y\\textbraceright{} \\textbackslash{}z}',
    );
  });

  it('keeps a group one author', () => {
    const authors = ['Search and Discovery Group', 'Gemini Team', 'OpenAI', 'A. Ho'];
    expect(toBibtex(aPaper({ authors }), key)).toContain(
      'author={{Search and Discovery Group} and {Gemini Team} and OpenAI and A. Ho}',
    );
  });

  it('always has balanced braces, whatever the record holds', () => {
    const text = fc.string({ unit: 'grapheme', minLength: 1 });
    fc.assert(
      fc.property(text, fc.array(text), text, text, (title, authors, path, venue) => {
        const links = [{ kind: 'landing', url: `https://a.org/${path}` }] as const;
        const entry = toBibtex(aPaper({ title, authors, venue, links }), key);
        expect(entry.split('{').length).toBe(entry.split('}').length);
      }),
    );
  });
});
