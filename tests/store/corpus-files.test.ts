import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UserError } from '../../src/lib/errors.js';
import { MAX_LINE_BYTES } from '../../src/lib/lines.js';
import { titleId } from '../../src/paper/identifiers.js';
import type { Paper } from '../../src/paper/paper.js';
import { loadCorpus, writeCorpus } from '../../src/store/corpus-files.js';
import { aPaper } from '../support/papers.js';
import { folderOf } from './folder.js';

const good = JSON.stringify({ id: 'good', title: 'A Good Line', abstract: 'It loads.' });

describe('a line that is no paper', () => {
  it.each([
    ['a broken line', '{"title": "Cut o', 'not JSON'],
    ['no JSON at all', 'title,abstract', 'not JSON'],
    ['a null', 'null', 'not a JSON object'],
    ['a list', '["A Title"]', 'not a JSON object'],
    ['an empty object', '{}', 'title: must be text'],
    ['a null title', '{"title": null}', 'title: must be text'],
    ['an empty title', '{"title": ""}', 'title: is empty'],
    ['a blank title', '{"title": " \\n\\t"}', 'title: is empty'],
    ['a title that is no text', '{"title": 7}', 'title: must be text'],
    ['an abstract that is no text', '{"title": "T", "abstract": ["a"]}', 'abstract: must be text'],
    [
      'an id with white space',
      '{"title": "T", "id": "a b"}',
      'id: must be 1 to 80 characters without white space',
    ],
    ['an empty id', '{"title": "T", "id": ""}', 'id: must be 1 to 80 characters without white space'],
    ['a year in words', '{"title": "T", "year": "2017"}', 'year: must be a whole number'],
    ['a year of two digits', '{"title": "T", "year": 17}', 'year: has four digits'],
    ['authors in one text', '{"title": "T", "authors": "A and B"}', 'authors: must be a list'],
    ['an author who is a number', '{"title": "T", "authors": ["A", 7]}', 'authors.1: must be text'],
    [
      'an address that runs a script',
      '{"title": "T", "links": [{"kind": "code", "url": "javascript:alert(1)"}]}',
      'links.0.url: must be an http(s) address',
    ],
    ['two faults', '{"title": "", "year": 1.5}', 'title: is empty; year: must be a whole number'],
    ['bytes that are no UTF-8', Buffer.from('{"title": "caf\xe9"}', 'latin1'), 'not UTF-8 text'],
    ['a line beyond all measure', Buffer.alloc(MAX_LINE_BYTES + 1, 'x'), 'longer than 16 MB'],
  ])('is skipped with its place and the reason, and the rest loads: %s', async (_what, line, reason) => {
    const dir = folderOf({
      'a.jsonl': Buffer.concat([Buffer.from('\n'), Buffer.from(line), Buffer.from(`\n${good}`)]),
    });
    const corpus = await loadCorpus([dir]);
    expect(corpus.skipped).toEqual([{ file: join(dir, 'a.jsonl'), line: 2, reason }]);
    expect(corpus.papers.map(({ id }) => id)).toEqual(['good']);
  });
});

describe('a line that is a paper', () => {
  it.each([
    ['after a byte order mark', '\uFEFF{"title": "T"}', { title: 'T' }],
    ['with Windows line ends', '{"title": "T"}\r\n\r\n', { title: 'T' }],
    ['as the last line without an end', '\n\n{"title": "T"}', { title: 'T' }],
    [
      'with nulls for what is unknown',
      '{"title": "T", "id": null, "abstract": null, "year": null, "links": null}',
      { title: 'T' },
    ],
    ['with fields that nobody knows', '{"title": "T", "shelf": 5, "metadata": {}}', { title: 'T' }],
    [
      'with fields that others use otherwise',
      '{"title": "T", "stars": "many", "version": "v2"}',
      { title: 'T' },
    ],
    [
      'with a time for a day',
      '{"title": "T", "published": "2017-06-12T17:57:34Z"}',
      { title: 'T', published: '2017-06-12' },
    ],
    ['with untidy white space', '{"title": " A\\n  Title\\u0000 "}', { title: 'A Title' }],
    ['with half an emoji', '{"title": "Half \\ud83d done"}', { title: 'Half done' }],
    ['with the line separator that JSON allows', '{"title": "One\u2028Line"}', { title: 'One Line' }],
    ['with TeX', '{"title": "Z$\\\\cdot$W"}', { title: 'Z·W' }],
    ['from elsewhere', '{"title": "T", "source": "arxiv"}', { title: 'T', source: 'arxiv' }],
    ['with empty lists', '{"title": "T", "authors": [], "categories": [], "links": []}', { title: 'T' }],
    [
      'with an address in its abstract',
      '{"title": "T", "abstract": "See https://github.com/a/b."}',
      {
        title: 'T',
        abstract: 'See https://github.com/a/b.',
        links: [{ kind: 'code', url: 'https://github.com/a/b' }],
      },
    ],
    [
      'with links of its own, which count alone',
      '{"title": "T", "abstract": "See https://github.com/a/b.", "links": []}',
      { title: 'T', abstract: 'See https://github.com/a/b.' },
    ],
  ])('loads %s', async (_what, text, told) => {
    const corpus = await loadCorpus([folderOf({ 'mine.jsonl': text })]);
    const expected = { id: titleId(told.title), abstract: '', source: 'mine', ...told };
    expect(corpus).toEqual({ papers: [expected], skipped: [], merged: 0 });
  });

  it('loads with an abstract of a megabyte, whole', async () => {
    const abstract = 'Long words. '.repeat(90_000).trim();
    const corpus = await loadCorpus([
      folderOf({ 'a.jsonl': `${JSON.stringify({ title: 'T', abstract })}\n${good}` }),
    ]);
    expect(corpus.papers.map((paper) => paper.abstract.length)).toEqual([
      abstract.length,
      'It loads.'.length,
    ]);
  });
});

