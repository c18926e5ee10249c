/** What could help after a query that nothing answers. Everything offered was tried and has hits. */
import { requirementOf } from '../query/filter.js';
import { print } from '../query/print.js';
import type { Clause, Query } from '../query/query.js';
import { isSentence } from '../query/sentence.js';
import { answerTo } from './answer.js';
import type { PaperIndex } from './paper-index.js';
import type { AskedWord, Question } from './question.js';
import type { Ranking } from './ranking.js';
import { topicsNear } from './topics.js';
import type { Advice, Reading } from './types.js';
import {
  inPlainWords,
  literally,
  respelled,
  topicOf,
  withoutOneRequirement,
  withoutWords,
} from './variations.js';
import type { Vocabulary } from './vocabulary.js';

const MOST_OFFERS = 3;
/** Of shorter and shorter questions so many are tried: each costs as much as a search. */
const MOST_TRIES = 6;

/** How the slips of a query were read; undefined where it has none. */
export function readingOf(query: Query, { words }: Question): Reading | undefined {
  const { clause } = query;
  const slips = words.filter(({ meant }) => meant !== undefined);
  if (!clause || slips.length === 0) return undefined;
  const printed = (changed: Clause) => print({ ...query, clause: changed });
  return { found: printed(respelled(clause, slips)), instead: printed(literally(clause, slips)) };
}

/** Tries the queries near this one, a handful, and keeps those that find something. */
export async function adviceFor(
  index: PaperIndex,
  query: Query,
  { question, ranked }: Pick<Ranking, 'question' | 'ranked'>,
): Promise<Advice> {
  const { clause } = query;
  const unknown = question.words.filter(({ known }) => !known);
  const unknownWords = [...new Set(unknown.map(({ from }) => from))];
  const topics = topicsNear(question, index.phrases, index.knowledge);
  if (!clause) return { unknownWords, tryInstead: [], topics };
  const printed = (changed: Clause) => print({ ...query, clause: changed });
  const works = async (changed: Clause | undefined): Promise<Clause[]> => {
    if (changed === undefined || printed(changed) === printed(clause)) return [];
    if (ranked.length === 0 && findsLess(changed, clause)) return [];
    const found = await answerTo(index, { ...query, clause: changed }, 1);
    return found.ranked.length > 0 ? [changed] : [];
  };

  const spelled = await works(respelled(clause, unknown));
  const shorter = await firstThat(
    works,
    shortened(clause, question.words, index.knowledge.vocabulary)
      .slice(0, MOST_TRIES)
      .map((fewer) => respelled(fewer, unknown)),
  );
  const others = await Promise.all([...withoutOneRequirement(clause), inPlainWords(clause)].map(works));
  const offers = [...new Set([...others.flat(), ...shorter].map(printed))];
  const advice = { unknownWords, tryInstead: offers.slice(0, MOST_OFFERS), topics };
  return { ...(spelled[0] ? { didYouMean: printed(spelled[0]) } : {}), ...advice };
}

/**
 * A query with the language's operators has found nothing because of what it requires, which fewer words do not change.
 *
 * @param changed has no words besides, but for slips that were read as these already
 */
function findsLess(changed: Clause, clause: Clause): boolean {
  if (isSentence(clause)) return false;
  const [before, after] = [requirementOf(clause), requirementOf(changed)];
  if (!before || !after) return false;
  const text = (requirement: Clause) => print({ clause: requirement, sort: 'relevance' });
  return text(before) === text(after);
}

async function firstThat(
  works: (clause: Clause) => Promise<Clause[]>,
  clauses: readonly Clause[],
): Promise<Clause[]> {
  for (const clause of clauses) {
    const working = await works(clause);
    if (working.length > 0) return working;
  }
  return [];
}

/**
 * The topic without the words that are nowhere and no slip of any; alone; without all that nobody knows; without the
 * rarest of the rest, one more each time. Of known words at least half stay, since fewer would be another question.
 */
function shortened(clause: Clause, words: readonly AskedWord[], vocabulary: Vocabulary): Clause[] {
  const topic = topicOf(clause);
  if (!topic) return [];
  const worth = ({ term }: AskedWord) => vocabulary.telling(term ?? '');
  const doubtfulFirst = [...words].sort((a, b) => Number(a.known) - Number(b.known) || worth(b) - worth(a));
  const unknown = words.filter(({ known }) => !known).length;
  const most = unknown === words.length ? unknown : Math.floor(words.length / 2);
  const counts = Array.from({ length: most + 1 }, (_, count) => count);
  const useful = counts.filter((count) => count === 0 || count >= Math.min(unknown, most));
  const lost = words.filter(({ term }) => term === undefined);
  const dropped = [lost, ...useful.map((count) => doubtfulFirst.slice(0, count))];
  return dropped.flatMap((some) => withoutWords(topic, some) ?? []);
}
