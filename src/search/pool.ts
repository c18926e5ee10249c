/** The terms of some papers that have a row, in a few long lists: what is computed of them is computed in one go. */
import { type PaperTerms, termOf } from './paper-terms.js';
import { DIMENSIONS, rowAt } from './row-math.js';
import type { Place, Room, RowSpace } from './row-space.js';

/** Each term once a paper, paper by paper, those of its title first. */
export interface Pool {
  /** The place of the term's row. */
  readonly places: Int32Array;
  /** Which of `distinct` it is. */
  readonly lines: Int32Array;
  /** How much it tells of its paper: how telling it is, the more the oftener it stands there. */
  readonly weights: Float32Array;
  /** Where the terms of each paper end, and those of its title. */
  readonly ends: Int32Array;
  readonly titleEnds: Int32Array;
  /** The places of all papers' terms, each once. */
  readonly distinct: Int32Array;
}

/** Terms that have a row. */
export interface PooledTerms {
  /** Which row is a term's; -1 for one that has none. */
  place(termKey: number): number;
  /** How telling each row's term is, in nats. */
  readonly telling: Float32Array;
}

export function readPool(papers: readonly PaperTerms[], { place, telling }: PooledTerms): Pool {
  const words = papers.reduce((sum, { title, abstract }) => sum + title.length + abstract.length, 0);
  const [places, lines, weights] = [new Int32Array(words), new Int32Array(words), new Float32Array(words)];
  const [ends, titleEnds] = [new Int32Array(papers.length), new Int32Array(papers.length)];
  const distinct = new Int32Array(Math.min(words, telling.length));
  const lineOf = new Int32Array(telling.length).fill(-1);
  const lastAt = new Int32Array(telling.length).fill(-1);
  let [size, different] = [0, 0];
  const add = (words: Uint32Array, start: number) => {
    for (let at = 0; at < words.length; at++) {
      const found = place(termOf(words[at] ?? 0));
      if (found < 0) continue;
      const before = lastAt[found] ?? -1;
      if (before >= start) {
        weights[before] = (weights[before] ?? 0) + 1;
        continue;
      }
      if (lineOf[found] === -1) {
        lineOf[found] = different;
        distinct[different] = found;
        different += 1;
      }
      places[size] = found;
      lines[size] = lineOf[found] ?? 0;
      weights[size] = 1;
      lastAt[found] = size;
      size += 1;
    }
  };
  for (const [row, { title, abstract }] of papers.entries()) {
    const start = size;
    add(title, start);
    titleEnds[row] = size;
    add(abstract, start);
    ends[row] = size;
  }
  for (let at = 0; at < size; at++) {
    weights[at] = (1 + Math.log(weights[at] ?? 1)) * (telling[places[at] ?? 0] ?? 0);
  }
  return {
    places: places.subarray(0, size),
    lines: lines.subarray(0, size),
    weights: weights.subarray(0, size),
    ends,
    titleEnds,
    distinct: distinct.subarray(0, different),
  };
}

/** A row a paper: the sum of its terms' rows, each times its weight. Takes a row a paper and two numbers a term of the room. */
export function sumsOf(
  { ends, places, weights }: Pool,
  rows: Place,
  space: RowSpace,
  room: Room,
): Float32Array<ArrayBuffer> {
  const sums = room.floats(ends.length * DIMENSIONS);
  const [at, times] = [room.integers(places), room.floats(weights.length)];
  times.set(weights);
  for (const [row, end] of ends.entries()) {
    const start = ends[row - 1] ?? 0;
    space.combine(rows, at.subarray(start, end), times.subarray(start, end), rowAt(sums, row));
  }
  return sums;
}
