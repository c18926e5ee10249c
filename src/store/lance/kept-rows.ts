/** Titles and terms of all papers in memory, without gaps: to look up some hundred rows of a table takes longer than to rank them. */
import type { ColumnData, RowBatch, Table } from '@lancedb/lancedb';
import type { KeyTable } from '../../search/key-table.js';
import { HEAD, type Held, heldIn, numbersIn } from './papers-table.js';
import { createByteList, createWordCode, type WordCode } from './word-code.js';

/** Of a larger corpus nothing is kept; each paper takes about 300 bytes. */
const MOST_PAPERS = 1_000_000;

export interface RowKeeper {
  /** Reads the rows, a thousand at a time. */
  keep(): Promise<void>;
  /** Lets go of them for good. */
  drop(): void;
  /** Finds rows by their ids, in their order; absent until all are kept. */
  finder(): ((keys: readonly number[]) => Held[]) | undefined;
}

/** Some rows that follow one another, by ascending keys. */
interface Shelf {
  readonly keys: Float64Array;
  readonly titles: Texts;
  readonly terms: Texts;
}

/** One after the other; where each begins, and last where all end. */
interface Texts {
  readonly bytes: Buffer;
  readonly starts: Int32Array;
}

/** @param words all words of the corpus */
export function createRowKeeper(table: Table, words: KeyTable): RowKeeper {
  const code = createWordCode(words);
  let shelves: Shelf[] = [];
  let [isComplete, isDropped] = [false, false];
  return {
    keep: async () => {
      if ((await table.countRows()) > MOST_PAPERS) return;
      for await (const batch of table.query().select(['title', 'terms']).withRowId()) {
        if (isDropped) return;
        shelves.push(shelfOf(batch, code));
      }
      isComplete = !isDropped;
    },
    drop: () => {
      [shelves, isComplete, isDropped] = [[], false, true];
    },
    finder: () => (isComplete ? (keys) => rowsIn(shelves, keys, code) : undefined),
  };
}

/** The words of all in one block: many small ones would weigh more than what they hold. */
function rowsIn(shelves: readonly Shelf[], keys: readonly number[], code: WordCode): Held[] {
  const rows = keys.flatMap((key) => rowIn(shelves, key) ?? []);
  const block = new Uint32Array(rows.reduce((bytes, { terms }) => bytes + terms.length, 0));
  let end = 0;
  return rows.map(({ key, title, terms }) => {
    const from = end;
    end = code.read(terms, HEAD, block, from);
    return { key, title: title.toString(), ...heldIn(block.subarray(from, end)) };
  });
}

interface KeptRow {
  readonly key: number;
  readonly title: Buffer;
  readonly terms: Buffer;
}

function rowIn(shelves: readonly Shelf[], key: number): KeptRow | undefined {
  const shelf = shelves[placeOf(shelves.length, (at) => shelves[at]?.keys[0] ?? 0, key)];
  const place = shelf ? placeOf(shelf.keys.length, (at) => shelf.keys[at] ?? 0, key) : -1;
  if (!shelf || shelf.keys[place] !== key) return undefined;
  return { key, title: textAt(shelf.titles, place), terms: textAt(shelf.terms, place) };
}

function textAt({ bytes, starts }: Texts, place: number): Buffer {
  return bytes.subarray(starts[place], starts[place + 1]);
}

/** The last place whose key is not above this one; -1 where all are (binary search). */
function placeOf(length: number, keyAt: (place: number) => number, key: number): number {
  let [from, to] = [0, length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (keyAt(middle) <= key) from = middle + 1;
    else to = middle;
  }
  return from - 1;
}

/** Copies, as a batch holds on to much more. */
function shelfOf(batch: RowBatch, code: WordCode): Shelf {
  const columnOf = (name: string) => batch.getChild(name)?.data[0] ?? NO_TEXTS;
  const keys = Float64Array.from(batch.getChild('_rowid') ?? [], Number);
  return { keys, titles: copied(columnOf('title')), terms: coded(columnOf('terms'), code) };
}

const NO_TEXTS: ColumnData = { values: new Uint8Array(), valueOffsets: new Int32Array(1) };

function copied({ values, valueOffsets }: ColumnData): Texts {
  const [from, to] = [valueOffsets[0] ?? 0, valueOffsets.at(-1) ?? 0];
  return { bytes: Buffer.from(values.slice(from, to).buffer), starts: valueOffsets.map((at) => at - from) };
}

function coded({ values, valueOffsets }: ColumnData, code: WordCode): Texts {
  const bytes = createByteList();
  const starts = valueOffsets.map((from, row) => {
    const start = bytes.length();
    const to = valueOffsets[row + 1];
    if (to !== undefined) code.write(bytes, numbersIn(values.subarray(from, to)), HEAD);
    return start;
  });
  return { bytes: Buffer.from(bytes.all()), starts };
}
