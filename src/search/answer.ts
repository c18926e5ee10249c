/** What a query is answered with: the ranking without its noise, in the order that was asked for. */
import { dayOf, newerFirst } from '../paper/paper.js';
import type { Query } from '../query/query.js';
import type { PaperIndex, Sentences } from './paper-index.js';
import { NO_QUESTION, newestOf, type Ranking, rankPapers } from './ranking.js';
import { relevantOf } from './relevance.js';

const NOTHING: Ranking = {
  question: NO_QUESTION,
  ranked: [],
  total: 0,
  exact: true,
};

/**
 * @param depth how many papers are wanted at least, if there are so many
 * @param ask what a sentence model is asked by; without it words alone answer
 */
export async function answerTo(
  index: PaperIndex,
  { clause, sort }: Query,
  depth: number,
  ask?: Sentences['ofQuestion'],
): Promise<Ranking> {
  if (!clause) return sort === 'new' ? newestOf(index, depth) : NOTHING;
  const ranking = await rankPapers(index, clause, depth, ask);
  const relevant = relevantOf(clause, ranking, index.knowledge.vocabulary, index.sentences?.nearEnough);
  return sort === 'new' ? { ...relevant, ranked: await newestFirst(index, relevant) } : relevant;
}

/** A paper of which no day or year is known is older than any other. */
async function newestFirst(index: PaperIndex, { ranked }: Ranking): Promise<Ranking['ranked']> {
  const papers = await index.read(ranked.map(({ key }) => key));
  const days = new Map(papers.map((paper, at) => [ranked[at]?.key, dayOf(paper)]));
  return [...ranked].sort((a, b) => newerFirst(days.get(a.key), days.get(b.key)));
}
