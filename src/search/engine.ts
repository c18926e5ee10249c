/** The search's front door: one corpus in memory, ranked by its words, filtered by what a query requires. */
import type { Paper } from '../paper/paper.js';
import { matches, requirementOf } from '../query/filter.js';
import type { Clause, Query } from '../query/query.js';
import { factsOf } from './facts.js';
import { holderOf } from './holder.js';
import { createLexicalIndex, type LexicalIndex, type Match } from './lexical.js';
import { createLookup } from './lookup.js';
import { questionOf } from './question.js';
import { matchedWords, snippetOf, type Telling } from './snippet.js';
import type { Hit, Page, SearchEngine, SearchResult } from './types.js';

interface Corpus {
  readonly papers: readonly Paper[];
  readonly index: LexicalIndex;
}

/** Indexes the papers, about 2,500 a second. Their order breaks ties; it is the corpus's own. */
export function createEngine(papers: readonly Paper[]): SearchEngine {
  const corpus = { papers, index: createLexicalIndex(papers) };
  const lookup = createLookup(papers);
  return {
    ...lookup,
    facts: factsOf(papers),
    search: async (query, page) => resultOf(corpus, rank(corpus, query), page),
    rank: async (query, limit) =>
      rank(corpus, query)
        .slice(0, limit)
        .map(({ index, score }) => ({ id: papers[index]?.id ?? '', score })),
    similar: async (id, page) => {
      const paper = lookup.paper(id);
      const like = paper
        ? rank(corpus, {
            clause: { kind: 'term', text: `${paper.title} ${paper.abstract}` },
            sort: 'relevance',
          })
        : [];
      return resultOf(corpus, like.filter(({ index }) => papers[index] !== paper).slice(0, 20), page);
    },
  };
}

function rank(corpus: Corpus, { clause, sort }: Query): readonly Match[] {
  if (!clause) return [];
  const question = questionOf(clause, corpus.index.vocabulary);
  const found =
    question.terms.length > 0
      ? corpus.index.rank(question.terms)
      : corpus.papers.map((_paper, index) => ({ index, score: 0, met: [] }));
  const passed = filtered(corpus, found, requirementOf(clause));
  return sort === 'new' ? newestFirst(corpus, passed) : passed;
}

function filtered(
  corpus: Corpus,
  found: readonly Match[],
  requirement: Clause | undefined,
): readonly Match[] {
  if (!requirement) return found;
  return found.filter(({ index }) => {
    const paper = corpus.papers[index];
    return (
      paper &&
      matches(
        requirement,
        holderOf(paper, (words) => answers(corpus, words).has(index)),
      )
    );
  });
}

function answers(corpus: Corpus, words: string): ReadonlySet<number> {
  const { terms } = questionOf({ kind: 'term', text: words }, corpus.index.vocabulary);
  return new Set(corpus.index.rank(terms).map(({ index }) => index));
}

function newestFirst({ papers }: Corpus, found: readonly Match[]): readonly Match[] {
  const year = ({ index }: Match) => papers[index]?.year ?? Number.NEGATIVE_INFINITY;
  return [...found].sort((a, b) => year(b) - year(a) || 0);
}

function resultOf(corpus: Corpus, found: readonly Match[], { offset, limit }: Page): SearchResult {
  const hits = found
    .slice(offset, offset + limit)
    .flatMap((match, at) => hitOf(corpus, match, offset + at + 1));
  const advice = found.length === 0 ? { advice: { unknownWords: [], tryInstead: [] } } : {};
  return { total: found.length, hits, problems: [], ...advice };
}

function hitOf({ papers, index }: Corpus, match: Match, rank: number): Hit[] {
  const paper = papers[match.index];
  if (!paper) return [];
  const telling: Telling = new Map(match.met.map((term) => [term, index.vocabulary.telling(term)]));
  return [
    {
      paper,
      rank,
      score: match.score,
      snippet: snippetOf(paper.abstract, telling),
      matched: matchedWords(`${paper.title}\n${paper.abstract}`, telling),
    },
  ];
}
