/** Latent semantic analysis (Deerwester et al. 1990): terms that keep the same company point the same way. */

import { createKeyTable } from './key-table.js';
import { type PaperTerms, termOf } from './paper-terms.js';

/** What terms mean, as vectors of `DIMENSIONS` numbers; computed from the corpus itself, so nothing is downloaded. */
export interface Latent {
  /** The row of a term; -1 for one that stands in a single paper, or in none of those it was learnt from. */
  place(termKey: number): number;
  /** The rows one after the other: longer for a term that tells more of a text's meaning. */
  readonly vectors: Float32Array;
  /** The same rows, each of length 1. */
  readonly units: Float32Array;
  /** How telling each row's term is, in nats. */
  readonly telling: Float32Array;
}

/** The same as data, for another process or a restart. */
export interface LatentRecord {
  /** The key of each row's term. */
  readonly keys: Uint32Array;
  readonly vectors: Float32Array;
}

/** 64 found as much as 128 and 200 on five judged sets, in a third of the time. */
export const DIMENSIONS = 64;
const ROUNDS = 2;
/** Fewer papers tell nothing of a word's company; more than so many, evenly taken, tell nothing new. */
const FEWEST = 60;
const MOST = 5_000;

/** A paper as how often each term stands in it, by the term's key. */
type Counts = ReadonlyMap<number, number>;

/**
 * The leading right singular vectors of the papers' tf-idf matrix, by subspace iteration from a fixed start (Halko,
 * Martinsson and Tropp 2011): about 1 s for 5,000 abstracts. Absent for a corpus too small to learn from.
 *
 * @param telling how rare each term is, in nats
 */
export function learnLatent(
  papers: number,
  termsOf: (paper: number) => PaperTerms,
  tellingOf: (termKey: number) => number,
): LatentRecord | undefined {
  if (papers < FEWEST) return undefined;
  const step = Math.max(1, papers / MOST);
  const rows = Array.from({ length: Math.floor(papers / step) }, (_, row) =>
    countsOf(termsOf(Math.floor(row * step))),
  );
  const places = placesOf(rows);
  const sparse = rows.map((counts) => sparseRow(counts, places, tellingOf));
  let terms = startingPoint(places.size);
  const texts = new Float32Array(sparse.length * DIMENSIONS);
  for (let round = 0; round <= ROUNDS; round++) {
    texts.fill(0);
    for (const [row, { at, weight }] of sparse.entries()) {
      for (const [n, place] of at.entries()) addRow(texts, row, terms, place, weight[n] ?? 0);
    }
    orthonormalize(texts, sparse.length);
    terms = new Float32Array(places.size * DIMENSIONS);
    for (const [row, { at, weight }] of sparse.entries()) {
      for (const [n, place] of at.entries()) addRow(terms, place, texts, row, weight[n] ?? 0);
    }
    orthonormalize(terms, places.size);
  }
  return { keys: Uint32Array.from(places.keys()), vectors: terms };
}

export function latentOf({ keys, vectors }: LatentRecord, tellingOf: (termKey: number) => number): Latent {
  const { place } = createKeyTable(keys);
  return { place, vectors, units: unitRows(vectors.slice()), telling: Float32Array.from(keys, tellingOf) };
}

/** The sum of the products of two rows' numbers: of unit vectors, their cosine. Four sums at a time, which do not wait for each other. */
export function product(a: Float32Array, rowOfA: number, b: Float32Array, rowOfB: number): number {
  let [atA, atB] = [rowOfA * DIMENSIONS, rowOfB * DIMENSIONS];
  const end = atA + DIMENSIONS;
  let [first, second, third, fourth] = [0, 0, 0, 0];
  for (; atA < end; atA += 4, atB += 4) {
    first += (a[atA] ?? 0) * (b[atB] ?? 0);
    second += (a[atA + 1] ?? 0) * (b[atB + 1] ?? 0);
    third += (a[atA + 2] ?? 0) * (b[atB + 2] ?? 0);
    fourth += (a[atA + 3] ?? 0) * (b[atB + 3] ?? 0);
  }
  return first + second + third + fourth;
}

