/** What a query is answered with: the ranking without its noise, in the order that was asked for. */
import type { Query } from '../query/query.js';
import { type Corpus, type Ranking, rankPapers, sorted } from './ranking.js';
import { relevantOf } from './relevance.js';

const NOTHING: Ranking = { question: { words: [], terms: [], typed: '' }, matches: [] };

export function answerTo(corpus: Corpus, { clause, sort }: Query): Ranking {
  if (!clause) return NOTHING;
  const { question, matches } = rankPapers(corpus, clause);
  const relevant = relevantOf(clause, question, matches, corpus.index.vocabulary);
  return { question, matches: sorted(corpus, relevant, sort) };
}
