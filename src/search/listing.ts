/** Answers as bare papers: of what a page shows nothing is computed before it is asked for. */
import type { Query } from '../query/query.js';
import { answerTo } from './answer.js';
import { matchedIn } from './hit.js';
import type { PaperIndex } from './paper-index.js';
import type { Listing } from './types.js';

/** The first `limit` papers that answer the query; of all, the newest first, where nothing is asked. */
export async function listingOf(index: PaperIndex, query: Query, limit: number): Promise<Listing> {
  return query.clause ? answered(index, query, limit) : everything(index, limit);
}

async function answered(index: PaperIndex, query: Query, limit: number): Promise<Listing> {
  const { ranked, total, exact } = await answerTo(index, query, limit);
  const first = ranked.slice(0, limit);
  const papers = await index.read(first.map(({ key }) => key));
  const places = new Map(papers.map(({ id }, at) => [id, at]));
  return {
    papers,
    total,
    exact,
    matched: async (id) => {
      const at = places.get(id) ?? -1;
      const [paper, match] = [papers[at], first[at]];
      return paper && match ? matchedIn(paper, match, index.knowledge.vocabulary) : [];
    },
  };
}

async function everything(index: PaperIndex, limit: number): Promise<Listing> {
  const { candidates, total, exact } = await index.list(undefined, 'new', limit);
  const papers = await index.read(candidates.map(({ key }) => key));
  return { papers, total, exact, matched: async () => [] };
}