describe('a folder', () => {
  it('gives its files in the order of their names, and nothing but *.jsonl directly in it', async () => {
    const dir = folderOf({
      'b.jsonl': '{"title": "Second"}',
      'a.jsonl': '{"title": "First"}',
      'README.md': '# Not a paper',
      'c.jsonl.bak': '{"title": "Old"}',
      'deeper/d.jsonl': '{"title": "Deeper"}',
    });
    const corpus = await loadCorpus([dir]);
    expect(corpus.papers.map(({ title, source }) => [title, source])).toEqual([
      ['First', 'a'],
      ['Second', 'b'],
    ]);
  });

  it('merges what two files say of one paper', async () => {
    const dir = folderOf({
      'a.jsonl': '{"title": "Deep Layer Aggregation"}',
      'b.jsonl': '{"id": "1707.06484", "title": "Deep layer aggregation", "year": 2017}\n',
    });
    const corpus = await loadCorpus([dir]);
    expect(corpus.merged).toBe(1);
    expect(corpus.papers).toEqual([
      {
        id: '1707.06484',
        otherIds: [titleId('Deep Layer Aggregation')],
        title: 'Deep Layer Aggregation',
        abstract: '',
        source: 'a',
        year: 2017,
        provenance: { year: 'b' },
      },
    ]);
  });

  it.each([
    ['no file', {}],
    ['an empty file', { 'a.jsonl': '' }],
    ['blank lines only', { 'a.jsonl': '\n \r\n' }],
  ])('with %s is an empty corpus', async (_what, files) => {
    expect(await loadCorpus([folderOf(files)])).toEqual({ papers: [], skipped: [], merged: 0 });
  });

  it('with a file that cannot be read names it and loads the rest', async () => {
    const dir = folderOf({ 'b.jsonl': good });
    mkdirSync(join(dir, 'a.jsonl'));
    const corpus = await loadCorpus([dir]);
    expect(corpus.papers).toHaveLength(1);
    expect(corpus.skipped).toEqual([
      { file: join(dir, 'a.jsonl'), line: 0, reason: expect.stringContaining('cannot be read') },
    ]);
  });

  it('is followed by a second, whose papers are merged into its own', async () => {
    const record = (fields: object) => `${JSON.stringify(fields)}\n`;
    const own = folderOf({ 'b.jsonl': record({ id: '1', title: 'Twice' }) });
    const kept = folderOf({
      'a.jsonl': record({ id: '1', title: 'Twice', venue: 'ICML' }) + record({ title: 'Once' }),
    });
    const { papers, merged } = await loadCorpus([own, kept]);
    expect(papers).toMatchObject([
      { id: '1', source: 'b', venue: 'ICML' },
      { title: 'Once', source: 'a' },
    ]);
    expect(merged).toBe(1);
  });

  it('may be followed by one that is not there, which is an empty one', async () => {
    const dirs = [folderOf({ 'a.jsonl': good }), join(folderOf({}), 'nowhere')];
    expect((await loadCorpus(dirs)).papers).toHaveLength(1);
  });

  it('may not be followed by one that cannot be read', async () => {
    const dirs = [folderOf({ 'a.jsonl': good }), join(folderOf({ file: '' }), 'file')];
    await expect(loadCorpus(dirs)).rejects.toThrow(/cannot be read .* See to it that Paperboy may read it/);
  });

  it('that is not there is named, with what to do', async () => {
    const missing = join(folderOf({}), 'nowhere');
    const loading = loadCorpus([missing]);
    await expect(loading).rejects.toBeInstanceOf(UserError);
    await expect(loading).rejects.toThrow(`The corpus folder "${missing}"`);
    await expect(loading).rejects.toThrow('Set CORPUS_DIR to a folder');
  });
});

describe('a written corpus', () => {
  it('makes its folder, leaves nothing half done beside it, and replaces what was there', async () => {
    const dir = join(folderOf({}), 'new');
    await writeCorpus(join(dir, 'a.jsonl'), [aPaper({ title: 'Old' })]);
    await writeCorpus(join(dir, 'a.jsonl'), [aPaper({ title: 'New', abstract: '', year: 2017 })]);
    expect(readdirSync(dir)).toEqual(['a.jsonl']);
    expect(readFileSync(join(dir, 'a.jsonl'), 'utf8')).toBe(
      `{"id":"${titleId('New')}","title":"New","year":2017,"abstract":"","source":"test"}\n`,
    );
  });

  it('loads as it was', async () => {
    const word = fc.stringMatching(/^[A-Za-z0-9é·"ß日🧠-]{1,9}$/u);
    const paper: fc.Arbitrary<Paper> = fc
      .record(
        {
          title: word,
          abstract: word,
          authors: fc.array(word, { minLength: 1 }),
          year: fc.integer({ min: 1000, max: 9999 }),
          venue: word,
          categories: fc.array(word, { minLength: 1 }),
          links: fc.constant([{ kind: 'landing' as const, url: 'https://example.org/a' }]),
        },
        { requiredKeys: ['title', 'abstract'] },
      )
      .map((told) => aPaper({ ...told, title: `A ${told.title} title` }));
    const papers = fc.sample(
      fc.uniqueArray(paper, { selector: ({ id }) => id, minLength: 200, maxLength: 200 }),
      {
        numRuns: 1,
        seed: 7,
      },
    )[0];
    const dir = folderOf({});
    await writeCorpus(join(dir, 'a.jsonl'), papers ?? []);
    expect((await loadCorpus([dir])).papers).toEqual(papers);
  });
});
