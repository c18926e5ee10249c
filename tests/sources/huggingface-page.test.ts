import { describe, expect, it } from 'vitest';
import { titleId } from '../../src/paper/identifiers.js';
import { parseHuggingFacePage } from '../../src/sources/huggingface-page.js';

const FURNITURE = [
  'Get trending papers in your email inbox once a day!',
  'Get trending papers in your email inbox!',
];
const sentence = 'We look at a thing that many have looked at, and find that it is as good as it looks.';
const abstract = (more = '') => `${sentence} ${sentence} ${sentence} ${more}`.trim();

const page = (...lines: string[]) => parseHuggingFacePage(lines.join('\n'));

describe('a saved page of search results', () => {
  it('gives its papers in order, with what it holds and no more', () => {
    const { papers, problems } = page(
      ...FURNITURE,
      'SubscribeA First Look',
      abstract('Code is at https://github.com/a/look.'),
      'Z$\\cdot$W: a $k$-th Look',
      abstract('It is 5\\% better.'),
    );
    expect(problems).toEqual([]);
    expect(papers).toEqual([
      {
        id: titleId('A First Look'),
        title: 'A First Look',
        abstract: abstract('Code is at https://github.com/a/look.'),
        source: 'huggingface-page',
        links: [{ kind: 'code', url: 'https://github.com/a/look' }],
      },
      {
        id: titleId('Z·W: a k-th Look'),
        title: 'Z·W: a k-th Look',
        abstract: abstract('It is 5% better.'),
        source: 'huggingface-page',
      },
    ]);
  });

  it.each([
    ['without any furniture', ['A Look', abstract()], 'A Look'],
    ['with one line of it', [FURNITURE[1] ?? '', 'SubscribeA Look', abstract()], 'A Look'],
    ['with the button on a line of its own', [...FURNITURE, 'Subscribe', 'A Look', abstract()], 'A Look'],
    [
      'with a first title that begins with the word',
      [...FURNITURE, 'Subscribe to Look', abstract()],
      'Subscribe to Look',
    ],
    ['with a title of one word, which only begins so', ['Subscribers', abstract()], 'Subscribers'],
    ['with the furniture at the end', ['A Look', abstract(), ...FURNITURE], 'A Look'],
    [
      'with a byte order mark, Windows line ends and blank lines',
      ['\uFEFFSubscribeA Look\r', '\r', `${abstract()}\r`],
      'A Look',
    ],
    ['with a short abstract', ['A Look', sentence], 'A Look'],
  ])('is read %s', (_what, lines, title) => {
    const { papers, problems } = page(...lines);
    expect(problems).toEqual([]);
    expect(papers.map((paper) => paper.title)).toEqual([title]);
    expect(papers[0]?.abstract).toContain(sentence);
  });

  it('keeps a title without an abstract, and says where it stands', () => {
    const { papers, problems } = page(
      ...FURNITURE,
      'SubscribeA Lone Look',
      'A Look',
      abstract(),
      'A Last Look',
    );
    expect(papers.map((paper) => [paper.title, paper.abstract === ''])).toEqual([
      ['A Lone Look', true],
      ['A Look', false],
      ['A Last Look', true],
    ]);
    expect(problems).toEqual([
      { line: 3, message: 'No abstract follows the title "A Lone Look".' },
      { line: 6, message: 'No abstract follows the title "A Last Look".' },
    ]);
  });

  it('leaves out an abstract without a title, and says where it stands', () => {
    const { papers, problems } = page(abstract(), 'A Look', abstract('One.'), abstract('Two.'));
    expect(papers.map((paper) => paper.title)).toEqual(['A Look']);
    expect(problems.map(({ line }) => line)).toEqual([1, 4]);
  });

  it.each(['', '\n\n', FURNITURE.join('\n'), `${FURNITURE.join('\n')}\nSubscribe`])(
    'may hold no paper at all',
    (text) => {
      expect(parseHuggingFacePage(text)).toEqual({ papers: [], problems: [] });
    },
  );
});
