/** Orders the candidates of an index by all signals at once. */
import type { Knowledge } from './knowledge.js';
import type { Candidate } from './paper-index.js';
import type { PaperTerms } from './paper-terms.js';
import type { Question } from './question.js';
import { SIGNALS, type Signals, signalsOf } from './signals.js';
import { WEIGHTS, type Weights } from './weights.js';

export interface Ranked {
  /** Of the paper within its index. */
  readonly key: number;
  readonly score: number;
  /** The same without what a sentence model says. */
  readonly ownScore: number;
  /** What its words alone tell: BM25's score, in nats. */
  readonly evidence: number;
  /** The terms of the query that the paper holds. */
  readonly met: readonly string[];
  readonly metInTitle: readonly string[];
  /** Its words; absent where it was listed and not ranked. */
  readonly terms?: PaperTerms | undefined;
  /** Two of its signals, which tell besides whether it answers at all. */
  readonly order: number;
  /** Absent where the corpus is too small to have learnt meanings. */
  readonly meaning?: number | undefined;
  /** As a sentence model has it; absent where none was asked. */
  readonly cosine?: number | undefined;
  /** Set where no word tells why it is here. */
  readonly byMeaning?: true;
  /** Set where the query is the paper's title. */
  readonly titled?: true;
}

/** Best first; equals in corpus order. */
export function rerank(
  question: Question,
  candidates: readonly Candidate[],
  knowledge: Knowledge,
): readonly Ranked[] {
  const { signals, met } = signalsOf(question, candidates, knowledge);
  const isByMeaning = ({ cosine, score }: Candidate) => cosine !== undefined && score === 0;
  /** Where nothing holds a word, what the other signals make of the words is chance. */
  const { own, all } = candidates.every(isByMeaning)
    ? { own: new Float32Array(candidates.length), all: signals.sentence }
    : weighted(signals, WEIGHTS, candidates.length);
  return candidates
    .map((candidate, at): Ranked => {
      const { key, score, terms, cosine } = candidate;
      return {
        key,
        terms,
        score: all[at] ?? 0,
        ownScore: own[at] ?? 0,
        evidence: score,
        met: met[at]?.anywhere ?? [],
        metInTitle: met[at]?.title ?? [],
        order: signals.order[at] ?? 0,
        meaning: knowledge.latent && signals.meaning[at],
        ...(cosine === undefined ? {} : { cosine }),
        ...(isByMeaning(candidate) ? { byMeaning: true } : {}),
      };
    })
    .sort((a, b) => b.score - a.score || a.key - b.key);
}

/**
 * What the signals come to, each weighed: without what a sentence model says, and with it. That is weighed by how far the
 * other scores lie apart, so that its weight means the same whatever they add up to.
 */
export function weighted(
  signals: Signals,
  weights: Weights,
  candidates: number,
): { readonly own: Float32Array; readonly all: Float32Array } {
  const own = new Float32Array(candidates);
  for (const signal of OWN_SIGNALS) {
    const [weight, column] = [weights[signal], signals[signal]];
    for (let at = 0; at < candidates; at++) own[at] = (own[at] ?? 0) + weight * (column[at] ?? 0);
  }
  const weight = weights.sentence * spanOf(own);
  return { own, all: own.map((score, at) => score + weight * (signals.sentence[at] ?? 0)) };
}

const OWN_SIGNALS = SIGNALS.filter((signal) => signal !== 'sentence');

/** How far the best and the worst lie apart. */
function spanOf(scores: Float32Array): number {
  if (scores.length === 0) return 0;
  let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const score of scores) [least, most] = [Math.min(least, score), Math.max(most, score)];
  return most - least;
}