/** Adds one row to another, so many times. */
export function addRow(
  target: Float32Array,
  row: number,
  source: Float32Array,
  from: number,
  times: number,
): void {
  let [to, at] = [row * DIMENSIONS, from * DIMENSIONS];
  const end = to + DIMENSIONS;
  for (; to < end; to += 4, at += 4) {
    target[to] = (target[to] ?? 0) + times * (source[at] ?? 0);
    target[to + 1] = (target[to + 1] ?? 0) + times * (source[at + 1] ?? 0);
    target[to + 2] = (target[to + 2] ?? 0) + times * (source[at + 2] ?? 0);
    target[to + 3] = (target[to + 3] ?? 0) + times * (source[at + 3] ?? 0);
  }
}

/** Scales each row to length 1, in place; zeros stay zeros. */
export function unitRows(rows: Float32Array): Float32Array {
  for (let row = 0; row * DIMENSIONS < rows.length; row++) {
    const length = Math.sqrt(product(rows, row, rows, row)) || 1;
    const end = (row + 1) * DIMENSIONS;
    for (let at = row * DIMENSIONS; at < end; at++) rows[at] = (rows[at] ?? 0) / length;
  }
  return rows;
}

function countsOf({ title, abstract }: PaperTerms): Counts {
  const counts = new Map<number, number>();
  for (const part of [title, abstract]) {
    for (const word of part) counts.set(termOf(word), (counts.get(termOf(word)) ?? 0) + 1);
  }
  return counts;
}

/** The terms that stand in two papers at least, numbered. */
function placesOf(rows: readonly Counts[]): ReadonlyMap<number, number> {
  const seen = new Map<number, number>();
  for (const counts of rows) for (const key of counts.keys()) seen.set(key, (seen.get(key) ?? 0) + 1);
  return new Map([...seen].filter(([, papers]) => papers > 1).map(([key], place) => [key, place]));
}

interface SparseRow {
  readonly at: readonly number[];
  readonly weight: Float32Array;
}

function sparseRow(
  counts: Counts,
  places: ReadonlyMap<number, number>,
  tellingOf: (termKey: number) => number,
): SparseRow {
  const known = [...counts].flatMap(([key, count]) => {
    const place = places.get(key);
    return place === undefined ? [] : [{ place, weight: (1 + Math.log(count)) * tellingOf(key) }];
  });
  return {
    at: known.map(({ place }) => place),
    weight: ofLengthOne(Float32Array.from(known, ({ weight }) => weight)),
  };
}

function ofLengthOne(weights: Float32Array): Float32Array {
  const length = Math.sqrt(weights.reduce((sum, weight) => sum + weight * weight, 0)) || 1;
  return weights.map((weight) => weight / length);
}

/** Modified Gram-Schmidt over the columns. */
function orthonormalize(matrix: Float32Array, rows: number): void {
  for (let column = 0; column < DIMENSIONS; column++) {
    for (let before = 0; before < column; before++) {
      const shared = columnProduct(matrix, rows, before, column);
      for (let row = 0; row < rows; row++) {
        const at = row * DIMENSIONS;
        matrix[at + column] = (matrix[at + column] ?? 0) - shared * (matrix[at + before] ?? 0);
      }
    }
    const length = Math.sqrt(columnProduct(matrix, rows, column, column)) || 1;
    for (let row = 0; row < rows; row++) {
      const at = row * DIMENSIONS + column;
      matrix[at] = (matrix[at] ?? 0) / length;
    }
  }
}

function columnProduct(matrix: Float32Array, rows: number, a: number, b: number): number {
  let sum = 0;
  for (let row = 0; row < rows; row++) {
    sum += (matrix[row * DIMENSIONS + a] ?? 0) * (matrix[row * DIMENSIONS + b] ?? 0);
  }
  return sum;
}

/** Numbers without a pattern, the same every time (a linear congruential generator; Knuth's constants). */
function startingPoint(terms: number): Float32Array {
  let state = 7;
  return Float32Array.from({ length: terms * DIMENSIONS }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32 - 0.5;
  });
}
