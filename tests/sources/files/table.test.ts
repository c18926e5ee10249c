import { describe, expect, it } from 'vitest';
import { readWritten, writeRecord } from '../../../src/paper/record.js';
import { now, read } from './given.js';

const csv = (...lines: string[]) => read('papers.csv', lines.join('\n'));

describe('a table', () => {
  it('gives all that a row tells', async () => {
    const { papers, skipped } = await csv(
      'Title,Summary,Authors,Date,DOI,arXiv_ID,URL,Journal,Tags,Code',
      '"Looks, and ""more""","We look,\nand see.","Lee, Ann; Bo Ek",2021-05-03T10:00:00Z,10.1000/XYZ,2105.01234v2,https://example.org/look,Looks,"eyes; looks",https://github.com/a/look',
    );
    expect(skipped).toEqual([]);
    expect(papers).toEqual([
      {
        id: '2105.01234',
        otherIds: ['10.1000/xyz'],
        title: 'Looks, and "more"',
        abstract: 'We look, and see.',
        authors: ['Ann Lee', 'Bo Ek'],
        year: 2021,
        published: '2021-05-03',
        venue: 'Looks',
        keywords: ['eyes', 'looks'],
        links: [
          { kind: 'landing', url: 'https://arxiv.org/abs/2105.01234' },
          { kind: 'landing', url: 'https://example.org/look' },
          { kind: 'code', url: 'https://github.com/a/look' },
        ],
        source: 'papers',
        readAt: now.toISOString(),
      },
    ]);
  });

  it.each([
    ['commas', 'papers.csv', 'Title,Authors,Year\nA,Ann Lee and Bo Ek,2020'],
    [
      'semicolons, as spreadsheets of the continent',
      'papers.csv',
      'Title;Authors;Year\nA;"Ann Lee; Bo Ek";2020',
    ],
    ['tabs', 'papers.tsv', 'Title\tAuthors\tYear\nA\tAnn Lee; Bo Ek\t2020'],
    ['tabs under the other name', 'papers.csv', 'Title\tAuthors\tYear\nA\tAnn Lee; Bo Ek\t2020'],
    [
      'Windows line ends and a byte order mark',
      'papers.csv',
      '\uFEFFTitle,Authors,Year\r\nA,Ann Lee; Bo Ek,2020\r\n',
    ],
    ['blank lines and short rows', 'papers.csv', 'Title,Authors,Year,DOI\n\nA,Ann Lee; Bo Ek,2020\n\n'],
  ])('may have %s', async (_what, name, text) => {
    const { papers, skipped } = await read(name, text);
    expect(skipped).toEqual([]);
    expect(papers).toMatchObject([{ title: 'A', authors: ['Ann Lee', 'Bo Ek'], year: 2020 }]);
  });

  it.each([
    ['2019', 2019, undefined],
    ['03/05/2019', 2019, undefined],
    ['May 2019', 2019, undefined],
    ['2019-05-03 10:00', 2019, '2019-05-03'],
    ['2019-02-31', 2019, undefined],
    ['soon', undefined, undefined],
    ['', undefined, undefined],
  ])('dates a paper by %j', async (date, year, published) => {
    const [paper] = (await csv('title,date,x', `A,${date},`)).papers;
    expect([paper?.year, paper?.published]).toEqual([year, published]);
  });

  it('tells once what columns it does not know, and where rows have no title', async () => {
    const { papers, skipped } = await csv('Rating,title,Notes', '5,A,fine', '4,,none', '3,B,');
    expect(papers.map(({ title }) => title)).toEqual(['A', 'B']);
    expect(skipped).toEqual(['columns: not read: "Rating", "Notes"', 'line 3: has no title']);
  });

  it('leaves out what no paper can have: a year before there were any, an id with control characters', async () => {
    const { papers } = await csv('title,date,doi', 'A,0001-01-01,', 'B,2020-01-02,10.1000/\0a');
    expect(papers.map(({ title, year }) => [title, year])).toEqual([
      ['A', undefined],
      ['B', 2020],
    ]);
    expect(papers.flatMap((paper) => readWritten(writeRecord(paper)))).toEqual(papers);
  });

  it('says which columns there are where none has titles', async () => {
    await expect(csv('Paper,Year', 'A,2020')).rejects.toThrow(
      'papers.csv has no column "title"; its columns are "Paper", "Year".',
    );
    await expect(csv('')).rejects.toThrow('papers.csv is empty');
  });

  it('reads no further than where a row is beyond all measure', async () => {
    const { papers, skipped } = await csv('title', 'A', `"${'x'.repeat(1_000_100)}`, 'B', '"C"', 'D');
    expect(papers.map(({ title }) => title)).toEqual(['A']);
    expect(skipped).toHaveLength(1);
  });

  it('takes quotation marks for text where they stand so, and says where one is never closed', async () => {
    const { papers, skipped } = await csv(
      'title,year',
      'The "best" look,2020',
      '"never closed,2020',
      'B,2021',
    );
    expect(papers.map(({ title }) => title)).toEqual(['The "best" look']);
    expect(skipped).toEqual([
      'line 3: a quotation mark opens here and is not closed; nothing after it was read',
    ]);
  });
});
