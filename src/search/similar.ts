/** Papers like a paper: it is read as a query of its own most telling words. */
import type { Paper } from '../paper/paper.js';
import type { PaperIndex, WeightedTerm } from './paper-index.js';
import { createTermReader } from './paper-terms.js';
import { MOST_NEAR, POOL, type Ranking } from './ranking.js';
import { type Ranked, rerank } from './rerank.js';
import type { Vocabulary } from './vocabulary.js';

/** nDCG@10 on 17 judged papers, by the weights of then: of 30 terms 0.536, of 60 0.550, of 100 0.547. */
const TERMS = 60;
/** A title says in few words what a paper is about: counted twice 0.550, three times 0.554. */
const TITLE_WEIGHT = 3;
const MOST = 20;
/** What a paper says in its title or more than once is its subject; that both papers say "despite" once is no reason. */
const SAID_TWICE = 2;
/** A paper below this share of the best score has only the field's common words in common. */
const TAIL = 0.25;

/** At most 20, the likest first, the paper itself left out. */
export async function similarTo(index: PaperIndex, paper: Paper): Promise<Ranking> {
  const terms = tellingTerms(paper, index.knowledge.vocabulary);
  const vector = await index.sentences?.ofPaper(paper.id);
  const near = vector && { vector, limit: MOST_NEAR };
  const { candidates } = await index.find(terms, undefined, POOL, near);
  const itself = new Set(
    (await index.read(candidates.map(({ key }) => key))).flatMap(({ id }, at) =>
      id === paper.id ? [candidates[at]?.key] : [],
    ),
  );
  const question = { words: [], terms, rewordings: [], typed: '' };
  const like = rerank(
    question,
    candidates.filter(({ key }) => !itself.has(key)),
    index.knowledge,
  );
  const best = like.reduce((most, { evidence }) => Math.max(most, evidence), 0);
  const subject = new Set(terms.filter(({ weight }) => weight >= SAID_TWICE).map(({ term }) => term));
  const { nearEnough = Number.POSITIVE_INFINITY } = index.sentences ?? {};
  const ranked = like
    .filter(({ byMeaning, cosine = -1 }) => !byMeaning || cosine >= nearEnough)
    .slice(0, MOST)
    .filter(({ evidence, cosine = -1 }) => evidence >= TAIL * best || cosine >= nearEnough)
    .map((match): Ranked => {
      const met = match.met.filter((term) => subject.has(term));
      return met.length > 0 ? { ...match, met } : { ...match, met, byMeaning: true };
    });
  return { question, ranked, total: ranked.length, exact: true };
}

/** By how often each stands in the paper and how rare it is; a term of this paper alone finds no other. */
function tellingTerms(paper: Paper, vocabulary: Vocabulary): WeightedTerm[] {
  const terms = new Map<string, WeightedTerm>();
  const { title, titleWords, abstract, abstractWords } = createTermReader().read(paper);
  const count = (words: readonly string[], keys: Uint32Array, times: number) => {
    for (const [at, term] of words.entries()) {
      const { wordKey, weight } = terms.get(term) ?? { wordKey: keys[at] ?? 0, weight: 0 };
      terms.set(term, { term, wordKey, weight: weight + times });
    }
  };
  count(titleWords, title, TITLE_WEIGHT);
  count(abstractWords, abstract, 1);
  const telling = ({ term, weight }: WeightedTerm) => weight * vocabulary.telling(term);
  return [...terms.values()]
    .filter(({ term }) => vocabulary.frequency(term) > 1)
    .sort((a, b) => telling(b) - telling(a))
    .slice(0, TERMS);
}
