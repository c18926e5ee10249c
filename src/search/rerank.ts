/** Orders the candidates of an index by all signals at once. */
import type { Knowledge } from './knowledge.js';
import { cosine, type Latent, unit } from './latent.js';
import type { Candidate } from './paper-index.js';
import { termKey } from './paper-terms.js';
import type { Question } from './question.js';

export interface Ranked {
  /** Of the paper within its index. */
  readonly key: number;
  readonly score: number;
  /** What its words alone tell: BM25's score, in nats. */
  readonly evidence: number;
  /** The terms of the query that the paper holds. */
  readonly met: readonly string[];
  /** Set where the query is the paper's title. */
  readonly titled?: true;
}

/**
 * What each signal adds to BM25's score, which counts 1 for each nat the question could tell. Found by coordinate ascent
 * on nDCG@10 over five judged sets together, then feedback, company and neighbours lowered by hand for the sake of the
 * judged rows in corpus/judgments.
 */
const WEIGHTS = {
  density: 0.4,
  order: 2,
  passage: 1.4,
  meaning: 0.8,
  feedback: 0.8,
  company: 0.8,
  titleCompany: 0.8,
  neighbours: 0.3,
};
/** Of so many first answers the common meaning is taken. */
const FEEDBACK = 5;
/** The papers nearest in meaning, among the best by words, whose scores speak for a paper too. */
const NEIGHBOURS = { among: 100, nearest: 8 };
/** In terms: about one long sentence. */
const PASSAGE = 25;

/** Best first; equals in corpus order. */
export function rerank(
  question: Question,
  candidates: readonly Candidate[],
  knowledge: Knowledge,
): readonly Ranked[] {
  const asked = askedOf(question, knowledge);
  const { latent } = knowledge;
  const combined = latent
    ? signals(asked, candidates, latent, knowledge)
    : candidates.map(({ score }) => score);
  return candidates
    .map(({ key, score, terms }, at): Ranked => {
      const held = new Set([...terms.title, ...terms.abstract]);
      const met = asked.terms.filter((term) => held.has(term.key)).map(({ term }) => term);
      return { key, score: combined[at] ?? score, evidence: score, met };
    })
    .sort((a, b) => b.score - a.score || a.key - b.key);
}

interface Asked {
  readonly terms: readonly { readonly term: string; readonly key: number; readonly worth: number }[];
  /** By key: the weight times how telling the term is. */
  readonly worth: ReadonlyMap<number, number>;
  readonly total: number;
  /** Words that were typed side by side, stop words aside. */
  readonly pairs: readonly { readonly first: number; readonly second: number; readonly worth: number }[];
}

function askedOf({ terms, words }: Question, { vocabulary }: Knowledge): Asked {
  const worthOf = (term: string) => vocabulary.telling(term);
  const weighed = terms.map(({ term, weight }) => ({
    term,
    key: termKey(term),
    worth: weight * worthOf(term),
  }));
  const pairs = words.flatMap(({ term: first }, at) => {
    const second = words[at + 1]?.term;
    if (first === undefined || second === undefined || first === second) return [];
    return [
      { first: termKey(first), second: termKey(second), worth: (worthOf(first) + worthOf(second)) / 2 },
    ];
  });
  const total = weighed.reduce((sum, { worth }) => sum + worth, 0) || 1;
  return { terms: weighed, worth: new Map(weighed.map(({ key, worth }) => [key, worth])), total, pairs };
}

function signals(
  asked: Asked,
  candidates: readonly Candidate[],
  latent: Latent,
  knowledge: Knowledge,
): number[] {
  const texts = candidates.map(({ terms }) => latent.text(tfIdf(terms, knowledge)));
  const words = candidates.map(({ score }) => score / asked.total);
  const question = latent.text(asked.worth);
  const first = centroid(texts.slice(0, FEEDBACK), question.length);
  const company = companyOf(asked, latent);
  return candidates.map(({ terms }, at) => {
    const text = texts[at] ?? question;
    const whole = company([...terms.title, ...terms.abstract]);
    return (
      (words[at] ?? 0) +
      WEIGHTS.density * density(asked, terms.title, knowledge) +
      WEIGHTS.order * order(asked, [terms.title, terms.abstract]) +
      WEIGHTS.passage *
        (Math.max(passage(asked, terms.title), passage(asked, terms.abstract)) / asked.total) +
      WEIGHTS.meaning * cosine(question, text) +
      WEIGHTS.feedback * cosine(first, text) +
      WEIGHTS.company * whole +
      WEIGHTS.titleCompany * company(terms.title) +
      WEIGHTS.neighbours * neighbours(at, texts, words)
    );
  });
}

