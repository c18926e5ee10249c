import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { openBytes } from '../../../src/lib/lines.js';
import { formatOf, sourceOfFile } from '../../../src/sources/files/formats.js';
import { readPaperFile } from '../../../src/sources/files/read.js';
import { folderOf } from '../../store/folder.js';
import { now, read } from './given.js';

describe('a file of papers', () => {
  it.each([
    ['bib', '@misc{a, title={Über Å}}'],
    ['ris', 'TY  - JOUR\nTI  - Über Å\nER  - '],
    ['json', '[{"title": "Über Å"}]'],
    ['csv', 'title\nÜber Å'],
    ['tsv', 'title\tyear\nÜber Å\t2020'],
    ['jsonl', '{"title": "Über Å"}'],
  ])('of the form .%s is UTF-8, with or without a mark, and says what else it is', async (ending, text) => {
    const name = `papers.${ending}`;
    const titles = async (content: string | Buffer) =>
      (await read(name, content)).papers.map(({ title }) => title);
    expect(await titles(text)).toEqual(['Über Å']);
    expect(await titles(`\uFEFF${text}`)).toEqual(['Über Å']);
    const latin1 = read(name, Buffer.from(text, 'latin1'));
    if (ending === 'jsonl') expect(await latin1).toEqual({ papers: [], skipped: ['line 1: not UTF-8 text'] });
    else
      await expect(latin1).rejects.toThrow(
        new RegExp(`^${name} is not UTF-8 text \\(after line \\d\\)\\. It may be Latin-1`),
      );
  });

  it('of UTF-16 says so', async () => {
    await expect(read('a.csv', Buffer.from('\uFEFFtitle', 'utf16le'))).rejects.toThrow(
      'a.csv is UTF-16 text',
    );
  });

  it('may be packed', async () => {
    const dir = folderOf({ 'lab.bib.gz': gzipSync('@misc{a, title={A}}') });
    const found = [];
    const file = { name: 'lab.bib.gz', bytes: openBytes(`${dir}/lab.bib.gz`) };
    for await (const record of readPaperFile(file, 'bibtex', now)) found.push(record);
    expect(found).toMatchObject([{ paper: { title: 'A', source: 'lab' } }]);
  });

  it.each([
    ['refs.bib', 'bibtex', 'refs'],
    ['dir/My Refs.BIB.gz', 'bibtex', 'My-Refs'],
    ['library.json', 'csl-json', 'library'],
    ['v1.2.csv', 'csv', 'v1.2'],
    ['arxiv.bib', 'bibtex', 'arxiv.bib'],
    ['page.txt', undefined, 'page'],
    ['.bib', 'bibtex', '.bib'],
    ['notes', undefined, 'notes'],
  ])('%s tells by its name what it is', (name, format, source) => {
    expect([formatOf(name), sourceOfFile(name)]).toEqual([format, source]);
  });

  it('of JSON Lines keeps what a record says of its source', async () => {
    const { papers, skipped } = await read(
      'mine.jsonl',
      '{"title": "A"}\n{"title": "B", "source": "arxiv", "id": "2401.00001"}\nnone\n',
    );
    expect(papers).toMatchObject([{ source: 'mine', readAt: now.toISOString() }, { source: 'arxiv' }]);
    expect(papers[1]).not.toHaveProperty('readAt');
    expect(skipped).toEqual(['line 3: not JSON']);
  });
});
