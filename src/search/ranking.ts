/** Ranks a corpus for a query: words rank, everything else lets through or not, and a typed title comes first. */
import type { Paper } from '../paper/paper.js';
import { demandsWords, matches, requirementOf } from '../query/filter.js';
import type { Clause, Query } from '../query/query.js';
import { createHolders } from './holder.js';
import { createLexicalIndex, type LexicalIndex, type Match } from './lexical.js';
import { createPhraseFinder, type PhraseFinder } from './phrase.js';
import { type Question, questionOf } from './question.js';
import { titleReader } from './titles.js';

export interface Corpus {
  readonly papers: readonly Paper[];
  readonly index: LexicalIndex;
  readonly finds: PhraseFinder;
}

export interface Ranking {
  readonly question: Question;
  /** Best first; in corpus order, or the newest first, when no word ranks. */
  readonly matches: readonly Match[];
}

/** How many of the best are compared with a title that was perhaps typed. */
const TITLE_DEPTH = 100;
const TITLE_BONUS = { same: 1, slips: 0.5, other: 0 };

export function createCorpus(papers: readonly Paper[]): Corpus {
  return { papers, index: createLexicalIndex(papers), finds: createPhraseFinder() };
}

/** Every paper that passes the query's requirements and holds one of its words, if it has words. */
export function rankPapers(corpus: Corpus, clause: Clause): Ranking {
  const question = questionOf(clause, corpus.index.vocabulary);
  return { question, matches: passing(corpus, clause, candidates(corpus, clause, question)) };
}

/**
 * The same, and behind them those that hold its words but fail a requirement: a sentence that was pasted may quote a
 * word without demanding it. Their scores are below zero.
 */
export function rankLeniently(corpus: Corpus, clause: Clause): readonly Match[] {
  const question = questionOf(clause, corpus.index.vocabulary);
  const found = candidates(corpus, clause, question);
  const matches = passing(corpus, clause, found);
  if (question.words.length === 0) return matches;
  const passed = new Set(matches.map(({ index }) => index));
  const best = found[0]?.score ?? 0;
  const failed = found.filter(({ index }) => !passed.has(index));
  return [...matches, ...failed.map((match) => ({ ...match, score: match.score - best - 1 }))];
}

/** What may pass: the papers with one of the words, or every paper where none is demanded. */
function candidates(corpus: Corpus, clause: Clause, { words, terms, typed }: Question): readonly Match[] {
  const ranked = titlesFirst(corpus, corpus.index.rank(terms), typed);
  if (words.length > 0 && demandsWords(clause)) return ranked;
  if (!requirementOf(clause)) return wordlessTitles(corpus, typed);
  const taken = new Set(ranked.map(({ index }) => index));
  const others = corpus.papers.map(unranked).filter(({ index }) => !taken.has(index));
  return [...ranked, ...newestFirst(corpus, others)];
}

/** In the order of the query's `sort`. A paper without a year is older than any other. */
export function sorted(corpus: Corpus, found: readonly Match[], sort: Query['sort']): readonly Match[] {
  return sort === 'new' ? newestFirst(corpus, found) : found;
}

function newestFirst({ papers }: Corpus, found: readonly Match[]): readonly Match[] {
  const year = ({ index }: Match) => papers[index]?.year ?? 0;
  return [...found].sort((a, b) => year(b) - year(a));
}

function unranked(_paper: Paper, index: number): Match {
  return { index, score: 0, met: [] };
}

/**
 * Who types a title means that paper, also with a slip in it, and also if others hold its words more often. It
 * scores a little above the best, so that scores and ranks agree.
 */
function titlesFirst({ papers }: Corpus, found: readonly Match[], typed: string): readonly Match[] {
  const likeness = titleReader(typed);
  const best = found[0]?.score ?? 0;
  const titles = found.slice(0, TITLE_DEPTH).flatMap((match): Match[] => {
    const bonus = TITLE_BONUS[likeness(papers[match.index]?.title ?? '')];
    return bonus > 0 ? [{ ...match, score: best + bonus, titled: true }] : [];
  });
  if (titles.length === 0) return found;
  const taken = new Set(titles.map(({ index }) => index));
  return [...titles.sort((a, b) => b.score - a.score), ...found.filter(({ index }) => !taken.has(index))];
}

/** Words that are in no index, such as "the of and", can still be a title. */
function wordlessTitles({ papers }: Corpus, typed: string): readonly Match[] {
  const likeness = titleReader(typed);
  return papers.map(unranked).filter(({ index }) => likeness(papers[index]?.title ?? '') === 'same');
}

function passing(corpus: Corpus, clause: Clause, found: readonly Match[]): readonly Match[] {
  const requirement = requirementOf(clause);
  if (!requirement) return found;
  const holder = createHolders(corpus.index, corpus.finds, (words) => papersAnswering(corpus, words));
  const quotes = quotesAmidWords(clause);
  return found.filter(({ index, titled }) => {
    if (titled && quotes) return true;
    const paper = corpus.papers[index];
    return paper && matches(requirement, holder(paper, index));
  });
}

/** A title with quotation marks in it is typed with them, and demands nothing by that. */
function quotesAmidWords(clause: Clause): boolean {
  if (clause.kind !== 'and') return false;
  const kinds = new Set(clause.clauses.map(({ kind }) => kind));
  return kinds.size === 2 && kinds.has('term') && kinds.has('phrase');
}

function papersAnswering({ index }: Corpus, words: string): ReadonlySet<number> {
  const { terms } = questionOf({ kind: 'term', text: words }, index.vocabulary);
  return new Set(index.rank(terms).map((match) => match.index));
}
