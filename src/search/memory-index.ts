/** The papers in memory, found by their terms. */
import { dayOf, newerFirst, type Paper } from '../paper/paper.js';
import type { Clause } from '../query/query.js';
import { createFilter } from './holder.js';
import { createLearner, type Knowledge, type KnowledgeRecord, knowledgeOf } from './knowledge.js';
import { type LatentRecord, latentOf, learnLatent } from './latent.js';
import { createLookup } from './lookup.js';
import type { Candidate, Found, Near, PaperIndex, Sentences, WeightedTerm } from './paper-index.js';
import { cosinesWith, nearest, type PassageVectors } from './passages.js';
import { type Phrase, phrasesOf } from './phrases.js';
import { createTermStore, type TermStore, type TermsRecord } from './term-store.js';
import { createWordSearch, type Match, type WordSearch, type WordsRecord } from './word-search.js';

export interface MemoryIndex extends PaperIndex {
  /** The same papers with the vectors of each; nothing is read again. */
  withSentences(vectors: PassageVectors, sentences: Omit<Sentences, 'ofPaper'>): PaperIndex;
}

/** All that an index of papers in memory holds, as data: another process or a restart has the same index from it. */
export interface MemoryRecord {
  readonly papers: readonly Paper[];
  readonly words: WordsRecord;
  readonly terms: TermsRecord;
  readonly knowledge: KnowledgeRecord;
  readonly latent: LatentRecord | undefined;
  readonly phrases: readonly Phrase[];
}

/** What was read of the papers. */
interface Readings {
  readonly search: WordSearch;
  readonly store: TermStore;
  readonly knowledge: Knowledge;
  readonly phrases: readonly Phrase[];
}

/** Reads every paper once, about 2,500 abstracts a second, and learns from them for up to 5 s more. Nothing of it changes afterwards. */
export function createMemoryIndex(papers: readonly Paper[]): MemoryIndex {
  return buildMemoryIndex(papers).index;
}

/** The same; `recordInSteps` gives what makes it again without reading, and holds memory for as long as it is kept. */
export function buildMemoryIndex(papers: readonly Paper[]): {
  readonly index: MemoryIndex;
  recordInSteps(): Generator<undefined, MemoryRecord>;
} {
  const { readings, knowledge, latent } = readAll(papers);
  const { search, store, phrases } = readings;
  return {
    index: indexOver(papers, readings),
    recordInSteps: function* () {
      const words = yield* search.recordInSteps();
      return { papers, words, terms: store.record(), knowledge, latent, phrases };
    },
  };
}

/** The index of a record, which must be whole: it is not looked through. */
export function restoreMemoryIndex(record: MemoryRecord): MemoryIndex {
  const { papers, words, terms, knowledge, latent, phrases } = record;
  return indexOver(papers, {
    search: createWordSearch(words),
    store: createTermStore(terms),
    knowledge: knowledgeOf(knowledge, (tellingOf) => latent && latentOf(latent, tellingOf)),
    phrases,
  });
}

function indexOver(papers: readonly Paper[], { search, store, knowledge, phrases }: Readings): MemoryIndex {
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
    return search.find(terms).filter(({ key }) => passes(key));
  };
  const { paper, paperByTitle, paperByUrl } = createLookup(papers);
  const index: PaperIndex = {
    knowledge,
    phrases,
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
  const search = createWordSearch();
  const store = createTermStore();
  const learner = createLearner();
  for (const paper of papers) {
    const reading = learner.read(paper);
    search.add(reading);
    store.add(reading);
  }
  const record = learner.record();
  let latent: LatentRecord | undefined;
  const knowledge = knowledgeOf(record, (tellingOf) => {
    latent = learnLatent(papers.length, store.at, tellingOf);
    return latent && latentOf(latent, tellingOf);
  });
  const phrases = phrasesOf(papers, store.at);
  return { readings: { search, store, knowledge, phrases }, knowledge: record, latent };
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
