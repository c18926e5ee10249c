/** Searches that lead on from an answer: phrases of the corpus that its papers share, beyond what was asked. */
import { type PaperTerms, termKey, termOf } from './paper-terms.js';
import type { Phrase } from './phrases.js';
import type { Question } from './question.js';
import type { Ranked } from './rerank.js';

/** Of the answer so many papers are read, and a phrase must stand in so many of them. */
const READ = 20;
const FEWEST = 2;
const MOST = 4;

/** At most four names of phrases, those most particular to the papers first; no two say the same. */
export type RelatedTo = (question: Question, ranked: readonly Ranked[]) => readonly string[];

/** Reads the phrases once, to be looked for in many answers. */
export function relatedAmong(phrases: readonly Phrase[]): RelatedTo {
  const byFirstTerm = new Map<number | undefined, Phrase[]>();
  for (const phrase of phrases) {
    const [first] = phrase.terms;
    byFirstTerm.set(first, [...(byFirstTerm.get(first) ?? []), phrase]);
  }
  return (question, ranked) => {
    const answers = ranked.slice(0, READ).flatMap(({ terms }) => terms ?? []);
    const asked = new Set(question.words.map(({ term }) => termKey(term ?? '')));
    const taken = new Set<number>();
    return [...countHolders(answers, byFirstTerm)]
      .filter(([{ terms }, papers]) => papers >= FEWEST && !terms.every((term) => asked.has(term)))
      .map(([phrase, papers]) => ({ phrase, worth: particularity(phrase, papers, answers.length) }))
      .filter(({ worth }) => worth > 0)
      .sort((a, b) => b.worth - a.worth || b.phrase.worth - a.phrase.worth)
      .filter(({ phrase: { terms } }) => {
        const news = terms.filter((term) => !asked.has(term));
        const isNew = news.every((term) => !taken.has(term));
        if (isNew) for (const term of news) taken.add(term);
        return isNew;
      })
      .slice(0, MOST)
      .map(({ phrase }) => phrase.name);
  };
}

/** In how many of the answers each phrase stands. */
function countHolders(
  answers: readonly PaperTerms[],
  byFirstTerm: ReadonlyMap<number | undefined, readonly Phrase[]>,
): ReadonlyMap<Phrase, number> {
  const papers = new Map<Phrase, number>();
  for (const { title, abstract } of answers) {
    const held = new Set([title, abstract].flatMap((words) => phrasesIn(words, byFirstTerm)));
    for (const phrase of held) papers.set(phrase, (papers.get(phrase) ?? 0) + 1);
  }
  return papers;
}

function phrasesIn(
  words: Uint32Array,
  byFirstTerm: ReadonlyMap<number | undefined, readonly Phrase[]>,
): Phrase[] {
  const found: Phrase[] = [];
  for (let at = 0; at < words.length; at++) {
    for (const phrase of byFirstTerm.get(termOf(words[at] ?? 0)) ?? []) {
      if (phrase.terms.every((term, one) => termOf(words[at + one] ?? 0) === term)) found.push(phrase);
    }
  }
  return found;
}

/** How many of the answers hold it, times how much likelier one of them does than any paper (Kullback and Leibler 1951). */
function particularity({ share }: Phrase, papers: number, answers: number): number {
  return papers * Math.log(papers / answers / share);
}
