/**
 * Teaches the rows of terms which words make a text's subject: they move until a title, or a passage of an abstract, lies
 * nearer to its own paper than to others' (contrastive learning, InfoNCE: van den Oord et al. 2018), each term by smaller
 * steps the more it has moved (Adagrad: Duchi et al. 2011). It comes out the same every time.
 */
import { type Random, seededRandom } from '../lib/random.js';
import type { PaperTerms } from './paper-terms.js';
import { type Pool, type PooledTerms, readPool, sumsOf } from './pool.js';
import { addRow, DIMENSIONS, rowAt, rowLength, rowProduct, scaleRow } from './row-math.js';
import { createRowSpace, type Room, type RowSpace, type Table } from './row-space.js';

/** So many papers are told apart at a time: of fewer, what is learnt hangs on which these are. */
const BATCH = 512;
const ROUNDS = 10;
/** A step's length to begin with, as a share of what the rows' numbers are on average (their root mean square). */
const RATE = 0.3;
/** The lower, the more only the nearest of the other papers count. */
const TEMPERATURE = 0.2;
/** So many lessons ask with a passage of so many words, which the paper then goes without; the others with the title. */
const PASSAGE = { share: 0.25, words: 12 };

/** @param rows what to start from, a row a term; stays as it is */
export function learnFromTitles(
  rows: Float32Array,
  papers: readonly PaperTerms[],
  terms: PooledTerms,
): Float32Array {
  const { space, places } = createRowSpace({ rows });
  const usable = papers.filter(({ title, abstract }) => title.length > 0 && abstract.length > 0);
  const size = Math.min(BATCH, usable.length);
  const steps = ROUNDS * Math.floor(usable.length / (size || 1));
  const random = seededRandom(1);
  const usual = Math.sqrt(rows.reduce((sum, value) => sum + value * value, 0) / (rows.length || 1));
  const slopesMet = new Float32Array(rows.length / DIMENSIONS);
  for (let step = 0; step < steps; ) {
    shuffle(usable, random);
    for (let start = 0; start + size <= usable.length; start += size, step++) {
      const lessons = usable.slice(start, start + size).map((paper) => lessonOf(paper, random));
      const texts = [...lessons.map(({ asks }) => asks), ...lessons.map(({ answers }) => answers)];
      const rate = usual * RATE * (1 - step / steps);
      learnFrom(readPool(texts, terms), space, places.rows, (place, slope) => {
        slopesMet[place] = (slopesMet[place] ?? 0) + slope;
        return rate / (Math.sqrt(slopesMet[place] ?? 0) || 1);
      });
    }
  }
  return space.view(places.rows).slice();
}

/** Fisher and Yates, in place. */
function shuffle<Item>(items: Item[], random: Random): void {
  for (let last = items.length - 1; last > 0; last--) {
    const other = random() % (last + 1);
    const [a, b] = [items[last], items[other]];
    if (a !== undefined && b !== undefined) [items[last], items[other]] = [b, a];
  }
}

/** What asks, and the paper that answers. */
interface Lesson {
  readonly asks: PaperTerms;
  readonly answers: PaperTerms;
}

function lessonOf({ title, abstract }: PaperTerms, random: Random): Lesson {
  const { share, words } = PASSAGE;
  if (abstract.length <= 2 * words || random() >= share * 2 ** 32)
    return { asks: { title, abstract: NONE }, answers: { title, abstract } };
  const from = random() % (abstract.length - words + 1);
  const rest = new Uint32Array(abstract.length - words);
  rest.set(abstract.subarray(0, from));
  rest.set(abstract.subarray(from + words), from);
  return {
    asks: { title: NONE, abstract: abstract.subarray(from, from + words) },
    answers: { title, abstract: rest },
  };
}

const NONE = new Uint32Array();

/**
 * One step down the slope of the loss.
 *
 * @param pool those that ask, and in the same order those that answer
 * @param pace how far a term's row goes along its slope, by the mean square of the slope's numbers
 */
