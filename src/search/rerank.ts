/** Orders the candidates of an index by all signals at once. */
import type { Knowledge } from './knowledge.js';
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

/** Best first; equals in corpus order. */
export function rerank(
  { terms }: Question,
  candidates: readonly Candidate[],
  knowledge: Knowledge,
): readonly Ranked[] {
  void knowledge;
  const keys = terms.map(({ term }) => ({ term, key: termKey(term) }));
  return candidates
    .map(({ key, score, terms: held }) => ({
      key,
      score,
      evidence: score,
      met: keys
        .filter(({ key }) => held.title.includes(key) || held.abstract.includes(key))
        .map(({ term }) => term),
    }))
    .sort((a, b) => b.score - a.score || a.key - b.key);
}
