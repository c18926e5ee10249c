/** What is learnt from a corpus while it is indexed, small enough to be kept in memory for any corpus. */
import type { Paper } from '../paper/paper.js';
import { spellingsOf, stem, wordsOf } from './analyze.js';
import { type FactCounter, countFacts } from './facts.js';
import type { CorpusFacts } from './types.js';
import { createVocabulary, type Vocabulary } from './vocabulary.js';

export interface Knowledge {
  readonly facts: CorpusFacts;
  readonly vocabulary: Vocabulary;
}

/** Knowledge as data: what `knowledgeOf` needs to have it again, in another process or after a restart. JSON holds it. */
export interface KnowledgeRecord {
  readonly facts: CorpusFacts;
  /** Every folded word, unstemmed. */
  readonly words: readonly string[];
  /** Every term, and in how many papers it stands, in the same order. */
  readonly terms: readonly string[];
  readonly frequencies: readonly number[];
}

export interface Learner {
  /** Reads one paper. */
  add(paper: Paper): void;
  /** What is known so far; it can go on learning. */
  record(): KnowledgeRecord;
}

/** @param known what was learnt before, to go on from when papers are added */
export function createLearner(known?: KnowledgeRecord): Learner {
  const facts: FactCounter = countFacts(known?.facts);
  const words = new Set(known?.words);
  const frequencies = new Map(known?.terms.map((term, at) => [term, known.frequencies[at] ?? 0]));
  const spellings = new Map<string, readonly string[]>();
  const spell = (word: string): readonly string[] => {
    const before = spellings.get(word);
    if (before) return before;
    const folded = spellingsOf(word);
    spellings.set(word, folded);
    for (const spelling of folded) words.add(spelling);
    return folded;
  };
  return {
    add: (paper) => {
      facts.add(paper);
      const met = new Set(
        wordsOf(`${paper.title}\n${paper.abstract}`).flatMap(({ text }) => spell(text).map(stem)),
      );
      for (const term of met) frequencies.set(term, (frequencies.get(term) ?? 0) + 1);
    },
    record: () => ({
      facts: facts.facts(),
      words: [...words],
      terms: [...frequencies.keys()],
      frequencies: [...frequencies.values()],
    }),
  };
}

export function knowledgeOf({ facts, words, terms, frequencies }: KnowledgeRecord): Knowledge {
  const counts = new Map(terms.map((term, at) => [term, frequencies[at] ?? 0]));
  return { facts, vocabulary: createVocabulary(words, counts, facts.papers) };
}
