/**
 * What terms mean: which keep the same company (latent semantic analysis, Deerwester et al. 1990), and which make a text's
 * subject (`title-lessons.ts`).
 */

import { createKeyTable } from './key-table.js';
import { type PaperTerms, termOf } from './paper-terms.js';
import type { PooledTerms } from './pool.js';
import { addRow, DIMENSIONS, unitRows } from './row-math.js';
import { createRowSpace, type Place, type RowSpace, type Table } from './row-space.js';
import { learnFromTitles } from './title-lessons.js';

/**
 * What terms mean, as rows of `DIMENSIONS` numbers; learnt from the corpus itself, so nothing is downloaded. A term has
 * no row that stands in fewer than two of the papers it was learnt from.
 */
export interface Latent extends PooledTerms {
  /** Where the rows are, and added and multiplied. */
  readonly space: RowSpace;
  /** Their sum is what a text is about; longer for a term that tells more of it. */
  readonly subjects: Place;
  /** Which terms keep the same company: rows of length 1. */
  readonly companies: Table;
}

/** The same as data, for another process or a restart. */
export interface LatentRecord {
  /** The key of each row's term. */
  readonly keys: Uint32Array;
  readonly subjects: Float32Array;
  readonly companies: Float32Array;
}

const ROUNDS = 2;
/** Fewer papers tell nothing of a word's company; more than so many, evenly taken, tell nothing new. */
const FEWEST = 60;
const MOST = 5_000;

/** A paper as how often each term stands in it, by the term's key. */
type Counts = ReadonlyMap<number, number>;

/**
 * Companies are the leading right singular vectors of the papers' tf-idf matrix, by subspace iteration from a fixed start
 * (Halko, Martinsson and Tropp 2011); subjects what titles teach of them (`title-lessons.ts`): about 5 s for
 * 5,000 abstracts. Absent for a corpus too small to learn from.
 *
 * @param tellingOf how rare each term is, in nats
 */
export function learnLatent(
  papers: number,
  termsOf: (paper: number) => PaperTerms,
  tellingOf: (termKey: number) => number,
): LatentRecord | undefined {
  if (papers < FEWEST) return undefined;
  const step = Math.max(1, papers / MOST);
  const some = Array.from({ length: Math.floor(papers / step) }, (_, row) => termsOf(Math.floor(row * step)));
  const counts = some.map(countsOf);
  const places = placesOf(counts);
  const vectors = singularVectors(
    counts.map((counts) => sparseRow(counts, places, tellingOf)),
    places.size,
  );
  const keys = Uint32Array.from(places.keys());
  const terms = { place: createKeyTable(keys).place, telling: Float32Array.from(keys, tellingOf) };
  return { keys, subjects: learnFromTitles(vectors, some, terms), companies: unitRows(vectors) };
}

/** A row a term. */
function singularVectors(texts: readonly SparseRow[], terms: number): Float32Array {
  let ofTerms = startingPoint(terms);
  const ofTexts = new Float32Array(texts.length * DIMENSIONS);
  for (let round = 0; round <= ROUNDS; round++) {
    ofTexts.fill(0);
    for (const [row, { at, weight }] of texts.entries()) {
      for (const [n, place] of at.entries()) addRow(ofTexts, row, ofTerms, place, weight[n] ?? 0);
    }
    orthonormalize(ofTexts, texts.length);
    ofTerms = new Float32Array(terms * DIMENSIONS);
    for (const [row, { at, weight }] of texts.entries()) {
      for (const [n, place] of at.entries()) addRow(ofTerms, place, ofTexts, row, weight[n] ?? 0);
    }
    orthonormalize(ofTerms, terms);
  }
  return ofTerms;
}

export function latentOf(
  { keys, subjects, companies }: LatentRecord,
  tellingOf: (termKey: number) => number,
): Latent {
  const { place } = createKeyTable(keys);
  const { space, places } = createRowSpace({ subjects, companies });
  return { place, space, ...places, telling: Float32Array.from(keys, tellingOf) };
}

/** What terms mean together, of length 1: the sum of their rows, each times its weight. Zeros where none has a row. */
export function meaningOf(
  { place, space, subjects }: Latent,
  terms: readonly { readonly termKey: number; readonly weight: number }[],
): Float32Array {
  const known = terms.filter(({ termKey }) => place(termKey) >= 0);
  const room = space.room(2 * known.length + DIMENSIONS);
  const places = room.integers(known.map(({ termKey }) => place(termKey)));
  const weights = room.floats(known.length);
  weights.set(known.map(({ weight }) => weight));
  const sum = room.floats(DIMENSIONS);
  space.combine(subjects, places, weights, sum);
  return unitRows(sum.slice());
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
