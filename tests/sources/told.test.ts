import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readWritten, writeRecord } from '../../src/paper/record.js';
import { plainText } from '../../src/sources/html.js';
import { readHuggingFacePaper } from '../../src/sources/huggingface-record.js';
import { readSemanticScholarPaper } from '../../src/sources/semantic-scholar-record.js';

const now = new Date('2026-11-25T12:00:00Z');
const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom(
    '2401.00001v2',
    '10.1000/a b',
    `10.1000/${'x'.repeat(99)}`,
    'https://a.org/ b',
    'javascript:1',
    '2026-02-31',
    '\ud800',
  ),
);
const anything = fc.oneof(
  text,
  fc.integer(),
  fc.constant(null),
  fc.array(text),
  fc.array(fc.record({ name: text })),
);

describe('whatever a source tells', () => {
  const hugging = fc.record({
    id: anything,
    title: anything,
    summary: anything,
    authors: anything,
    publishedAt: anything,
    upvotes: anything,
    projectPage: anything,
    githubRepo: anything,
    githubStars: anything,
    ai_summary: anything,
    ai_keywords: anything,
    organization: fc.oneof(anything, fc.record({ name: text })),
    withdrawnAt: anything,
  });
  const scholar = fc.record({
    title: anything,
    abstract: anything,
    venue: anything,
    year: anything,
    publicationDate: anything,
    externalIds: fc.oneof(anything, fc.record({ ArXiv: text, DOI: text })),
    url: anything,
    citationCount: anything,
    tldr: fc.oneof(anything, fc.record({ text })),
    authors: anything,
  });

  it('becomes a paper that is kept and comes back as it was, or is skipped', () => {
    const readings = fc.oneof(
      hugging.map((given) => readHuggingFacePaper(given, now)),
      scholar.map((given) => readSemanticScholarPaper(given, 'here', now)),
    );
    fc.assert(
      fc.property(readings, (record) => {
        if (record.kind === 'paper') expect(readWritten(writeRecord(record.paper))).toEqual([record.paper]);
        else expect(record.kind).toBe('skipped');
      }),
    );
  });
});

it.each(['0001-01-01', '0999-12-31'])('a paper of %s has no year', (publishedAt) => {
  const record = readHuggingFacePaper({ title: 'Old', publishedAt }, now);
  expect(record).toMatchObject({ kind: 'paper', paper: { title: 'Old' } });
  if (record.kind === 'paper') expect(record.paper).not.toHaveProperty('year');
});

it('a paper that Hugging Face dates into the future is of today', () => {
  const record = readHuggingFacePaper({ title: 'New', publishedAt: '9999-12-31T00:00:00Z' }, now);
  expect(record).toMatchObject({ paper: { published: '2026-11-25', year: 2026 } });
});

describe('the text of what may be HTML', () => {
  it.each([
    ['<p>One.</p><p>Two &amp; <b>three</b></p>', 'One.  Two & three'],
    ['x < y and y > z', 'x < y and y > z'],
    ['if a<b, then <i>c</i>', 'if a<b, then c'],
    ['<script>alert(1)</script>A', 'A'],
    ['A<STYLE type="x">p{}</style >B<script></script>C', 'A B C'],
    ['A<script>B<script>C', 'A<script>B<script>C'],
    ['&lt;p&gt; is a tag', '<p> is a tag'],
    ['AT&T &copy 5', 'AT&T &copy 5'],
    ['<jats:title>Abstract</jats:title><jats:p>We.</jats:p>', 'Abstract  We.'],
    ['H<sub>2</sub>O<br/>flows', 'H2O flows'],
    ['a <unknown> tag', 'a <unknown> tag'],
  ])('of %j is %j', (html, shown) => {
    expect(plainText(html)).toBe(shown);
  });

  it('is had where scripts begin again and again and never end', () => {
    expect(plainText('<script>'.repeat(200_000))).toHaveLength(1_600_000);
  });
});
