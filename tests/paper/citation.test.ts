import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  bibliography,
  CITATION_FORMATS,
  type CitationFormat,
  citationsOf,
} from '../../src/paper/citation.js';
import type { Paper } from '../../src/paper/paper.js';
import { aPaper } from '../support/papers.js';
import { barePaper, hostilePaper, richPaper, withdrawnPaper } from '../support/papers-to-show.js';
import { type ReadItem, readBibliography } from '../support/reference-manager.js';

const cited = (papers: readonly Paper[], format: CitationFormat) =>
  bibliography(citationsOf(papers, format), format);

const surnameIn = ({
  family,
  literal,
  'non-dropping-particle': particle,
}: NonNullable<ReadItem['author']>[number]) => [particle, family ?? literal].filter(Boolean).join(' ');

describe('a citation in RIS', () => {
  it('has a line for each thing known', () => {
    expect(cited([richPaper], 'ris').split('\n')).toEqual([
      'TY  - CONF',
      'ID  - vaswani2017attention',
      'TI  - Attention Is All You Need',
      'AU  - Vaswani, Ashish',
      'AU  - Shazeer, Noam',
      'AU  - Parmar, Niki',
      'AU  - Uszkoreit, Jakob',
      'PY  - 2017',
      'DA  - 2017/06/12',
      'T2  - NeurIPS',
      'M1  - arXiv:1706.03762',
      'DO  - 10.5555/3295222.3295349',
      'UR  - https://arxiv.org/abs/1706.03762',
      'ER  - ',
    ]);
  });

  it('is unpublished work while nobody published it', () => {
    const { venue: _venue, ...preprint } = richPaper;
    expect(cited([preprint], 'ris')).toMatch(/^TY {2}- UNPB\n[\s\S]*\nPB {2}- arXiv\n/);
  });

  it('tells that a paper was withdrawn', () => {
    expect(cited([withdrawnPaper], 'ris')).toContain('N1  - Withdrawn');
  });

  it('has one tag a line, whatever the record holds', () => {
    for (const line of cited([hostilePaper], 'ris').split('\n')) expect(line).toMatch(/^[A-Z][A-Z0-9] {2}- /);
  });
});

describe('a citation in CSL-JSON', () => {
  it('is an item as reference managers take it', () => {
    expect(JSON.parse(cited([richPaper], 'csl'))).toEqual([
      {
        id: 'vaswani2017attention',
        type: 'paper-conference',
        title: 'Attention Is All You Need',
        author: [
          { family: 'Vaswani', given: 'Ashish' },
          { family: 'Shazeer', given: 'Noam' },
          { family: 'Parmar', given: 'Niki' },
          { family: 'Uszkoreit', given: 'Jakob' },
        ],
        issued: { 'date-parts': [[2017, 6, 12]] },
        'container-title': 'NeurIPS',
        number: 'arXiv:1706.03762',
        DOI: '10.5555/3295222.3295349',
        URL: 'https://arxiv.org/abs/1706.03762',
      },
    ]);
  });

  it('of another year than its preprint has no day', () => {
    const [item] = JSON.parse(cited([{ ...richPaper, year: 2018 }], 'csl'));
    expect(item.issued).toEqual({ 'date-parts': [[2018]] });
  });
});

describe('a bibliography', () => {
  const several = [
    richPaper,
    aPaper({ title: 'Weighing Words', authors: ['van der Maaten, Laurens', 'Gemini Team'], year: 2020 }),
    barePaper,
  ];

  it.each(CITATION_FORMATS)('in %s is read back by a reference manager', async (format) => {
    const items = await readBibliography(cited(several, format));
    expect(items.map(({ title }) => title)).toEqual(several.map(({ title }) => title));
    expect(items.map(({ author = [] }) => author.map(surnameIn))).toEqual([
      ['Vaswani', 'Shazeer', 'Parmar', 'Uszkoreit'],
      ['van der Maaten', 'Gemini Team'],
      [],
    ]);
    expect(items.map(({ issued }) => issued?.['date-parts'][0]?.[0])).toEqual([2017, 2020, undefined]);
    expect(items[0]?.['DOI']).toBe('10.5555/3295222.3295349');
    expect(items[0]?.type).toBe('paper-conference');
  });

  it('has no key twice', () => {
    const papers = Array.from({ length: 30 }, (_, n) =>
      aPaper({ id: `x${n}`, authors: ['A Ho'], year: 2020 }),
    );
    const keys = citationsOf(papers, 'csl').map(({ entry }) => JSON.parse(entry).id);
    expect(keys.slice(0, 3)).toEqual(['ho2020attention', 'ho2020attentionb', 'ho2020attentionc']);
    expect(new Set(keys).size).toBe(30);
  });

  it('says what each entry lacks', () => {
    expect(citationsOf(several, 'bibtex').map(({ missing }) => missing)).toEqual([
      [],
      ['url'],
      ['author', 'year', 'url'],
    ]);
    expect(citationsOf([aPaper({ id: '10.1038/nature14539' })], 'ris')[0]?.missing).toEqual([
      'author',
      'year',
    ]);
  });

  it.each([
    ['Erdős, Paul', 'erdos2017attention'],
    ['Kaiming He', 'he2017attention'],
    ['李飞飞', '2017attentionallyou'],
  ])('calls a paper by %s %s', (author, key) => {
    const [citation] = citationsOf([aPaper({ authors: [author], year: 2017 })], 'bibtex');
    expect(citation?.entry).toContain(`@misc{${key},`);
  });

  it('always has keys that BibTeX takes', () => {
    const text = fc.string({ unit: 'grapheme', minLength: 1 });
    fc.assert(
      fc.property(text, fc.array(text), (title, authors) => {
        const [citation] = citationsOf([aPaper({ title, authors })], 'bibtex');
        expect(citation?.entry).toMatch(/^@misc\{[\w-]+,\n/);
      }),
    );
  });
});
