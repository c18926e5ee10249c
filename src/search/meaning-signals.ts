/** What a paper's meaning tells of it as an answer: how near it lies to the question, to the first answers and to others. */
import { type Asked, type Met, UNMET } from './asked.js';
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
    addTerms(texts, row, bag, latent);
    const { title, whole } = nearness(bag, met[row]);
    company[row] = whole;
    titleCompany[row] = title;
  }
  unitRows(texts);
  const question = questionVector(asked, latent);
  const first = centroid(texts, Math.min(FEEDBACK, count));
  const cosines = (other: Float32Array) => {
    const all = new Float32Array(count);
    for (let row = 0; row < count; row++) all[row] = product(texts, row, other, 0);
    return all;
  };
  return {
    meaning: cosines(question),
    feedback: cosines(first),
    company,
    titleCompany,
    neighbours: neighboursOf(texts, words),
  };
}

/** The terms of one paper, each as often as it stands there, but the less the oftener. */
function addTerms(texts: Float32Array, row: number, bag: Bag, { telling, vectors }: Latent): void {
  for (let at = 0; at < bag.size(); at++) {
    const [place, times] = [bag.places[at] ?? 0, bag.times[at] ?? 1];
    addRow(texts, row, vectors, place, (times === 1 ? 1 : 1 + Math.log(times)) * (telling[place] ?? 0));
  }
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
  /** How near each asked term is to each place, once it was looked at. */
  const near = new Float32Array(telling.length * count).fill(Number.NaN);
  const nearnessOf = (term: number, found: number): number => {
    const one = asked[term] ?? -1;
    const value = one === found ? 1 : product(units, one, units, found);
    near[found * count + term] = value;
    return value;
  };
  const best = new Float32Array(count);
  const mean = () => {
    let sum = 0;
    for (let at = 0; at < count; at++) sum += (terms[at]?.worth ?? 0) * (best[at] ?? 0);
    return sum / total;
  };
  /** Nothing is nearer than a term to itself. */
  const raise = (places: Int32Array, from: number, to: number) => {
    for (let term = 0; term < count; term++) {
      if (best[term] === 1 || (asked[term] ?? -1) < 0) continue;
      let most = best[term] ?? 0;
      for (let at = from; at < to; at++) {
        const found = places[at] ?? 0;
        const before = near[found * count + term] ?? 0;
        const value = Number.isNaN(before) ? nearnessOf(term, found) : before;
        if (value > most) most = value;
      }
      best[term] = most;
    }
  };
  const mark = (places: readonly number[], from: number, to: number) => {
    for (let one = from; one < to; one++) best[places[one] ?? 0] = 1;
  };
  return (bag, { places, inTitle } = UNMET) => {
    best.fill(0);
    mark(places, 0, inTitle);
    raise(bag.places, 0, bag.inTitle());
    const title = mean();
    mark(places, inTitle, places.length);
    raise(bag.places, bag.inTitle(), bag.size());
    return { title, whole: mean() };
  };
}

/** The mean score of the papers nearest in meaning, the nearer counting more, of each paper. */
function neighboursOf(texts: Float32Array, words: Float32Array): Float32Array {
  const { nearest } = NEIGHBOURS;
  const count = words.length;
  const among = Math.min(NEIGHBOURS.among, count);
  const cosines = cosinesAmong(texts, count, among);
  const [near, score] = [new Float32Array(nearest), new Float32Array(nearest)];
  return words.map((_, self) => {
    let held = 0;
    for (let other = 0; other < among; other++) {
      const cosine = cosines[self * among + other] ?? 0;
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

/** Of each paper and each of the first, a row a paper; none is below 0. */
function cosinesAmong(texts: Float32Array, count: number, among: number): Float32Array {
  const cosines = new Float32Array(count * among);
  for (let row = 0; row < count; row++) {
    for (let other = 0; other < Math.min(row, among); other++) {
      const cosine = Math.max(0, product(texts, row, texts, other));
      cosines[row * among + other] = cosine;
      if (row < among) cosines[other * among + row] = cosine;
    }
  }
  return cosines;
}
