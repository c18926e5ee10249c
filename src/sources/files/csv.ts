/** Reads tables: CSV and TSV with a header, as spreadsheets and literature databases write them. */
import { once } from 'node:events';
import { pipeline, Readable } from 'node:stream';
import { parse } from 'csv-parse';
import { z } from 'zod';
import type { SourceRecord } from '../../ingest/ports.js';
import { UserError } from '../../lib/errors.js';
import { paperOf } from '../told.js';
import { type Columns, columnsOf } from './columns.js';
import { UNTITLED } from './csl.js';
import { type GivenFile, textOf } from './text.js';

/** No cell of a table is so long: a quotation mark that is never closed would otherwise eat the file. */
const LONGEST_ROW = 1_000_000;

const rowSchema = z.object({
  record: z.array(z.string()),
  info: z.object({ lines: z.number(), records: z.number() }),
});
type Row = z.infer<typeof rowSchema>;

/**
 * The papers of a table, as they come. Columns that are not known are reported once. Rejects with a `UserError` where no column
 * has titles.
 *
 * @param separator of the cells; where it is not given, the one that the header has most of
 */
export async function* readTable(
  file: GivenFile,
  told: { readonly source: string; readonly readAt: string },
  separator?: string,
): AsyncGenerator<SourceRecord> {
  let columns: Columns | undefined;
  for await (const row of rowsOf(file, separator)) {
    if ('problem' in row) yield { kind: 'skipped', where: `line ${row.line}`, reason: row.problem };
    else if (columns) yield paperIn(row, columns, told);
    else {
      columns = columnsOf(row.record);
      if (!columns.has('title')) throw new UserError(untitled(file.name, row.record));
      const unknown = columns.unknown.map((name) => `"${name}"`).join(', ');
      if (unknown) yield { kind: 'skipped', where: 'columns', reason: `not read: ${unknown}` };
    }
  }
  if (!columns) throw new UserError(`${file.name} is empty: a table begins with a line of column names.`);
}

function untitled(name: string, header: readonly string[]): string {
  const there = header.map((column) => `"${column.trim()}"`).join(', ');
  return `${name} has no column "title"; its columns are ${there}.`;
}

function paperIn(
  { record, info }: Row,
  columns: Columns,
  told: { readonly source: string; readonly readAt: string },
): SourceRecord {
  const cell = (column: Parameters<Columns['in']>[1]) => columns.in(record, column);
  const where = `line ${info.lines}`;
  const day = z.iso.date().safeParse(cell('date').slice(0, 10)).data;
  const year = /(?<!\d)[12]\d{3}(?!\d)/.exec(cell('year') || cell('date'))?.[0];
  const paper = paperOf({
    ...told,
    title: cell('title'),
    abstract: cell('abstract'),
    names: [cell('arxiv'), cell('doi')],
    urls: [cell('url')],
    code: cell('code'),
    authors: listIn(cell('authors'), /;|\s+and\s+|\s*\|\s*/).map(givenFirst),
    venue: cell('venue'),
    keywords: [...new Set(listIn(cell('keywords'), /[;,|]/))],
    categories: listIn(cell('categories'), /[;,|\s]+/),
    ...(year ? { year: Number(year) } : {}),
    ...(day ? { published: day } : {}),
  });
  return paper ? { kind: 'paper', paper } : { kind: 'skipped', where, reason: UNTITLED };
}

function listIn(cell: string, separator: RegExp): string[] {
  return cell
    .split(separator)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/** `Lee, Ann` as everyone else writes it. */
function givenFirst(name: string): string {
  const [, family, given] = /^([^,]+),\s*([^,]+)$/.exec(name) ?? [];
  return family && given ? `${given} ${family}` : name;
}

type Reading = Row | { readonly line: number; readonly problem: string };

/** Quotation marks that are out of place are text; one that is never closed ends the table. */
async function* rowsOf(file: GivenFile, separator?: string): AsyncGenerator<Reading> {
  const text = Readable.from(textOf(file));
  let good = Number.POSITIVE_INFINITY;
  const parser = parse({
    delimiter: separator ?? (await separatorOf(text)),
    info: true,
    max_record_size: LONGEST_ROW,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    skip_records_with_error: true,
    on_skip: (error) => {
      good = Math.min(good, Number(error?.['records']));
      return undefined;
    },
  });
  let line = 0;
  for await (const row of pipeline(text, parser, () => {})) {
    const read = rowSchema.parse(row);
    if (read.info.records > good) break;
    line = read.info.lines;
    yield read;
  }
  const problem = 'a quotation mark opens here and is not closed; nothing after it was read';
  if (Number.isFinite(good)) yield { line: line + 1, problem };
}

/** Looks at the header without taking it off. */
async function separatorOf(text: Readable): Promise<string> {
  await once(text, 'readable');
  const beginning = String(text.read() ?? '');
  if (beginning !== '') text.unshift(beginning);
  const [header = ''] = beginning.split(/[\r\n]/);
  const many = (separator: string) => header.split(separator).length;
  return [',', ';', '\t'].reduce((best, other) => (many(other) > many(best) ? other : best));
}
