/** What a paper's meaning tells of it as an answer: how near it lies to the question, to the first answers and to others. */
import type { Asked, Met } from './asked.js';
import type { Knowledge } from './knowledge.js';
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
  knowledge: Knowledge & { readonly latent: Latent },
): MeaningSignals {
  const { latent, tellingOf } = knowledge;
  const count = candidates.length;
  const read = createBagReader(latent);
  const nearness = createNearness(asked, latent);
  const texts = new Float32Array(count * DIMENSIONS);
  const [company, titleCompany] = [new Float32Array(count), new Float32Array(count)];
  for (const [row, { terms }] of candidates.entries()) {
    const bag = read(terms);
    for (const [at, place] of bag.places.entries()) {
      const weight = (1 + Math.log(bag.times[at] ?? 1)) * tellingOf(bag.termKeys[at] ?? 0);
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

/** The terms of a paper that have a meaning, each once, those of the title first. */
interface Bag {
  readonly places: readonly number[];
  readonly termKeys: readonly number[];
  readonly times: readonly number[];
  readonly inTitle: number;
}

function createBagReader({ place, units }: Latent): (terms: PaperTerms) => Bag {
  /** Where in the bag a place stands, from 1. */
  const standing = new Int32Array(units.length / DIMENSIONS);
  return ({ title, abstract }) => {
    const places: number[] = [];
    const termKeys: number[] = [];
    const times: number[] = [];
    const add = (words: Uint32Array) => {
      for (let at = 0; at < words.length; at++) {
        const key = termOf(words[at] ?? 0);
        const found = place(key);
        if (found < 0) continue;
        const stands = standing[found] ?? 0;
        if (stands > 0) {
          times[stands - 1] = (times[stands - 1] ?? 0) + 1;
          continue;
        }
        standing[found] = places.push(found);
        termKeys.push(key);
        times.push(1);
      }
    };
    add(title);
    const inTitle = places.length;
    add(abstract);
    for (const found of places) standing[found] = 0;
    return { places, termKeys, times, inTitle };
  };
}

/** The mean nearness of the asked terms, weighed by worth, to the nearest terms of title and whole paper. */
function createNearness(
  { terms, total }: Asked,
  { place, units }: Latent,
): (bag: Bag, met: Met | undefined) => { readonly title: number; readonly whole: number } {
  const asked = terms.map(({ termKey }) => place(termKey));
  const known = new Map<number, Float32Array>();
  const nearnessOf = (found: number): Float32Array => {
    const before = known.get(found);
    if (before) return before;
    const near = Float32Array.from(asked, (one) =>
      one < 0 ? 0 : one === found ? 1 : Math.max(0, product(units, one, units, found)),
    );
    known.set(found, near);
    return near;
  };
  const mean = (best: Float32Array) => {
    let sum = 0;
    for (let at = 0; at < best.length; at++) sum += (terms[at]?.worth ?? 0) * (best[at] ?? 0);
    return sum / total;
  };
  const raise = (best: Float32Array, places: readonly number[], from: number, to: number) => {
    for (let at = from; at < to; at++) {
      const near = nearnessOf(places[at] ?? 0);
      for (let term = 0; term < best.length; term++) {
        if ((near[term] ?? 0) > (best[term] ?? 0)) best[term] = near[term] ?? 0;
      }
    }
  };
  return ({ places, inTitle }, met) => {
    const best = new Float32Array(terms.length);
    for (const term of met?.title ?? []) if (term >= 0) best[term] = 1;
    raise(best, places, 0, inTitle);
    const title = mean(best);
    for (const term of met?.abstract ?? []) if (term >= 0) best[term] = 1;
    raise(best, places, inTitle, places.length);
    return { title, whole: mean(best) };
  };
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
