/** Papers for the views: plain, rich, bare, endless, empty and hostile ones. */
import { PAPER_FIELDS, type Paper } from '../../src/paper/paper.js';
import { proseIn } from './prose.js';

export const plainPaper: Paper = {
  id: '1701.06538',
  title: 'Outrageously Large Neural Networks',
  abstract:
    'The capacity of a network is limited by its number of parameters. We add a sparsely gated layer.',
  source: 'huggingface-page',
  authors: ['Noam Shazeer', 'Azalia Mirhoseini', 'Krzysztof Maziarz'],
  year: 2017,
  venue: 'ICLR',
  categories: ['cs.LG', 'cs.CL'],
  links: [
    { kind: 'landing', url: 'https://arxiv.org/abs/1701.06538' },
    { kind: 'code', url: 'https://github.com/example/moe' },
  ],
};

/** All that a source may tell, told by several. */
export const richPaper: Paper = {
  id: '1706.03762',
  otherIds: ['10.5555/3295222.3295349', 't-0a1b2c3d4e'],
  title: 'Attention Is All You Need',
  abstract: 'We propose a network of attention alone. It needs no recurrence and no convolutions.',
  source: 'arxiv',
  authors: ['Ashish Vaswani', 'Noam Shazeer', 'Niki Parmar', 'Jakob Uszkoreit'],
  year: 2017,
  venue: 'NeurIPS',
  categories: ['cs.CL', 'cs.LG'],
  links: [
    { kind: 'landing', url: 'https://arxiv.org/abs/1706.03762' },
    { kind: 'code', url: 'https://github.com/example/tensor2tensor' },
  ],
  version: 5,
  published: '2017-06-12',
  updated: '2023-08-02',
  tldr: 'A network of attention alone translates better and trains faster.',
  keywords: ['attention', 'transformer'],
  organisation: 'Example Labs',
  citations: 123_456,
  upvotes: 45,
  stars: 1_234,
  provenance: {
    venue: 'semantic-scholar',
    tldr: 'semantic-scholar',
    citations: 'semantic-scholar',
    keywords: 'huggingface',
    organisation: 'huggingface',
    upvotes: 'huggingface',
    stars: 'huggingface',
  },
};

export const withdrawnPaper: Paper = { ...richPaper, id: '2401.00001', otherIds: [], withdrawn: true };

/** All that a source may leave out, left out. */
export const barePaper: Paper = {
  id: 't-0123456789',
  title: 'Untold',
  abstract: '',
  source: 'huggingface-page',
};

const HOSTILE =
  '<!channel> @here <@U123> & &amp; a|b *bold* _it_ ~no~ `code` :fire: 🧠👩‍🔬 \u202Eevil\u202C שלום مرحبا\r\nnext\u0000\u0007 \uD83D "quoted" \\ </b>';

export const hostilePaper: Paper = {
  id: 'x"<&>|%*`',
  title: HOSTILE,
  abstract: `${HOSTILE}\n\n${HOSTILE}`,
  source: HOSTILE,
  authors: [HOSTILE, HOSTILE],
  venue: HOSTILE,
  categories: [HOSTILE],
  tldr: HOSTILE,
  keywords: [HOSTILE],
  organisation: HOSTILE,
  published: HOSTILE,
  updated: `z${HOSTILE}`,
  withdrawn: true,
  provenance: { tldr: HOSTILE, upvotes: HOSTILE },
  links: [
    { kind: 'landing', url: 'javascript:alert(1)' },
    { kind: 'code', url: 'not an address' },
    { kind: 'project', url: 'https://example.org/a|b?<x>="y"&z=*' },
  ],
};

export const endlessPaper: Paper = {
  id: `10.1000/${'x'.repeat(72)}`,
  title: proseIn('Chinese', 900),
  abstract: proseIn('English', 1_000_000),
  source: 'a-source-'.repeat(30),
  authors: Array.from({ length: 300 }, (_, n) => `Author ${n} van der Longername`),
  year: 2024,
  venue: proseIn('Russian', 900),
  categories: Array.from({ length: 100 }, (_, n) => `cs.C${n}`),
  tldr: proseIn('Chinese', 9_000),
  keywords: Array.from({ length: 500 }, (_, n) => `keyword number ${n}`),
  organisation: proseIn('Arabic', 900),
  citations: Number.MAX_SAFE_INTEGER,
  upvotes: Number.MAX_SAFE_INTEGER,
  stars: Number.MAX_SAFE_INTEGER,
  published: '2023-12-31',
  updated: '2024-01-01',
  version: 99,
  withdrawn: true,
  otherIds: Array.from({ length: 50 }, (_, n) => `10.1000/${'z'.repeat(70)}${n}`),
  provenance: Object.fromEntries(PAPER_FIELDS.map((field) => [field, `a-source-${field}-`.repeat(20)])),
  links: Array.from({ length: 300 }, (_, n) => ({
    kind: 'code' as const,
    url: `https://github.com/example/${n}/${'y'.repeat(600)}`,
  })),
};

/** Everything in it takes more room on the wire than on the page. */
const thornyPaper: Paper = {
  ...endlessPaper,
  id: '"'.repeat(80),
  title: '"pruning" \\'.repeat(100),
  abstract: '"\\" '.repeat(5_000),
  venue: '"\\" '.repeat(200),
  categories: ['"\\" '.repeat(200)],
  source: '"\\" '.repeat(200),
  tldr: '"\\" '.repeat(900),
  organisation: '"\\" '.repeat(200),
  keywords: ['"\\" '.repeat(900)],
  provenance: { tldr: '"\\" '.repeat(200) },
};

/** A title of one word that no place can be cut at, and no link. */
const solidPaper: Paper = {
  ...barePaper,
  id: 't-solid',
  title: '🧠'.repeat(450),
  abstract: 'x'.repeat(1_000_000),
};

const blankPaper: Paper = {
  ...barePaper,
  id: 't-blank',
  title: '\u0000\u202E ',
  abstract: ' \u0007\n',
};

export const allPapers = {
  plainPaper,
  richPaper,
  withdrawnPaper,
  barePaper,
  hostilePaper,
  endlessPaper,
  thornyPaper,
  solidPaper,
  blankPaper,
};
