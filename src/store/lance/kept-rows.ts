/** Titles and terms of all papers in memory, without gaps: to look up some hundred rows of a table takes longer than to rank them. */
import type { ColumnData, RowBatch, Table } from '@lancedb/lancedb';
import { type Held, unpacked } from './papers-table.js';

/** Of a larger corpus nothing is kept; each paper takes about 450 bytes. */
const MOST_PAPERS = 1_000_000;

export interface RowKeeper {
  /** Reads the rows, a thousand at a time. */
  keep(): Promise<void>;
  /** Lets go of them for good. */
  drop(): void;
  /** Finds a row by its id; absent until all are kept. */
  finder(): ((key: number) => Held | undefined) | undefined;
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

export function createRowKeeper(table: Table): RowKeeper {
  let shelves: Shelf[] = [];
  let [isComplete, isDropped] = [false, false];
  return {
    keep: async () => {
      if ((await table.countRows()) > MOST_PAPERS) return;
      for await (const batch of table.query().select(['title', 'terms']).withRowId()) {
        if (isDropped) return;
        shelves.push(shelfOf(batch));
      }
      isComplete = !isDropped;
    },
    drop: () => {
      [shelves, isComplete, isDropped] = [[], false, true];
    },
    finder: () => (isComplete ? (key) => rowIn(shelves, key) : undefined),
  };
}

function rowIn(shelves: readonly Shelf[], key: number): Held | undefined {
  const shelf = shelves[placeOf(shelves.length, (at) => shelves[at]?.keys[0] ?? 0, key)];
  const place = shelf ? placeOf(shelf.keys.length, (at) => shelf.keys[at] ?? 0, key) : -1;
  if (!shelf || shelf.keys[place] !== key) return undefined;
  const title = textAt(shelf.titles, place).toString();
  return { key, title, ...unpacked(textAt(shelf.terms, place)) };
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
function shelfOf(batch: RowBatch): Shelf {
  const textsOf = (name: string): Texts => {
    const [data] = batch.getChild(name)?.data ?? [];
    const { values, valueOffsets } = data ?? NO_TEXTS;
    const [from, to] = [valueOffsets[0] ?? 0, valueOffsets.at(-1) ?? 0];
    return { bytes: Buffer.from(values.slice(from, to).buffer), starts: valueOffsets.map((at) => at - from) };
  };
  const keys = Float64Array.from(batch.getChild('_rowid') ?? [], Number);
  return { keys, titles: textsOf('title'), terms: textsOf('terms') };
}

const NO_TEXTS: ColumnData = { values: new Uint8Array(), valueOffsets: new Int32Array(1) };
