/** The search's front door: one corpus in memory, ranked by its words, filtered by what a query requires. */
import type { Paper } from '../paper/paper.js';
import type { Query } from '../query/query.js';
import { adviceFor } from './advice.js';
import { answerTo } from './answer.js';
import { factsOf } from './facts.js';
import { hitsOf } from './hit.js';
import type { Match } from './lexical.js';
import { createLookup } from './lookup.js';
import { problemsOf, slipsIn } from './problems.js';
import { type Corpus, createCorpus, rankLeniently } from './ranking.js';
import { similarTo } from './similar.js';
import type { Advice, Page, SearchEngine, SearchResult } from './types.js';

/** Indexes the papers, about 2,500 a second. Their order breaks ties. Nothing of it changes afterwards. */
export function createEngine(papers: readonly Paper[]): SearchEngine {
  const corpus = createCorpus(papers);
  const lookup = createLookup(papers);
  const facts = factsOf(papers);
  return {
    ...lookup,
    facts,
    search: async (query, page) => search(corpus, query, page),
    rank: async ({ clause }, limit) => {
      const matches = clause ? rankLeniently(corpus, clause) : [];
      return matches.slice(0, limit).flatMap(({ index, score }) => {
        const paper = papers[index];
        return paper ? [{ id: paper.id, score }] : [];
      });
    },
    similar: async (id, page) => {
      const paper = lookup.paper(id);
      const like = paper ? similarTo(corpus, paper) : [];
      return resultOf(corpus, like, page, () => NO_ADVICE);
    },
  };
}

const NO_ADVICE: Advice = { unknownWords: [], tryInstead: [] };

function search(corpus: Corpus, query: Query, page: Page): SearchResult {
  const { matches, question } = answerTo(corpus, query);
  const result = resultOf(corpus, matches, page, () => adviceFor(corpus, query, question));
  const slips = result.total > 0 ? slipsIn(question) : [];
  return { ...result, problems: [...problemsOf(corpus, query, question), ...slips] };
}

function resultOf(corpus: Corpus, matches: readonly Match[], page: Page, advice: () => Advice): SearchResult {
  const total = matches.length;
  const hits = hitsOf(corpus, matches, page);
  return total > 0 ? { total, hits, problems: [] } : { total, hits, problems: [], advice: advice() };
}
