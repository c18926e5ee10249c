/** The papers in memory: MiniSearch finds them by their terms. Nothing outside knows MiniSearch. */
import MiniSearch from 'minisearch';
import { dayOf, newerFirst, type Paper } from '../paper/paper.js';
import type { Clause } from '../query/query.js';
import { BM25, BOOST } from './bm25.js';
import { createFilter } from './holder.js';
import { createLearner, knowledgeOf } from './knowledge.js';
import { latentOf, learnLatent } from './latent.js';
import { createLookup } from './lookup.js';
import type { Candidate, Found, Near, PaperIndex, Sentences, WeightedTerm } from './paper-index.js';
import { cosinesWith, nearest, type PassageVectors } from './passages.js';
import { phrasesOf } from './phrases.js';
import { createTermStore, type TermStore } from './term-store.js';

export interface MemoryIndex extends PaperIndex {
  /** The same papers with the vectors of each; nothing is read again. */
  withSentences(vectors: PassageVectors, sentences: Omit<Sentences, 'ofPaper'>): PaperIndex;
}

/** Analysed already: terms with one space between. */
interface Row {
  readonly id: number;
  readonly title: string;
  readonly text: string;
}

/** Reads every paper once, about 2,500 abstracts a second. Nothing of it changes afterwards. */
export function createMemoryIndex(papers: readonly Paper[]): MemoryIndex {
  const { search, store, knowledge } = readAll(papers);
  const filter = createFilter(knowledge.vocabulary);
  const candidate = candidateReader(papers, store);
  const passing = (clause: Clause | undefined) => {
    const passes = clause && filter(clause);
    return (key: number) => {
      const paper = papers[key];
      return paper !== undefined && (passes?.(paper, store.at(key)) ?? true);
    };
  };
  const holders = (terms: readonly WeightedTerm[], clause: Clause | undefined) => {
    const passes = passing(clause);
    return holdersOf(search, terms).filter(({ key }) => passes(key));
  };
  const { paper, paperByTitle, paperByUrl } = createLookup(papers);
  const index: PaperIndex = {
    knowledge,
    phrases: phrasesOf(papers, store.at),
    find: async (terms, clause, limit) => found(holders(terms, clause), limit, candidate),
    list: async (clause, sort, limit) => {
      const passed = [...papers.keys()].filter(passing(clause)).map((key) => ({ key, score: 0 }));
      return found(sort === 'new' ? newestFirst(papers, passed) : passed, limit, candidate);
    },
    read: async (keys) => keys.flatMap((key) => papers[key] ?? []),
    ids: async () => papers.map(({ id }) => id),
    paper: async (id) => paper(id),
    paperByTitle: async (title) => paperByTitle(title),
    paperByUrl: async (url) => paperByUrl(url),
  };
  const withSentences: MemoryIndex['withSentences'] = (vectors, sentences) => ({
    ...index,
    sentences: { ...sentences, ofPaper: async (id) => rowOf(vectors, papers, paper(id)) },
    find: async (terms, clause, limit, near) => {
      const matches = holders(terms, clause);
      const plain = found(matches, limit, candidate);
      return near ? withNearest(plain, matches, near, vectors, passing(clause), candidate) : plain;
    },
  });
  return { ...index, withSentences };
}

function readAll(papers: readonly Paper[]) {
  const search = createSearch();
  const store = createTermStore();
  const learner = createLearner();
  for (const [id, paper] of papers.entries()) {
    const reading = learner.read(paper);
    const title = reading.titleWords.join(' ');
    search.add({ id, title, text: `${title} ${reading.abstractWords.join(' ')}` });
    store.add(reading);
  }
  const knowledge = knowledgeOf(learner.record(), (tellingOf) => {
    const meanings = learnLatent(papers.length, store.at, tellingOf);
    return meanings && latentOf(meanings, tellingOf);
  });
  return { search, store, knowledge };
}

/** With the cosine of each candidate, and behind them the nearest papers that are none: of those without a word the nearest first. */
function withNearest(
  { candidates, total, exact }: Found,
  matches: readonly Match[],
  { vector, limit }: Near,
  vectors: PassageVectors,
  passes: (key: number) => boolean,
  candidate: (match: Match) => Candidate,
): Found {
  const cosines = cosinesWith(vectors, vector);
  const taken = new Set(candidates.map(({ key }) => key));
  const scores = new Map(matches.map(({ key, score }) => [key, score]));
  const others = nearest(cosines, limit, passes)
    .filter((key) => !taken.has(key))
    .map((key) => candidate({ key, score: scores.get(key) ?? 0 }))
    .sort((a, b) => b.score - a.score);
  return {
    candidates: [...candidates, ...others].map((one) => ({ ...one, cosine: cosines[one.key] ?? 0 })),
    total: total + others.filter(({ key }) => !scores.has(key)).length,
    exact,
  };
}

function rowOf(
  { rows, dimensions }: PassageVectors,
  papers: readonly Paper[],
  paper: Paper | undefined,
): Float32Array | undefined {
  const key = paper ? papers.indexOf(paper) : -1;
  return key < 0 ? undefined : rows.subarray(key * dimensions, (key + 1) * dimensions);
}

interface Match {
  readonly key: number;
  readonly score: number;
}

function createSearch(): MiniSearch<Row> {
  return new MiniSearch<Row>({
    fields: ['title', 'text'],
    tokenize: (text) => text.split(' ').filter((term) => term !== ''),
    processTerm: (term) => term,
    searchOptions: { boost: BOOST, bm25: BM25 },
  });
}

/** MiniSearch multiplies a score by the number of terms met, which favours a question's common words: undone here. */
function holdersOf(search: MiniSearch<Row>, terms: readonly WeightedTerm[]): Match[] {
  return search
    .search('', {
      tokenize: () => terms.map(({ term }) => term),
      processTerm: (term) => term,
      boostTerm: (_term, position) => terms[position]?.weight ?? 1,
    })
    .map(({ id, score, queryTerms }) => ({ key: Number(id), score: score / queryTerms.length }))
    .sort((a, b) => b.score - a.score || a.key - b.key);
}

/** A paper of which no day or year is known is older than any other. */
function newestFirst(papers: readonly Paper[], matches: readonly Match[]): Match[] {
  const days = papers.map(dayOf);
  return [...matches].sort((a, b) => newerFirst(days[a.key], days[b.key]));
}

function candidateReader(papers: readonly Paper[], store: TermStore): (match: Match) => Candidate {
  return ({ key, score }) => ({ key, score, title: papers[key]?.title ?? '', terms: store.at(key) });
}

function found(matches: readonly Match[], limit: number, candidate: (match: Match) => Candidate): Found {
  return { candidates: matches.slice(0, limit).map(candidate), total: matches.length, exact: true };
}