function learnFrom(
  pool: Pool,
  space: RowSpace,
  rows: Table,
  pace: (place: number, slope: number) => number,
): void {
  const size = pool.ends.length / 2;
  const room = space.room(roomFor(pool));
  const texts = sumsOf(pool, rows, space, room);
  const lengths = Float32Array.from(pool.ends, (_, text) => rowLength(texts, text) || 1);
  for (const [text, length] of lengths.entries()) scaleRow(texts, text, 1 / length);
  const slopes = slopesOfTexts(texts, size, space, room);
  for (const [text, length] of lengths.entries()) {
    // What points along a text changes its length alone, which does not count.
    addRow(slopes, text, texts, text, -rowProduct(slopes, text, texts, text));
    scaleRow(slopes, text, 1 / length);
  }
  const { starts, holders, weights } = holdersOf(pool, room);
  const slope = room.floats(DIMENSIONS);
  const learnt = space.view(rows);
  for (const [line, place] of pool.distinct.entries()) {
    const [from, to] = [starts[line], starts[line + 1]];
    space.combine(slopes, holders.subarray(from, to), weights.subarray(from, to), slope);
    addRow(learnt, place, slope, 0, -pace(place, rowProduct(slope, 0, slope, 0) / DIMENSIONS));
  }
}

/** In numbers: all that is taken of a room for one step. */
function roomFor({ ends, places }: Pool): number {
  const size = ends.length / 2;
  return 4 * places.length + (2 * ends.length + 1) * DIMENSIONS + 2 * size * size + size;
}

/**
 * How the loss rises along each text. It is what it would tell (-ln p), in the mean over all pairs, to pick the paper that
 * answers among all by its cosine, and the one that asks.
 */
function slopesOfTexts(texts: Float32Array, size: number, space: RowSpace, room: Room): Float32Array {
  const [asking, answering] = [texts, texts.subarray(size * DIMENSIONS)];
  const each = room.integers(Int32Array.from({ length: size }, (_, row) => row));
  const cosines = room.floats(size * size);
  space.multiply(answering, size, asking, each, cosines, size);
  const [lines, columns] = [slopesOfCosines(cosines, size), room.floats(size * size)];
  for (let line = 0; line < size; line++) {
    for (let column = 0; column < size; column++)
      columns[column * size + line] = lines[line * size + column] ?? 0;
  }
  const slopes = room.floats(texts.length);
  for (let text = 0; text < size; text++) {
    const [from, to] = [text * size, (text + 1) * size];
    space.combine(answering, each, lines.subarray(from, to), rowAt(slopes, text));
    space.combine(asking, each, columns.subarray(from, to), rowAt(slopes, size + text));
  }
  return slopes;
}

/** In place: how the loss rises with each cosine, a line for each that asks. */
function slopesOfCosines(cosines: Float32Array, size: number): Float32Array {
  const [ofLine, ofColumn] = [new Float64Array(size), new Float64Array(size)];
  for (let line = 0; line < size; line++) {
    for (let column = 0; column < size; column++) {
      const at = line * size + column;
      const likely = Math.exp(((cosines[at] ?? 0) - 1) / TEMPERATURE);
      cosines[at] = likely;
      ofLine[line] = (ofLine[line] ?? 0) + likely;
      ofColumn[column] = (ofColumn[column] ?? 0) + likely;
    }
  }
  const [lineShare, columnShare] = [ofLine.map((sum) => 0.5 / sum), ofColumn.map((sum) => 0.5 / sum)];
  for (let line = 0; line < size; line++) {
    for (let column = 0; column < size; column++) {
      const at = line * size + column;
      const share = (cosines[at] ?? 0) * ((lineShare[line] ?? 0) + (columnShare[column] ?? 0));
      cosines[at] = (share - (line === column ? 1 : 0)) / (TEMPERATURE * size);
    }
  }
  return cosines;
}

interface Holders {
  /** Where those of each term begin, by the term's line, and where the last end. */
  readonly starts: Int32Array;
  /** The texts that hold it, and what it counts in each. */
  readonly holders: Int32Array;
  readonly weights: Float32Array;
}

/** The pool sorted by terms (counting sort). */
function holdersOf({ lines, weights, ends, distinct }: Pool, room: Room): Holders {
  const starts = new Int32Array(distinct.length + 1);
  for (const line of lines) starts[line + 1] = (starts[line + 1] ?? 0) + 1;
  for (let line = 0; line < distinct.length; line++) {
    starts[line + 1] = (starts[line + 1] ?? 0) + (starts[line] ?? 0);
  }
  const next = starts.slice();
  const [holders, sorted] = [room.integers(new Int32Array(lines.length)), room.floats(lines.length)];
  for (const [text, end] of ends.entries()) {
    for (let at = ends[text - 1] ?? 0; at < end; at++) {
      const line = lines[at] ?? 0;
      const to = next[line] ?? 0;
      holders[to] = text;
      sorted[to] = weights[at] ?? 0;
      next[line] = to + 1;
    }
  }
  return { starts, holders, weights: sorted };
}
