/** Orders the candidates of an index by all signals at once. */
import type { Knowledge } from './knowledge.js';
import type { Candidate } from './paper-index.js';
import type { PaperTerms } from './paper-terms.js';
import type { Question } from './question.js';
import { SIGNALS, type Signals, signalsOf } from './signals.js';
import { type Weights, weightsFor } from './weights.js';

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
  weights: Weights = weightsFor(question.terms.length),
): readonly Ranked[] {
  const { signals, met } = signalsOf(question, candidates, knowledge);
  const scores = weighted(signals, weights, candidates.length);
  return candidates
    .map(
      ({ key, score, terms, cosine }, at): Ranked => ({
        key,
        terms,
        score: scores[at] ?? 0,
        ownScore: (scores[at] ?? 0) - weights.sentence * (signals.sentence[at] ?? 0),
        evidence: score,
        met: met[at]?.anywhere ?? [],
        metInTitle: met[at]?.title ?? [],
        order: signals.order[at] ?? 0,
        meaning: knowledge.latent && signals.meaning[at],
        ...(cosine === undefined ? {} : { cosine }),
        ...(cosine !== undefined && score === 0 ? { byMeaning: true } : {}),
      }),
    )
    .sort((a, b) => b.score - a.score || a.key - b.key);
}

function weighted(signals: Signals, weights: Weights, candidates: number): Float32Array {
  const scores = new Float32Array(candidates);
  for (const signal of SIGNALS) {
    const [weight, column] = [weights[signal], signals[signal]];
    for (let at = 0; at < candidates; at++) scores[at] = (scores[at] ?? 0) + weight * (column[at] ?? 0);
  }
  return scores;
}
