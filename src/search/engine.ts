/** The search's front door: an index, ranked by its words, filtered by what a query requires. */
import type { Paper } from '../paper/paper.js';
import type { Query } from '../query/query.js';
import { adviceFor, readingOf } from './advice.js';
import { answerTo } from './answer.js';
import { hitsOf } from './hit.js';
import { listingOf } from './listing.js';
import { createMemoryIndex } from './memory-index.js';
import type { PaperIndex } from './paper-index.js';
import { problemsOf } from './problems.js';
import { readAsProse } from './prose.js';
import { type Ranking, rankLeniently } from './ranking.js';
import { type RelatedTo, relatedAmong } from './related.js';
import { similarTo } from './similar.js';
import { termVectors } from './term-vectors.js';
import { topicsOf } from './topics.js';
import type { Page, SearchEngine, SearchResult } from './types.js';

/** Indexes the papers in memory, about 2,500 a second. Their order breaks ties. Nothing of it changes afterwards. */
export function createEngine(papers: readonly Paper[]): SearchEngine {
  return engineOver(createMemoryIndex(papers));
}

/** The same front door over any index. */
export function engineOver(index: PaperIndex): SearchEngine {
  const { paper, paperByTitle, paperByUrl, ids } = index;
  const relatedTo = relatedAmong(index.phrases);
  return {
    paper,
    paperByTitle,
    paperByUrl,
    ids,
    facts: index.knowledge.facts,
    topics: topicsOf(index.phrases),
    search: (query, page) => search(index, relatedTo, asMeant(query), page),
    list: (query, limit) => listingOf(index, asMeant(query), limit),
    advice: async (typed) => {
      const query = asMeant(typed);
      return adviceFor(index, query, await answerTo(index, query, 1));
    },
    vectors: async (papers) => termVectors(papers, index.knowledge.vocabulary),
    rank: async (query, limit) => {
      const { clause } = asMeant(query);
      const ranked = clause ? (await rankLeniently(index, clause, limit)).slice(0, limit) : [];
      const papers = await index.read(ranked.map(({ key }) => key));
      return papers.map(({ id }, at) => ({ id, score: ranked[at]?.score ?? 0 }));
    },
    similar: async (like, page) => {
      const paper = typeof like === 'string' ? await index.paper(like) : like;
      if (!paper) return NOTHING;
      const result = await resultOf(index, await similarTo(index, paper), page);
      return result.total > 0 ? result : NOTHING;
    },
  };
}

function asMeant(query: Query): Query {
  return query.clause ? { ...query, clause: readAsProse(query.clause) } : query;
}

const NOTHING: SearchResult = {
  total: 0,
  exact: true,
  hits: [],
  problems: [],
  related: [],
  advice: { unknownWords: [], tryInstead: [], topics: [] },
};

async function search(
  index: PaperIndex,
  relatedTo: RelatedTo,
  query: Query,
  page: Page,
): Promise<SearchResult> {
  const ranking = await answerTo(index, query, page.offset + page.limit, index.sentences?.ofQuestion);
  const { question } = ranking;
  const result = await resultOf(index, ranking, page);
  const problems = problemsOf(index.knowledge.facts, query, question);
  if (result.total > 0) {
    const related = page.offset === 0 ? relatedTo(question, ranking.ranked) : [];
    const readAs = readingOf(query, question);
    return { ...result, related, problems, ...(readAs ? { readAs } : {}) };
  }
  return { ...result, problems, advice: await adviceFor(index, query, ranking) };
}

async function resultOf(
  index: PaperIndex,
  { ranked, total, exact }: Ranking,
  page: Page,
): Promise<SearchResult> {
  return { total, exact, hits: await hitsOf(index, ranked, page), problems: [], related: [] };
}
