/** Every signal of every candidate, side by side, as the ranking adds them up and tuning weighs them. */
import { type Asked, askedOf, type Met, UNMET } from './asked.js';
import type { Knowledge } from './knowledge.js';
import { type MeaningSignals, meaningSignals } from './meaning-signals.js';
import type { Candidate } from './paper-index.js';
import { createTermReader } from './paper-terms.js';
import type { Question } from './question.js';
import { density, exactness, named, order, passage } from './word-signals.js';

interface WordSignals {
  /** The score by words, as a share of what the question could tell. */
  readonly words: Float32Array;
  readonly exact: Float32Array;
  readonly density: Float32Array;
  readonly named: Float32Array;
  readonly order: Float32Array;
  readonly passage: Float32Array;
}

interface SentenceSignals {
  /** The cosine that a sentence model gives, from 0 for the farthest candidate to 1 for the nearest: models differ in range. */
  readonly sentence: Float32Array;
}

/** One number a candidate each, in the candidates' order. */
export type Signals = WordSignals & MeaningSignals & SentenceSignals;
export type Signal = keyof Signals;
export const SIGNALS: readonly Signal[] = [
  'words',
  'exact',
  'density',
  'named',
  'order',
  'passage',
  'meaning',
  'feedback',
  'company',
  'titleCompany',
  'neighbours',
  'sentence',
];

/** The terms of the question that a paper holds. */
export interface TermsMet {
  readonly anywhere: readonly string[];
  readonly title: readonly string[];
}

/** With what each candidate holds. A corpus too small to learn meanings from has none; nor has one without a sentence model. */
export function signalsOf(
  question: Question,
  candidates: readonly Candidate[],
  knowledge: Knowledge,
): { readonly signals: Signals; readonly met: readonly TermsMet[] } {
  const asked = askedOf(question, knowledge);
  const reader = createTermReader();
  const lengthOf = (title: string) => reader.read({ title, abstract: '' }).title.length;
  const met = candidates.map(({ terms }) => asked.met(terms));
  const each = (signal: (candidate: Candidate, met: Met) => number) =>
    Float32Array.from(candidates, (candidate, at) => signal(candidate, met[at] ?? UNMET));
  const words = each(({ score }) => score / asked.total);
  const { latent } = knowledge;
  const meanings = latent && meaningSignals(asked, candidates, met, words, latent);
  return {
    signals: {
      words,
      exact: each((_, places) => exactness(asked, places)),
      named: each((candidate, places) => named(candidate, places, knowledge, lengthOf)),
      density: each(({ terms }, places) => density(terms.title, places, knowledge)),
      order: each((_, places) => order(asked, places)),
      passage: each((_, places) => passage(asked, places)),
      ...(meanings ?? meaningless(candidates.length)),
      sentence: stretched(candidates),
    },
    met: met.map((places) => termsMet(asked, places)),
  };
}

function stretched(candidates: readonly Candidate[]): Float32Array {
  const cosines = candidates.flatMap(({ cosine }) => cosine ?? []);
  const least = cosines.reduce((least, cosine) => Math.min(least, cosine), 1);
  const range = cosines.reduce((most, cosine) => Math.max(most, cosine), -1) - least;
  return Float32Array.from(candidates, ({ cosine }) =>
    cosine !== undefined && range > 0 ? (cosine - least) / range : 0,
  );
}

function meaningless(candidates: number): MeaningSignals {
  const none = new Float32Array(candidates);
  return { meaning: none, feedback: none, company: none, titleCompany: none, neighbours: none };
}

function termsMet({ terms }: Asked, { places, inTitle }: Met): TermsMet {
  const held = (some: readonly number[]) => {
    const different = new Set(some);
    return terms.flatMap(({ term }, place) => (different.has(place) ? term : []));
  };
  return { anywhere: held(places), title: held(places.slice(0, inTitle)) };
}
