/** The papers as rows of a table: what is searched, what is looked up, and the paper itself. */
import type { Query, Row, Table } from '@lancedb/lancedb';
import { normaliseTitle, normaliseUrl } from '../../paper/identifiers.js';
import { namesOf } from '../../paper/names.js';
import { dayOf, type Paper, type PaperId, sourcesOf } from '../../paper/paper.js';
import { readWritten, writeRecord } from '../../paper/record.js';
import type { Lengths } from '../../search/knowledge.js';
import type { PaperReading, PaperTerms } from '../../search/paper-terms.js';
import { foldText } from '../../search/phrase.js';
import type { LanceDb } from './package.js';

/** Columns of a row: `terms` is binary, `year` and `day` are 0 where there is none, the rest is text or yes and no. */
export function rowOf(paper: Paper, reading: PaperReading): Row {
  const { authors = [], venue = '', categories = [], links = [] } = paper;
  return {
    id: paper.id,
    names: namesOf(paper).join(' '),
    title: paper.title,
    title_key: normaliseTitle(paper.title),
    urls: lines(links.map(({ url }) => normaliseUrl(url))),
    facets: lines([...authors, venue, ...categories, ...sourcesOf(paper)].map(foldFacet)),
    year: paper.year ?? 0,
    day: Number(dayOf(paper).replaceAll('-', '').padEnd(8, '0')),
    has_abstract: paper.abstract !== '',
    has_code: links.some(({ kind }) => kind === 'code'),
    has_project: links.some(({ kind }) => kind === 'project'),
    words: [...reading.titleWords, ...reading.abstractWords].join(' '),
    terms: packed(reading),
    paper: writeRecord(paper),
  };
}

/** A line feed before and after each, so that a whole one can be looked for. */
function lines(texts: readonly string[]): string {
  return `\n${texts.join('\n')}\n`;
}

/** Folded words; a compound is one, so that it is found by its parts and as a whole. */
function foldFacet(text: string): string {
  return foldText(text).replaceAll('-', '');
}

/** So that a list of links is asked for a whole one. */
export function lineOf(text: string): string {
  return lines([text]);
}

/** The number of words in the title, of different terms in title and in both, and then all words. */
function packed({ title, abstract, titleWords, abstractWords }: PaperReading): Buffer {
  const different = [new Set(titleWords).size, new Set([...titleWords, ...abstractWords]).size];
  const words = Uint32Array.from([title.length, ...different, ...title, ...abstract]);
  return Buffer.from(words.buffer);
}

/** So many numbers come before the words. */
export const HEAD = 3;

/** What the ranking needs of a row. */
export interface Held {
  /** Its place in the table, which tells its place in the corpus. */
  readonly key: number;
  readonly title: string;
  readonly terms: PaperTerms;
  readonly lengths: Lengths;
}

export function unpacked(bytes: Uint8Array): Pick<Held, 'terms' | 'lengths'> {
  return heldIn(numbersIn(bytes));
}

/** The bytes themselves where they stand at a multiple of four, as whole numbers must, else a copy. */
export function numbersIn(bytes: Uint8Array): Uint32Array {
  const { buffer, byteOffset, byteLength } = bytes.byteOffset % 4 === 0 ? bytes : bytes.slice();
  return new Uint32Array(buffer, byteOffset, byteLength / 4);
}

/** @param numbers as `packed` has them */
export function heldIn(numbers: Uint32Array): Pick<Held, 'terms' | 'lengths'> {
  const [inTitle = 0, title = 0, text = 0] = numbers;
  return {
    terms: { title: numbers.subarray(HEAD, HEAD + inTitle), abstract: numbers.subarray(HEAD + inTitle) },
    lengths: { title, text },
  };
}

export function paperOf({ paper }: Row): Paper[] {
  return readWritten(String(paper));
}

/** The indexes of words and names, and those of what is looked up. Words are terms already: nothing is folded or stemmed again. */
export async function indexPapers({ Index }: LanceDb, table: Table): Promise<void> {
  const asTheyAre = { lowercase: false, stem: false, removeStopWords: false, asciiFolding: false };
  const words = { baseTokenizer: 'whitespace', maxTokenLength: 1000, withPosition: false, ...asTheyAre };
  for (const column of ['words', 'names']) await table.createIndex(column, { config: Index.fts(words) });
  for (const column of ['id', 'title_key']) await table.createIndex(column, { config: Index.btree() });
}

/** The papers that have one of the names, each name being a word of its own. LanceDB wants its score to be asked for too. */
export function named({ MatchQuery }: LanceDb, table: Table, names: readonly PaperId[]): Query {
  return table
    .query()
    .fullTextSearch(new MatchQuery(names.join(' '), 'names'))
    .select(['paper', '_score']);
}
