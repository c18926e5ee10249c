import { describe, expect, it } from 'vitest';
import { now, read } from './given.js';

const ris = (...lines: string[]) => read('library.ris', lines.join('\n'));

describe('a RIS file', () => {
  it.each([
    [
      'of today',
      ['TY  - CONF', 'AU  - Lee, Ann', 'AU  - Ek, Bo', 'TI  - A Look', 'T2  - Proc. Looks', 'PY  - 2021'],
      ['DA  - 2021/05/03/', 'AB  - We look,', '  and see.', 'KW  - looks', 'KW  - eyes'],
    ],
    [
      'of old',
      [
        'TY  - JOUR',
        'A1  - Lee, Ann',
        'A1  - Ek, Bo',
        'T1  - A Look',
        'JO  - Proc. Looks',
        'Y1  - 2021/05/03',
      ],
      ['N2  - We look, and see.', 'KW  - looks', 'KW  - eyes'],
    ],
    [
      'with types, spaces and line ends of its own',
      [
        'TY - PREP\r',
        'AU - Lee, Ann\r',
        'AU - Ek, Bo\r',
        'TI - A Look\r',
        'T2 - Proc. Looks\r',
        'DA - 2021/05/03\r',
      ],
      ['AB - We look, and see.\r', 'KW - looks\r', 'KW - eyes\r'],
    ],
  ])('%s gives all that a record tells', async (_what, head, rest) => {
    const ids = ['DO  - https://doi.org/10.1000/XYZ', 'UR  - https://example.org/look', 'ER  - '];
    const { papers, skipped } = await ris(...head, ...rest, ...ids);
    expect(skipped).toEqual([]);
    expect(papers).toEqual([
      {
        id: '10.1000/xyz',
        title: 'A Look',
        abstract: 'We look, and see.',
        authors: ['Ann Lee', 'Bo Ek'],
        year: 2021,
        published: '2021-05-03',
        venue: 'Proc. Looks',
        keywords: ['looks', 'eyes'],
        links: [
          { kind: 'landing', url: 'https://doi.org/10.1000/xyz' },
          { kind: 'landing', url: 'https://example.org/look' },
        ],
        source: 'library',
        readAt: now.toISOString(),
      },
    ]);
  });

  it('loses nothing but the record that is broken, and says where it begins', async () => {
    const { papers, skipped } = await ris(
      'TY  - JOUR',
      'TI  - One',
      'ER  - ',
      '',
      'This is no record.',
      'TY  - JOUR',
      'AU  - Lee, Ann',
      'ER  -',
      'TY  - JOUR',
      'TI  - Two, whose end was forgotten',
      'TY  - JOUR',
      'TI  - Three, where the file ends',
    );
    expect(papers.map(({ title }) => title.split(',')[0])).toEqual(['One', 'Two', 'Three']);
    expect(skipped).toEqual(['line 5: not RIS: a record begins with TY', 'line 6: has no title']);
  });
});
