/** Searches that lead on from an answer: phrases of the corpus that its papers share, beyond what was asked. */
import { termKey, termOf } from './paper-terms.js';
import type { Phrase } from './phrases.js';
import type { Question } from './question.js';
import type { Ranked } from './rerank.js';

/** Of the answer so many papers are read, and a phrase must stand in so many of them. */
const READ = 20;
const FEWEST = 2;
const MOST = 4;

/** At most four names of phrases, the most particular to these papers first; no two say the same. */
export function relatedTo(
  question: Question,
  ranked: readonly Ranked[],
  phrases: readonly Phrase[],
): readonly string[] {
  const answers = ranked
    .slice(0, READ)
    .flatMap(({ terms }) => (terms ? [[terms.title, terms.abstract]] : []));
  const asked = new Set(question.words.map(({ term }) => termKey(term ?? '')));
  const taken = new Set<number>();
  return phrases
    .filter(({ terms }) => !terms.every((term) => asked.has(term)))
    .map((phrase) => ({ phrase, worth: particularity(phrase, answers) }))
    .filter(({ worth }) => worth > 0)
    .sort((a, b) => b.worth - a.worth)
    .filter(({ phrase: { terms } }) => {
      const news = terms.filter((term) => !asked.has(term));
      const isNew = news.every((term) => !taken.has(term));
      if (isNew) for (const term of news) taken.add(term);
      return isNew;
    })
    .slice(0, MOST)
    .map(({ phrase }) => phrase.name);
}

/** How many of the answers hold it, times how much likelier one of them does than any paper (Kullback and Leibler 1951). */
function particularity({ terms, share }: Phrase, answers: readonly (readonly Uint32Array[])[]): number {
  const papers = answers.filter((texts) => texts.some((words) => stands(terms, words))).length;
  if (papers < FEWEST) return 0;
  return papers * Math.log(papers / answers.length / share);
}

function stands(terms: readonly number[], words: Uint32Array): boolean {
  const [first = 0] = terms;
  for (let at = 0; at + terms.length <= words.length; at++) {
    if (termOf(words[at] ?? 0) !== first) continue;
    if (terms.every((term, one) => termOf(words[at + one] ?? 0) === term)) return true;
  }
  return false;
}
