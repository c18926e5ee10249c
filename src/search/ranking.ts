/** Ranks a corpus for a query: words rank, everything else lets through or not, and a typed title comes first. */
import { demandsWords, requirementOf } from '../query/filter.js';
import type { Clause } from '../query/query.js';
import { isSentence } from '../query/sentence.js';
import type { Candidate, Found, Near, PaperIndex, Sentences } from './paper-index.js';
import { type Question, questionOf } from './question.js';
import { type Ranked, rerank } from './rerank.js';
import { titleReader } from './titles.js';

export interface Ranking {
  readonly question: Question;
  /** Best first; in corpus order, or the newest first, when no word ranks. */
  readonly ranked: readonly Ranked[];
  /** How many papers there are besides; at least so many where `exact` is false. */
  readonly total: number;
  readonly exact: boolean;
}

/** So many candidates of the index are ranked by all signals: what it places lower has never been an answer. */
export const POOL = 120;
/** Who looks deeper has so many more ranked than are looked at. */
const BEYOND = 100;
/** And so many that a sentence model finds nearest, whether they hold a word or not. */
export const MOST_NEAR = 100;
const TITLE_BONUS = { same: 1, slips: 0.5, other: 0 };
const NOTHING = { ranked: [], total: 0, exact: true };

/**
 * Every paper that passes the query's requirements and holds one of its words, if it has words; those too that hold none
 * and are near in meaning, if a sentence model is asked and the query is a plain sentence.
 *
 * @param depth how many are wanted at least
 */
export async function rankPapers(
  index: PaperIndex,
  clause: Clause,
  depth: number,
  ask?: Sentences['ofQuestion'],
): Promise<Ranking> {
  const question = questionOf(clause, index.knowledge.vocabulary);
  const requirement = requirementOf(clause);
  const limit = Math.max(POOL, depth + BEYOND);
  if (question.words.length > 0 && demandsWords(clause)) {
    const near = await nearTo(question, ask, isSentence(clause) ? MOST_NEAR : 0);
    const found = await index.find(question.terms, requirement, limit, near);
    const titled = quotesAmidWords(clause) ? await index.find(question.terms, undefined, POOL) : found;
    return { question, ...withTitlesFirst(index, question, found, titled.candidates) };
  }
  if (!requirement) return { question, ...(await wordlessTitle(index, question.typed)) };
  const worded = question.terms.length > 0 ? await index.find(question.terms, requirement, limit) : NONE;
  const listed = await index.list(requirement, 'new', limit);
  const ranked = withTitlesFirst(index, question, worded, worded.candidates).ranked;
  const taken = new Set(ranked.map(({ key }) => key));
  const others = listed.candidates.filter(({ key }) => !taken.has(key)).map(unranked);
  return { question, ranked: [...ranked, ...others], total: listed.total, exact: listed.exact };
}

/** Of a query without words. */
export const NO_QUESTION: Question = { words: [], terms: [], rewordings: [], typed: '' };

/** All papers, the newest first: what `sort:new` asks for where it stands alone. */
export async function newestOf(index: PaperIndex, depth: number): Promise<Ranking> {
  const { candidates, total, exact } = await index.list(undefined, 'new', depth);
  return { question: NO_QUESTION, ranked: candidates.map(unranked), total, exact };
}

/** @param limit 0 where only those that hold the words may answer: then their cosines are all that is wanted */
async function nearTo(
  { typed }: Question,
  ask: Sentences['ofQuestion'] | undefined,
  limit: number,
): Promise<Near | undefined> {
  const vector = await ask?.(typed);
  return vector && { vector, limit };
}

const NONE: Found = { candidates: [], total: 0, exact: true };

/**
 * The same for evaluation, and behind them those that hold its words but fail a requirement: a sentence that was pasted
 * may quote a word without demanding it. Their scores are below zero.
 */
export async function rankLeniently(
  index: PaperIndex,
  clause: Clause,
  depth: number,
): Promise<readonly Ranked[]> {
  const ask = index.sentences?.ofQuestion;
  const { question, ranked } = await rankPapers(index, clause, depth, ask);
  if (question.words.length === 0 || !requirementOf(clause)) return ranked;
  const near = await nearTo(question, ask, MOST_NEAR);
  const all = await index.find(question.terms, undefined, Math.max(POOL, depth + BEYOND), near);
  const passed = new Set(ranked.map(({ key }) => key));
  const failed = rerank(question, all.candidates, index.knowledge).filter(({ key }) => !passed.has(key));
  const best = failed[0]?.score ?? 0;
  return [...ranked, ...failed.map((match) => ({ ...match, score: match.score - best - 1 }))];
}

/**
 * Who types a title means that paper, also with a slip in it, and also if others hold its words more often. It
 * scores a little above the best, so that scores and ranks agree.
 */
function withTitlesFirst(
  { knowledge }: PaperIndex,
  question: Question,
  found: Found,
  perhapsTitled: readonly Candidate[],
): Omit<Ranking, 'question'> {
  const ranked = rerank(question, found.candidates, knowledge);
  const likeness = titleReader(question.typed);
  const best = ranked[0]?.score ?? 0;
  const bonus = new Map(perhapsTitled.map(({ key, title }) => [key, TITLE_BONUS[likeness(title)]]));
  const isTitled = ({ key }: { readonly key: number }) => (bonus.get(key) ?? 0) > 0;
  const titled = rerank(question, perhapsTitled.filter(isTitled), knowledge)
    .map((match): Ranked => ({ ...match, score: best + (bonus.get(match.key) ?? 0), titled: true }))
    .sort((a, b) => b.score - a.score);
  const passedTitles = new Set(found.candidates.filter(isTitled).map(({ key }) => key));
  return {
    ranked: [...titled, ...ranked.filter((match) => !isTitled(match))],
    total: found.total + titled.length - passedTitles.size,
    exact: found.exact,
  };
}

/** Words that are in no index, such as "the of and", can still be a title. */
async function wordlessTitle(index: PaperIndex, typed: string): Promise<Omit<Ranking, 'question'>> {
  const paper = await index.paperByTitle(typed);
  if (!paper) return NOTHING;
  const all = await index.list(
    { kind: 'field', field: 'title', text: typed, quoted: true },
    'relevance',
    POOL,
  );
  const likeness = titleReader(typed);
  const ranked = all.candidates.filter(({ title }) => likeness(title) === 'same').map(unranked);
  return { ranked, total: ranked.length, exact: true };
}

function unranked({ key }: Candidate): Ranked {
  return { key, score: 0, ownScore: 0, evidence: 0, met: [], metInTitle: [], order: 0 };
}

/** A title with quotation marks in it is typed with them, and demands nothing by that. */
function quotesAmidWords(clause: Clause): boolean {
  if (clause.kind !== 'and') return false;
  const kinds = new Set(clause.clauses.map(({ kind }) => kind));
  return kinds.size === 2 && kinds.has('term') && kinds.has('phrase');
}
