/** What a paper's meaning tells of it as an answer: how near it lies to the question, to the first answers and to others. */
import type { Asked, Met } from './asked.js';
import { addRow, DIMENSIONS, type Latent, product, unitRows } from './latent.js';
import type { Candidate } from './paper-index.js';
import { type PaperTerms, termOf } from './paper-terms.js';

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
  const count = candidates.length;
  const bag = createBag(latent);
  const nearness = createNearness(asked, latent);
  const texts = new Float32Array(count * DIMENSIONS);
  const [company, titleCompany] = [new Float32Array(count), new Float32Array(count)];
  for (const [row, { terms }] of candidates.entries()) {
    bag.fill(terms);
    for (let at = 0; at < bag.size(); at++) {
      const place = bag.places[at] ?? 0;
      const weight = (1 + Math.log(bag.times[at] ?? 1)) * (latent.telling[place] ?? 0);
      addRow(texts, row, latent.vectors, place, weight);
    }
    const { title, whole } = nearness(bag, met[row]);
    company[row] = whole;
    titleCompany[row] = title;
  }
  unitRows(texts);
  const question = questionVector(asked, latent);
  const first = centroid(texts, Math.min(FEEDBACK, count));
  const cosines = (other: Float32Array) =>
    Float32Array.from({ length: count }, (_, row) => product(texts, row, other, 0));
  return {
    meaning: cosines(question),
    feedback: cosines(first),
    company,
    titleCompany,
    neighbours: Float32Array.from({ length: count }, (_, row) => neighboursOf(row, texts, words)),
  };
}

function questionVector({ terms }: Asked, { place, vectors }: Latent): Float32Array {
  const sum = new Float32Array(DIMENSIONS);
  for (const { termKey, worth } of terms) {
    if (place(termKey) >= 0) addRow(sum, 0, vectors, place(termKey), worth);
  }
  return unitRows(sum);
}

function centroid(texts: Float32Array, rows: number): Float32Array {
  const sum = new Float32Array(DIMENSIONS);
  for (let row = 0; row < rows; row++) addRow(sum, 0, texts, row, 1);
  return unitRows(sum);
}

/** The terms of one paper that have a meaning, each once, those of the title first; filled anew for each paper. */
interface Bag {
  fill(terms: PaperTerms): void;
  /** How many there are, and how many of them stand in the title. */
  size(): number;
  inTitle(): number;
  readonly places: Int32Array;
  readonly times: Int32Array;
}

function createBag({ place, telling }: Latent): Bag {
  const places = new Int32Array(telling.length);
  const times = new Int32Array(telling.length);
  /** Where in the bag a place stands, from 1. */
  const standing = new Int32Array(telling.length);
  let [size, inTitle] = [0, 0];
  const add = (words: Uint32Array) => {
    for (let at = 0; at < words.length; at++) {
      const found = place(termOf(words[at] ?? 0));
      if (found < 0) continue;
      const stands = standing[found] ?? 0;
      if (stands > 0) {
        times[stands - 1] = (times[stands - 1] ?? 0) + 1;
        continue;
      }
      places[size] = found;
      times[size] = 1;
      size += 1;
      standing[found] = size;
    }
  };
  return {
    fill: ({ title, abstract }) => {
      for (let at = 0; at < size; at++) standing[places[at] ?? 0] = 0;
      size = 0;
      add(title);
      inTitle = size;
      add(abstract);
    },
    size: () => size,
    inTitle: () => inTitle,
    places,
    times,
  };
}

/** The mean nearness of the asked terms, weighed by worth, to the nearest terms of title and whole paper. */
function createNearness(
  { terms, total }: Asked,
  { place, units, telling }: Latent,
): (bag: Bag, met: Met | undefined) => { readonly title: number; readonly whole: number } {
  const asked = terms.map(({ termKey }) => place(termKey));
  const count = asked.length;
  /** A row for each place that was met: how near each asked term is. */
  let near = new Float32Array(NEAR_AT_FIRST * count);
  let rows = 0;
  /** Which row is a place's, from 1. */
  const rowOf = new Int32Array(telling.length);
  const nearnessOf = (found: number): number => {
    const before = rowOf[found] ?? 0;
    if (before > 0) return before - 1;
    if ((rows + 1) * count > near.length) near = grown(near);
    for (const [at, one] of asked.entries()) {
      const value = one < 0 ? 0 : one === found ? 1 : product(units, one, units, found);
      near[rows * count + at] = value;
    }
    rows += 1;
    rowOf[found] = rows;
    return rows - 1;
  };
  const best = new Float32Array(count);
  const mean = () => {
    let sum = 0;
    for (let at = 0; at < count; at++) sum += (terms[at]?.worth ?? 0) * (best[at] ?? 0);
    return sum / total;
  };
  const raise = (places: Int32Array, from: number, to: number) => {
    for (let at = from; at < to; at++) {
      const row = nearnessOf(places[at] ?? 0) * count;
      for (let term = 0; term < count; term++) {
        const value = near[row + term] ?? 0;
        if (value > (best[term] ?? 0)) best[term] = value;
      }
    }
  };
  const mark = (met: Int16Array | undefined) => {
    for (let at = 0; at < (met?.length ?? 0); at++) if ((met?.[at] ?? -1) >= 0) best[met?.[at] ?? 0] = 1;
  };
  return (bag, met) => {
    best.fill(0);
    mark(met?.title);
    raise(bag.places, 0, bag.inTitle());
    const title = mean();
    mark(met?.abstract);
    raise(bag.places, bag.inTitle(), bag.size());
    return { title, whole: mean() };
  };
}

const NEAR_AT_FIRST = 4_096;

function grown(rows: Float32Array): Float32Array<ArrayBuffer> {
  const larger = new Float32Array(2 * rows.length);
  larger.set(rows);
  return larger;
}

/** The mean score of the papers nearest in meaning, the nearer counting more. */
function neighboursOf(self: number, texts: Float32Array, words: Float32Array): number {
  const among = Math.min(NEIGHBOURS.among, words.length);
  const nearest: { readonly near: number; readonly score: number }[] = [];
  for (let other = 0; other < among; other++) {
    if (other === self) continue;
    const near = Math.max(0, product(texts, self, texts, other));
    const last = nearest[NEIGHBOURS.nearest - 1];
    if (last && last.near >= near) continue;
    if (last) nearest.pop();
    const at = nearest.findIndex((one) => one.near < near);
    nearest.splice(at < 0 ? nearest.length : at, 0, { near, score: words[other] ?? 0 });
  }
  const all = nearest.reduce((sum, { near }) => sum + near, 0) || 1;
  return nearest.reduce((sum, { near, score }) => sum + near * score, 0) / all;
}
