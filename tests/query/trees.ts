/** Short names for clauses, and every tree that a query can be. */
import fc from 'fast-check';
import { type Clause, HAS_VALUES, type Query, TEXT_FIELDS, type TextField } from '../../src/query/query.js';

export const term = (text: string): Clause => ({ kind: 'term', text });
export const phrase = (text: string): Clause => ({ kind: 'phrase', text });
export const field = (name: TextField, text: string): Clause => ({
  kind: 'field',
  field: name,
  text,
  quoted: false,
});
export const quotedField = (name: TextField, text: string): Clause => ({
  kind: 'field',
  field: name,
  text,
  quoted: true,
});
export const years = (from?: number, to?: number): Clause => ({
  kind: 'year',
  range: { ...(from && { from }), ...(to && { to }) },
});
export const not = (clause: Clause): Clause => ({ kind: 'not', clause });
export const and = (...clauses: Clause[]): Clause => ({ kind: 'and', clauses });
/** Plain words side by side. */
export const words = (text: string): Clause => and(...text.trim().split(/\s+/).map(term));
export const or = (...clauses: Clause[]): Clause => ({ kind: 'or', clauses });

const NASTY = [
  ...[
    'OR',
    'AND',
    'NOT',
    'or',
    '\\OR',
    '-',
    '--',
    '–x',
    '\\',
    '\\\\',
    '\\alpha',
    'x\\',
    '"',
    '”',
    '«',
    "'",
    '(',
    ')',
  ],
  ...[
    '|',
    ':',
    'title:',
    'TITLE:',
    'titel:x',
    'year:20',
    'https://a.b/c',
    '10:30',
    'arXiv:1',
    '::',
    '🤖',
    '👩‍🔬',
    '<!channel>',
    '&',
  ],
];
const piece = fc.oneof(
  fc.constantFrom(...NASTY),
  fc.stringMatching(/^[a-zé]{1,5}$/),
  fc.string({ unit: 'binary', maxLength: 3 }),
);
const sayable = (text: string) => /[\p{L}\p{N}\p{S}]/u.test(text);

const word = fc
  .array(piece, { minLength: 1, maxLength: 3 })
  .map((parts) => parts.join('').replace(/\s/g, ''))
  .filter(sayable);
const phrases = fc
  .array(piece, { minLength: 1, maxLength: 4 })
  .map((parts) => parts.join(' ').replace(/\s+/g, ' ').trim())
  .filter(sayable);
const year = fc.integer({ min: 1000, max: 2999 });

const leaf: fc.Arbitrary<Clause> = fc.oneof(
  word.map(term),
  phrases.map(phrase),
  fc.tuple(fc.constantFrom(...TEXT_FIELDS), word).map(([name, text]) => field(name, text)),
  fc.tuple(fc.constantFrom(...TEXT_FIELDS), phrases).map(([name, text]) => quotedField(name, text)),
  year.map((from) => years(from)),
  year.map((to) => years(undefined, to)),
  fc.tuple(year, year).map(([a, b]) => years(Math.min(a, b), Math.max(a, b))),
  fc.constantFrom(...HAS_VALUES).map((value): Clause => ({ kind: 'has', value })),
);

/** Normal trees, up to `depth` groups deep, whose own kind is none of `but`. */
function clauses(depth: number, but: readonly Clause['kind'][] = []): fc.Arbitrary<Clause> {
  if (depth === 0) return leaf;
  const group = (kind: 'and' | 'or') =>
    fc
      .array(clauses(depth - 1, [kind]), { minLength: 2, maxLength: 3 })
      .map((parts): Clause => ({ kind, clauses: parts }));
  const kinds = { and: group('and'), or: group('or'), not: clauses(depth - 1, ['not']).map(not) };
  const allowed = (['and', 'or', 'not'] as const).filter((kind) => !but.includes(kind));
  return fc.oneof(leaf, ...allowed.map((kind) => kinds[kind]));
}

/** Every query there is, short of deeper ones. */
export const queries: fc.Arbitrary<Query> = fc
  .record({
    clause: fc.option(clauses(3), { nil: undefined }),
    sort: fc.constantFrom('relevance' as const, 'new' as const),
  })
  .map(({ clause, sort }) => ({ ...(clause && { clause }), sort }));

/** Whatever a person or a cat may type, with more syntax in it than chance would have. */
export const typed: fc.Arbitrary<string> = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc
    .array(
      fc.oneof(
        piece,
        fc.constantFrom('(', ')', ' ', ' ', '"', '|', '-', 'OR', 'year:>2015', 'title:', 'has:', 'sort:new'),
      ),
      { maxLength: 40 },
    )
    .map((parts) => parts.join('')),
  fc.array(piece, { maxLength: 300 }).map((parts) => parts.join('|')),
);
