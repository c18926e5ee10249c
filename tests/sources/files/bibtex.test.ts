import { describe, expect, it } from 'vitest';
import { titleId } from '../../../src/paper/identifiers.js';
import { now, read } from './given.js';

const bib = (text: string) => read('lab.bib', text);
const entry = (fields: string, type = 'article') => bib(`@${type}{key,\n${fields}\n}`);

describe('a BibTeX file', () => {
  it('gives all that an entry tells', async () => {
    const { papers, skipped } = await entry(String.raw`
      title = {{Deep} {L}earning of {\"U}bungen in $\mathbb{R}^n$ for \$5},
      author = {M{\"u}ller, J{\"o}rg and {The Big Team} and van Dam, Eva and others},
      year = 2020, month = mar, abstract = {It is 5\% \emph{better},
      and $x^2$.}, doi = {https://doi.org/10.1000/XYZ\_1}, url = {https://example.org/a_b},
      journal = {Journal of Things}, keywords = {nets, depth; nets},
      eprint = {2001.00001v3}, archivePrefix = {arXiv}, primaryClass = {cs.LG}`);
    expect(skipped).toEqual([]);
    expect(papers).toEqual([
      {
        id: '2001.00001',
        otherIds: ['10.1000/xyz_1'],
        title: 'Deep Learning of Übungen in ℝⁿ for $5',
        abstract: 'It is 5% better, and x².',
        authors: ['Jörg Müller', 'The Big Team', 'Eva van Dam'],
        year: 2020,
        venue: 'Journal of Things',
        categories: ['cs.LG'],
        keywords: ['nets', 'depth'],
        links: [
          { kind: 'landing', url: 'https://arxiv.org/abs/2001.00001' },
          { kind: 'landing', url: 'https://example.org/a_b' },
        ],
        source: 'lab',
        readAt: now.toISOString(),
      },
    ]);
  });

  it.each([
    ['as arXiv writes it', 'eprint={1706.03762}, archivePrefix={arXiv}', '1706.03762'],
    ['as BibLaTeX writes it', 'eprint={1706.03762v5}, eprinttype={arxiv}', '1706.03762'],
    ['of the old form', 'eprint={quant-ph/0201082}', 'quant-ph/0201082'],
    ['as Google Scholar writes it', 'journal={arXiv preprint arXiv:1706.03762}', '1706.03762'],
    ['as DBLP writes it', 'journal={CoRR}, volume={abs/1706.03762}', '1706.03762'],
    ['as an address', 'url={https://arxiv.org/pdf/1706.03762v5.pdf}', '1706.03762'],
    ['as a DOI that arXiv gave out', 'doi={10.48550/arXiv.1706.03762}', '1706.03762'],
    ['but not one of somebody else', 'eprint={1706.03762}, archivePrefix={hal}', titleId('A')],
    ['where there is none', 'volume={12}, note={To appear}', titleId('A')],
  ])('knows an id of arXiv %s', async (_what, fields, id) => {
    const { papers } = await entry(`title={A}, ${fields}`);
    expect(papers[0]).toMatchObject({ id });
    expect(papers[0]).not.toHaveProperty('venue');
  });

  it.each([
    ['in accents without braces', String.raw`Erd\H{o}s, Paul and {\v S}, \c{C}`, ['Paul Erdős', 'Ç Š']],
    [
      'in letters that English lacks',
      String.raw`\AA{}ge \O{}st and Stra\ss{}e, I.`,
      ['Åge Øst', 'I. Straße'],
    ],
    [
      'with particles and suffixes',
      'Ludwig van Beethoven and King, Jr., Martin',
      ['Ludwig van Beethoven', 'Martin King Jr.'],
    ],
    ['of a group with an "and"', '{Bell and Sons} and Lee, Ann', ['Bell and Sons', 'Ann Lee']],
    ['with commas before "and"', 'Lee, A. B., and Ek, C.', ['A. B. Lee', 'C. Ek']],
    ['over several lines', 'Lee, Ann\n   and Ek, Bo', ['Ann Lee', 'Bo Ek']],
    ['in Chinese', '李明', ['李明']],
  ])('reads names %s', async (_what, author, names) => {
    expect((await entry(`title={A}, author={${author}}`)).papers[0]?.authors).toEqual(names);
  });

  it.each([
    ['year = {2019}', 2019, undefined],
    ['year = 2019, month = "May", day = 7', 2019, '2019-05-07'],
    ['date = {2019-05-07}', 2019, '2019-05-07'],
    ['date = {2019-05-07/2019-05-09}', 2019, '2019-05-07'],
    ['year = {c. 2019}', 2019, undefined],
    ['year = {in press}', undefined, undefined],
    ['date = {2019-02-31}', 2019, undefined],
    ['year = 2019, month = {Sept.}, day = {7}', 2019, '2019-09-07'],
  ])('reads %s', async (fields, year, published) => {
    const [paper] = (await entry(`title={A}, ${fields}`, 'misc')).papers;
    expect([paper?.year, paper?.published]).toEqual([year, published]);
  });

  it('uses abbreviations, and those made of others', async () => {
    const { papers } = await bib(
      '@string{acm = "ACM"}\n@STRING(proc = "Proc. " # acm)\n@article{a, title={A}, journal = proc # {, 3rd}}',
    );
    expect(papers[0]?.venue).toBe('Proc. ACM, 3rd');
  });

  it('is read where abbreviations are made of each other without end', async () => {
    const nested = Array.from({ length: 40 }, (_, n) => `@string{${'a'.repeat(n + 1)} = "A"}`);
    const doubled = Array.from({ length: 40 }, (_, n) => `@string{b${n + 1} = b${n} # b${n}}`);
    const { papers, skipped } = await bib(
      [
        ...nested,
        '@string{b0 = "B"}',
        ...doubled,
        `@misc{one, title={One}, journal=${'a'.repeat(40)}}`,
        '@misc{two, title={Two}, journal=b3}',
        '@misc{bomb, title={Bomb}, journal=b40}',
      ].join('\n'),
    );
    expect(papers.slice(0, 2).map(({ title, venue }) => [title, venue])).toEqual([
      ['One', 'A'],
      ['Two', 'BBBBBBBB'],
    ]);
    expect(papers.length + skipped.length).toBe(3);
  });

  it('loses nothing but the entry that is broken, and names it', async () => {
    const { papers, skipped } = await bib(
      [
        '% a comment with @ signs, mail@example.org',
        '@comment{jabref-meta: groups}',
        '@article{good, title={One}} @misc{same-line, title={Two}}',
        '@article{open, title={Never {closed}, year=2020}',
        '@article(round, title={Three})',
        '@article{, title={No key}}',
        '@article{bare, year=2020}',
        '@article{equals title={A}}',
        '@inproceedings{twice, title={Four}, title={Five},}',
        '@article{last, title={Cut o',
      ].join('\n'),
    );
    expect(papers.map(({ title }) => title)).toEqual(['One', 'Two', 'Three', 'Five']);
    expect(skipped).toEqual([
      'open, line 4: not BibTeX (expected "rbrace", got EOF)',
      'line 6: not BibTeX (expected "label", got "comma")',
      'bare, line 7: has no title',
      'equals, line 8: not BibTeX (expected "comma", got "label")',
      expect.stringMatching(/^last, line 10: not BibTeX/),
    ]);
  });

  it.each([
    ['a command that nobody knows', String.raw`Our \method{} works`, String.raw`Our \method works`],
    ['a command without its argument', String.raw`An \emph idea`, String.raw`An \emph idea`],
    ['money', String.raw`From $5 to \$10`, 'From $5 to $10'],
    ['signs that TeX wants escaped', 'R&D 100% #1 a_b', 'R&D 100% #1 a_b'],
    ['quotation marks and dashes', "``So'' --- it goes", '“So” — it goes'],
  ])('keeps a title with %s', async (_what, title, shown) => {
    const { papers, skipped } = await entry(`title={${title}}`);
    expect(skipped).toEqual([]);
    expect(papers[0]?.title).toBe(shown);
  });

  it('may be empty', async () => {
    expect(await bib('')).toEqual({ papers: [], skipped: [] });
    expect(await bib('nothing of the kind @ all')).toEqual({ papers: [], skipped: [] });
  });
});
