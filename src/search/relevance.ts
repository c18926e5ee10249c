/** Tells an answer from noise: whether the corpus is about what was asked at all, and where a ranking's tail begins. */
import type { Clause } from '../query/query.js';
import { isSentence } from '../query/sentence.js';
import { saysInARow } from './paper-terms.js';
import type { AskedWord, Question } from './question.js';
import type { Ranking } from './ranking.js';
import type { Ranked } from './rerank.js';
import { ASKING_WORDS } from './stop-words.js';
import type { Vocabulary } from './vocabulary.js';

/**
 * The odds, as a logarithm, that the first papers answer what was asked: a logistic regression over questions of a
 * corpus's own field and of others, four corpora of three fields, 270 papers to 10,000 (`npm run calibrate -- FOLDER`).
 * A short question is met by chance more easily, hence `alone`.
 */
const ODDS = { none: -8.72, evidence: 1.85, coverage: 8.34, alone: -9.25, meaning: 6.75, order: 3.92 };
/**
 * Where an answer is less likely than this there is none. Of other fields' questions 98 to 99 % are declined then over 270
 * papers of machine learning, 94 to 100 % over 1,400 of aeronautics, 58 to 82 % over 5,183 of medicine and 67 to 89 % over
 * 10,000 of machine learning, which hold some paper for almost any words; of their own questions 0, 1.3, 3 and 1.3 %.
 */
const LIKELY = 0.12;
/** Whatever else speaks for it, the best paper must score `least + alone / n` for each nat that n words would tell. */
const EVIDENCE = { least: 0.55, alone: 1.5 };
/** How many of the first papers are looked at. */
const FIRST = { coverage: 10, meaning: 5 };
/** A small corpus has learnt no meanings. Over 270 papers, questions and their answers have 0.51: here it is more, as few papers are soon read. */
const USUAL_MEANING = 0.65;
/** A question about one word is answered by a title that has it, or by a paper that says it more than in passing. */
const MORE_THAN_PASSING = 1.6;
/** A hit below this share of the best score met only what is common in the question. */
const TAIL = 0.25;
/** So few words, all of which the corpus can read, are a topic and not a question: every paper that holds them answers. */
const TOPIC_WORDS = 2;

/**
 * The papers worth showing, still best first. A query that uses the language's operators means what it says: all of them.
 * Whether words answer is decided as if there were no sentence model; what that finds near enough is shown besides.
 *
 * @param nearEnough the cosine from which a paper answers by its meaning
 */
export function relevantOf(
  clause: Clause,
  ranking: Ranking,
  vocabulary: Vocabulary,
  nearEnough = Number.POSITIVE_INFINITY,
): Ranking {
  const { question, ranked } = ranking;
  const byWords = foundByWords(ranked);
  const isAskedByWords = question.terms.length > 0;
  if (!isSentence(clause) || (!isAskedByWords && byWords.length === ranked.length)) return ranking;
  const answers = isAskedByWords && (isTopic(question) || isAnswered(question, byWords, vocabulary));
  const tail = TAIL * bestOf(ranked);
  const isNear = ({ cosine = -1 }: Ranked) => cosine >= nearEnough;
  const isWorth = (match: Ranked) =>
    !match.byMeaning && (match.evidence >= tail || holdsAll(match, question));
  const worth = ranked.filter((match) => isNear(match) || (answers && isWorth(match)));
  if (worth.length === ranked.length && ranking.total > ranked.length)
    return { ...ranking, exact: false, total: ranked.length };
  return { question, ranked: worth, total: worth.length, exact: true };
}

/** In the order that they would have without a sentence model. */
function foundByWords(ranked: readonly Ranked[]): readonly Ranked[] {
  if (ranked.every(({ cosine }) => cosine === undefined)) return ranked;
  return ranked
    .filter(({ byMeaning }) => !byMeaning)
    .sort((a, b) => b.ownScore - a.ownScore || a.key - b.key);
}

function isTopic({ words, typed }: Question): boolean {
  const readable = words.every(({ term }) => term !== undefined);
  return readable && words.length <= TOPIC_WORDS && words.length * 2 >= typed.split(' ').length;
}

function isAnswered(question: Question, found: readonly Ranked[], vocabulary: Vocabulary): boolean {
  if (found.some(({ titled }) => titled)) return true;
  const signs = signsOf(question, found, vocabulary);
  const [word, ...more] = subjectOf(question.words);
  if (word?.known && more.length === 0) return signs.evidence >= MORE_THAN_PASSING || inTitle(word, found);
  return signs.evidence >= EVIDENCE.least + EVIDENCE.alone * signs.alone && likelihood(signs) >= LIKELY;
}

function inTitle({ term = '' }: AskedWord, found: readonly Ranked[]): boolean {
  return found.some(({ metInTitle }) => metInTitle.includes(term));
}

/** What tells whether a question is answered; but for the evidence each is from 0 to 1. */
export interface Signs {
  /** The best score by words for each nat that the question's words tell. */
  readonly evidence: number;
  /** The largest share of what they tell that one paper holds. */
  readonly coverage: number;
  /** One over the number of words. */
  readonly alone: number;
  /** The mean of the first papers, as the signal has it. */
  readonly meaning: number;
  /** Of the first paper, as the signal has it. */
  readonly order: number;
}

export function signsOf(question: Question, found: readonly Ranked[], vocabulary: Vocabulary): Signs {
  const words = subjectOf(question.words);
  const worthOf = (some: readonly AskedWord[]) =>
    some.reduce((sum, { term }) => sum + vocabulary.telling(term ?? ''), 0);
  const worth = worthOf(words) || 1;
  const held = found
    .slice(0, FIRST.coverage)
    .map(({ met }) => worthOf(words.filter(({ term }) => term !== undefined && met.includes(term))));
  const meanings = found.slice(0, FIRST.meaning).map(({ meaning }) => meaning ?? USUAL_MEANING);
  return {
    evidence: bestOf(found) / worth,
    coverage: Math.max(0, ...held) / worth,
    alone: 1 / (words.length || 1),
    meaning: meanings.reduce((sum, meaning) => sum + meaning, 0) / (meanings.length || 1),
    order: found[0]?.order ?? 0,
  };
}

export const SIGNS = ['evidence', 'coverage', 'alone', 'meaning', 'order'] as const;

/** That the first papers answer: 0 to 1. */
export function likelihood(signs: Signs): number {
  const { none, ...weights } = ODDS;
  const odds = SIGNS.reduce((sum, sign) => sum + weights[sign] * signs[sign], none);
  return 1 / (1 + Math.exp(-odds));
}

function bestOf(found: readonly Ranked[]): number {
  return found.reduce((best, { evidence }) => Math.max(best, evidence), 0);
}

/** An acronym is held by who holds what it stands for. */
function holdsAll({ met, terms }: Ranked, { words, rewordings }: Question): boolean {
  const holds = (term: string | undefined) => term !== undefined && met.includes(term);
  return (
    words.every(({ term }) => holds(term)) ||
    rewordings.some((reworded) => reworded.terms.every(holds) && terms && saysInARow(terms, reworded.added))
  );
}

/** A question of asking words only is about them. */
function subjectOf(words: readonly AskedWord[]): AskedWord[] {
  const subject = words.filter(({ text }) => !ASKING_WORDS.has(text.toLowerCase()));
  return distinct(subject.length > 0 ? subject : words);
}

function distinct(words: readonly AskedWord[]): AskedWord[] {
  return [...new Map(words.map((word) => [word.term ?? word.text, word])).values()];
}
