/** What a paper's meaning tells of it as an answer: how near it lies to the question, to the first answers and to others. */
import { type Asked, type Met, UNMET } from './asked.js';
import { type Latent, meaningOf } from './latent.js';
import type { Candidate } from './paper-index.js';
import { type Pool, readPool, sumsOf } from './pool.js';
import { addRow, DIMENSIONS, rowAt, unitRows } from './row-math.js';
import type { Room } from './row-space.js';

/** One number a candidate each, between about 0 and 1. */
export interface MeaningSignals {
  /** The cosine of question and paper. */
  readonly meaning: Float32Array;
  /** The cosine of the paper and the common meaning of the first answers (pseudo-relevance feedback, Rocchio 1971). */
  readonly feedback: Float32Array;
  /** How near each asked term is, at best, to a term of the paper: a word's company stands in for the word. */
  readonly company: Float32Array;
  /** The same within the title. */
  readonly titleCompany: Float32Array;
  /** How well the papers nearest in meaning answer by their words: like papers answer alike (van Rijsbergen 1979). */
  readonly neighbours: Float32Array;
}

/** Of so many first answers the common meaning is taken. */
const FEEDBACK = 5;
const NEIGHBOURS = { among: 100, nearest: 8 };

/**
 * @param met where each candidate's words meet the question's
 * @param words each candidate's score by its words, best first
 */
export function meaningSignals(
  asked: Asked,
  candidates: readonly Candidate[],
  met: readonly Met[],
  words: Float32Array,
  latent: Latent,
): MeaningSignals {
  const question = meaningOf(latent, questionTerms(asked));
  const pool = readPool(
    candidates.map(({ terms }) => terms),
    latent,
  );
  const room = latent.space.room(roomFor(pool, asked));
  const texts = unitRows(sumsOf(pool, latent.subjects, latent.space, room));
  const cosines = cosinesBetween(texts, latent, room);
  return {
    meaning: cosines(question, 1),
    feedback: cosines(centroid(texts, Math.min(FEEDBACK, candidates.length)), 1),
    ...companyOf(asked, met, pool, latent, room),
    neighbours: neighboursOf(cosines(texts, Math.min(NEIGHBOURS.among, candidates.length)), words),
  };
}

function questionTerms({ terms }: Asked): readonly { readonly termKey: number; readonly weight: number }[] {
  return terms.map(({ termKey, worth }) => ({ termKey, weight: worth }));
}

/** In numbers: all that is taken of a room for one question. */
function roomFor({ ends, places, distinct }: Pool, { terms }: Asked): number {
  const [papers, width] = [ends.length, columnsFor(terms.length)];
  const forTexts = papers * DIMENSIONS + 2 * places.length;
  const forCosines = papers + (2 + NEIGHBOURS.among) * (papers + DIMENSIONS);
  const forCompany = places.length + width + distinct.length * (1 + width) + terms.length * DIMENSIONS;
  return forTexts + forCosines + forCompany;
}

function centroid(texts: Float32Array, rows: number): Float32Array {
  const sum = new Float32Array(DIMENSIONS);
  for (let row = 0; row < rows; row++) addRow(sum, 0, texts, row, 1);
  return unitRows(sum);
}

/** Of each paper with each of the first rows of another list: as many numbers a paper. */
function cosinesBetween(
  texts: Float32Array,
  { space }: Latent,
  room: Room,
): (others: Float32Array, rows: number) => Float32Array {
  const papers = texts.length / DIMENSIONS;
  const all = room.integers(Int32Array.from({ length: papers }, (_, row) => row));
  return (others, rows) => {
    const some = room.floats(rows * DIMENSIONS);
    some.set(others.subarray(0, some.length));
    const cosines = room.floats(papers * rows);
    space.multiply(some, rows, texts, all, cosines, rows);
    return cosines.slice();
  };
}

/** The mean nearness of the asked terms, weighed by worth, to the nearest terms of title and whole paper. */
function companyOf(
  { terms, total }: Asked,
  met: readonly Met[],
  { ends, titleEnds, lines, distinct }: Pool,
  latent: Latent,
  room: Room,
): Pick<MeaningSignals, 'company' | 'titleCompany'> {
  const { space } = latent;
  const near = nearness(
    terms.map(({ termKey }) => latent.place(termKey)),
    distinct,
    latent,
    room,
  );
  const at = room.integers(lines);
  const best = room.floats(columnsFor(terms.length));
  const mean = () => terms.reduce((sum, { worth }, term) => sum + worth * (best[term] ?? 0), 0) / total;
  /** Nothing is nearer than a term to itself. */
  const mark = (places: readonly number[], from: number, to: number) => {
    for (let one = from; one < to; one++) best[places[one] ?? 0] = 1;
  };
  const [company, titleCompany] = [new Float32Array(ends.length), new Float32Array(ends.length)];
  for (const [row, end] of ends.entries()) {
    const { places, inTitle } = met[row] ?? UNMET;
    best.fill(0);
    space.raise(best, near, at.subarray(ends[row - 1] ?? 0, titleEnds[row]));
    mark(places, 0, inTitle);
    titleCompany[row] = mean();
    space.raise(best, near, at.subarray(titleEnds[row], end));
    mark(places, inTitle, places.length);
    company[row] = mean();
  }
  return { company, titleCompany };
}

/** How near each asked term, by the place of its row or -1, is to each of the others: a line of columns for each of these. */
function nearness(asked: readonly number[], others: Int32Array, latent: Latent, room: Room): Float32Array {
  const { space, companies } = latent;
  const rows = room.floats(asked.length * DIMENSIONS);
  const known = space.view(companies);
  for (const [term, place] of asked.entries()) if (place >= 0) rowAt(rows, term).set(rowAt(known, place));
  const columns = columnsFor(asked.length);
  const near = room.floats(others.length * columns);
  space.multiply(rows, asked.length, companies, room.integers(others), near, columns);
  return near;
}

/** Four numbers are compared at a time. */
function columnsFor(terms: number): number {
  return Math.ceil(terms / 4) * 4;
}

/** The mean score of the papers nearest in meaning, the nearer counting more, of each paper. */
function neighboursOf(cosines: Float32Array, words: Float32Array): Float32Array {
  const { nearest } = NEIGHBOURS;
  const among = cosines.length / (words.length || 1);
  const [near, score] = [new Float32Array(nearest), new Float32Array(nearest)];
  return words.map((_, self) => {
    let held = 0;
    for (let other = 0; other < among; other++) {
      const cosine = Math.max(0, cosines[self * among + other] ?? 0);
      if (other === self || (held === nearest && cosine <= (near[held - 1] ?? 0))) continue;
      let at = held < nearest ? held++ : held - 1;
      for (; at > 0 && (near[at - 1] ?? 0) < cosine; at--) {
        near[at] = near[at - 1] ?? 0;
        score[at] = score[at - 1] ?? 0;
      }
      near[at] = cosine;
      score[at] = words[other] ?? 0;
    }
    let [sum, all] = [0, 0];
    for (let at = 0; at < held; at++) {
      sum += (near[at] ?? 0) * (score[at] ?? 0);
      all += near[at] ?? 0;
    }
    return sum / (all || 1);
  });
}