function tfIdf({ title, abstract }: Candidate['terms'], { tellingOf }: Knowledge): Map<number, number> {
  const weights = new Map<number, number>();
  for (const part of [title, abstract]) for (const key of part) weights.set(key, (weights.get(key) ?? 0) + 1);
  for (const [key, count] of weights) weights.set(key, (1 + Math.log(count)) * tellingOf(key));
  return weights;
}

/** How much of what the title tells was asked for. */
function density({ worth }: Asked, title: Uint32Array, { tellingOf }: Knowledge): number {
  let [asked, all] = [0, 0];
  for (const key of new Set(title)) {
    all += tellingOf(key);
    if (worth.has(key)) asked += tellingOf(key);
  }
  return all > 0 ? asked / all : 0;
}

/** How often words that were typed side by side stand so; with one word between them, half. */
function order({ worth, pairs }: Asked, parts: readonly Uint32Array[]): number {
  if (pairs.length === 0) return 0;
  const places = new Map<number, number[]>();
  let start = 0;
  for (const part of parts) {
    for (const [at, key] of part.entries())
      if (worth.has(key)) places.set(key, [...(places.get(key) ?? []), start + at]);
    start += part.length + PASSAGE;
  }
  let [sum, all] = [0, 0];
  for (const pair of pairs) {
    const seconds = new Set(places.get(pair.second));
    let times = 0;
    for (const at of places.get(pair.first) ?? [])
      times += (seconds.has(at + 1) ? 1 : 0) + (seconds.has(at + 2) ? 0.5 : 0);
    sum += (pair.worth * times) / (times + 1.2);
    all += pair.worth;
  }
  return sum / (all || 1);
}

/** The most that one passage tells of what was asked, in nats. */
function passage({ worth }: Asked, terms: Uint32Array): number {
  const inside = new Map<number, number>();
  let [sum, best] = [0, 0];
  for (const [at, key] of terms.entries()) {
    const gained = worth.get(key);
    if (gained !== undefined) {
      const times = inside.get(key) ?? 0;
      if (times === 0) sum += gained;
      inside.set(key, times + 1);
    }
    const left = terms[at - PASSAGE] ?? -1;
    const lost = at >= PASSAGE ? worth.get(left) : undefined;
    if (lost !== undefined) {
      const times = (inside.get(left) ?? 1) - 1;
      inside.set(left, times);
      if (times === 0) sum -= lost;
    }
    best = Math.max(best, sum);
  }
  return best;
}

/** How near each asked term is, at best, to a term of the text: a word's company stands in for the word. */
function companyOf({ terms, total }: Asked, latent: Latent): (keys: Iterable<number>) => number {
  const vectors = terms.map(({ key }) => latent.term(key));
  const known = new Map<number, Float32Array>();
  const nearness = (key: number): Float32Array => {
    const before = known.get(key);
    if (before) return before;
    const vector = latent.term(key);
    const near = Float32Array.from(terms, (term, at) => {
      const other = vectors[at];
      if (term.key === key) return 1;
      return vector && other ? Math.max(0, cosine(vector, other)) : 0;
    });
    known.set(key, near);
    return near;
  };
  return (keys) => {
    const best = new Float32Array(terms.length);
    for (const key of new Set(keys)) {
      const near = nearness(key);
      for (let at = 0; at < best.length; at++) best[at] = Math.max(best[at] ?? 0, near[at] ?? 0);
    }
    return terms.reduce((sum, { worth }, at) => sum + worth * (best[at] ?? 0), 0) / total;
  };
}

function centroid(texts: readonly Float32Array[], dimensions: number): Float32Array {
  const sum = new Float32Array(dimensions);
  for (const text of texts)
    for (let at = 0; at < dimensions; at++) sum[at] = (sum[at] ?? 0) + (text[at] ?? 0);
  return unit(sum);
}

/** The mean score of the papers nearest in meaning, the nearer counting more. */
function neighbours(self: number, texts: readonly Float32Array[], scores: readonly number[]): number {
  const text = texts[self];
  if (!text) return 0;
  const nearest = texts
    .slice(0, NEIGHBOURS.among)
    .flatMap((other, at) =>
      at === self ? [] : [{ nearness: Math.max(0, cosine(text, other)), score: scores[at] ?? 0 }],
    )
    .sort((a, b) => b.nearness - a.nearness)
    .slice(0, NEIGHBOURS.nearest);
  const all = nearest.reduce((sum, { nearness }) => sum + nearness, 0) || 1;
  return nearest.reduce((sum, { nearness, score }) => sum + nearness * score, 0) / all;
}
