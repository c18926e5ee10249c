/** What is learnt from a corpus while it is indexed, small enough to be kept in memory for any corpus. */
import type { Paper } from '../paper/paper.js';
import { spellingsOf } from './analyze.js';
import { countFacts } from './facts.js';
import { createKeyTable } from './key-table.js';
import type { Latent } from './latent.js';
import { createTermReader, type PaperReading, termKey } from './paper-terms.js';
import type { CorpusFacts } from './types.js';
import { createVocabulary, informationOf, type Vocabulary } from './vocabulary.js';

export interface Knowledge {
  readonly facts: CorpusFacts;
  readonly vocabulary: Vocabulary;
  /** As the vocabulary's `telling`, by the term's key; 0 for a term that is nowhere. */
  tellingOf(termKey: number): number;
  /** The same of a word in one form, by the word's key: the form that few write tells more than its term does. */
  formTellingOf(wordKey: number): number;
  /** What words mean by the company they keep; absent for a small corpus. */
  readonly latent?: Latent | undefined;
}

/** Knowledge as data: what `knowledgeOf` needs to have it again, in another process or after a restart. JSON holds it. */
export interface KnowledgeRecord {
  readonly facts: CorpusFacts;
  /** Every folded word, unstemmed. */
  readonly words: readonly string[];
  /** Every term, and in how many papers it stands, in the same order. */
  readonly terms: readonly string[];
  readonly frequencies: readonly number[];
  /** Every word key, and in how many papers the word stands in this form, in the same order. */
  readonly forms: readonly number[];
  readonly formFrequencies: readonly number[];
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
  const forms = new Map(known?.forms.map((form, at) => [form, known.formFrequencies[at] ?? 0]));
  return {
    read: (paper) => {
      const reading = reader.read(paper);
      count(frequencies, [...reading.titleWords, ...reading.abstractWords]);
      count(forms, [...reading.title, ...reading.abstract]);
      facts.add(paper);
      return reading;
    },
    record: () => ({
      facts: facts.facts(),
      words: [...new Set([...(known?.words ?? []), ...[...reader.words()].flatMap(spellingsOf)])],
      terms: [...frequencies.keys()],
      frequencies: [...frequencies.values()],
      forms: [...forms.keys()],
      formFrequencies: [...forms.values()],
    }),
  };
}

/** Each once, as papers are counted. */
function count<Item>(counts: Map<Item, number>, items: readonly Item[]): void {
  for (const item of new Set(items)) counts.set(item, (counts.get(item) ?? 0) + 1);
}

/** @param learn learns the latent meanings, given how telling each term is by its key */
export function knowledgeOf(
  { facts, words, terms, frequencies, forms, formFrequencies }: KnowledgeRecord,
  learn: (tellingOf: (termKey: number) => number) => Latent | undefined,
): Knowledge {
  const counts = new Map(terms.map((term, at) => [term, frequencies[at] ?? 0]));
  const vocabulary = createVocabulary(words, counts, facts.papers);
  const telling = tellings(terms.map(termKey), frequencies, facts.papers);
  const formTelling = tellings(forms, formFrequencies, facts.papers);
  const tellingOf = (key: number) => telling(key) ?? 0;
  const formTellingOf = (key: number) => formTelling(key) ?? informationOf(0, facts.papers);
  return { facts, vocabulary, tellingOf, formTellingOf, latent: learn(tellingOf) };
}

function tellings(
  keys: readonly number[],
  frequencies: readonly number[],
  papers: number,
): (key: number) => number | undefined {
  const { place } = createKeyTable(keys);
  const telling = Float32Array.from(frequencies, (frequency) => informationOf(frequency, papers));
  return (key) => telling[place(key)];
}
