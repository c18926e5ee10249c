/** What is learnt from a corpus while it is indexed, small enough to be kept in memory for any corpus. */
import type { Paper } from '../paper/paper.js';
import { spellingsOf } from './analyze.js';
import { countFacts } from './facts.js';
import type { Latent } from './latent.js';
import { createTermReader, type PaperReading, termKey } from './paper-terms.js';
import type { CorpusFacts } from './types.js';
import { createVocabulary, type Vocabulary } from './vocabulary.js';

export interface Knowledge {
  readonly facts: CorpusFacts;
  readonly vocabulary: Vocabulary;
  /** How many different terms a paper has on average: in its title, and in title and abstract together. */
  readonly lengths: Lengths;
  /** As the vocabulary's `telling`, by the term's key; 0 for a term that is nowhere. */
  tellingOf(key: number): number;
  /** What words mean by the company they keep; absent for a small corpus. */
  readonly latent?: Latent | undefined;
}

interface Lengths {
  readonly title: number;
  readonly text: number;
}

/** Knowledge as data: what `knowledgeOf` needs to have it again, in another process or after a restart. JSON holds it. */
export interface KnowledgeRecord {
  readonly facts: CorpusFacts;
  readonly lengths: Lengths;
  /** Every folded word, unstemmed. */
  readonly words: readonly string[];
  /** Every term, and in how many papers it stands, in the same order. */
  readonly terms: readonly string[];
  readonly frequencies: readonly number[];
}

export interface Learner {
  /** Learns from one paper, and gives its terms, so that an index need not read it again. */
  read(paper: Paper): PaperReading;
  /** What is known so far; it can go on learning. */
  record(): KnowledgeRecord;
}

/** @param known what was learnt before, to go on from when papers are added */
export function createLearner(known?: KnowledgeRecord): Learner {
  const reader = createTermReader();
  const facts = countFacts(known?.facts);
  const frequencies = new Map(known?.terms.map((term, at) => [term, known.frequencies[at] ?? 0]));
  const before = known?.facts.papers ?? 0;
  const sums = { title: before * (known?.lengths.title ?? 0), text: before * (known?.lengths.text ?? 0) };
  return {
    read: (paper) => {
      const reading = reader.read(paper);
      const inTitle = new Set(reading.titleWords);
      const met = new Set([...inTitle, ...reading.abstractWords]);
      for (const term of met) frequencies.set(term, (frequencies.get(term) ?? 0) + 1);
      sums.title += inTitle.size;
      sums.text += met.size;
      facts.add(paper);
      return reading;
    },
    record: () => {
      const counted = facts.facts();
      const mean = (sum: number) => sum / Math.max(1, counted.papers);
      return {
        facts: counted,
        lengths: { title: mean(sums.title), text: mean(sums.text) },
        words: [...new Set([...(known?.words ?? []), ...[...reader.words()].flatMap(spellingsOf)])],
        terms: [...frequencies.keys()],
        frequencies: [...frequencies.values()],
      };
    },
  };
}

/** @param learn learns the latent meanings, given how telling each term is by key */
export function knowledgeOf(
  { facts, lengths, words, terms, frequencies }: KnowledgeRecord,
  learn: (telling: ReadonlyMap<number, number>) => Latent | undefined,
): Knowledge {
  const counts = new Map(terms.map((term, at) => [term, frequencies[at] ?? 0]));
  const vocabulary = createVocabulary(words, counts, facts.papers);
  const telling = new Map(terms.map((term) => [termKey(term), vocabulary.telling(term)]));
  return { facts, lengths, vocabulary, tellingOf: (key) => telling.get(key) ?? 0, latent: learn(telling) };
}
