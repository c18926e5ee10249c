/** What is learnt from a corpus while it is indexed, small enough to be kept in memory for any corpus. */
import type { Paper } from '../paper/paper.js';
import { type Acronym, countAcronyms, createAcronymTable } from './acronyms.js';
import { spellingsOf } from './analyze.js';
import { countFacts } from './facts.js';
import { type KeyTable, keyTableInSteps } from './key-table.js';
import type { Latent } from './latent.js';
import { createTermReader, longTermKey, type PaperReading, termOf } from './paper-terms.js';
import type { CorpusFacts } from './types.js';
import { informationOf, type Vocabulary, vocabularyInSteps } from './vocabulary.js';

export interface Knowledge {
  readonly facts: CorpusFacts;
  readonly vocabulary: Vocabulary;
  /** As the vocabulary's `telling`, by the term's key; 0 for a term that is nowhere. */
  tellingOf(termKey: number): number;
  /** The same of a word in one form, by the word's key: the form that few write tells more than its term does. */
  formTellingOf(wordKey: number): number;
  /** The keys of all words, those met first first. */
  readonly forms: KeyTable;
  /** As `tellingOf`, of meeting the term in a title. */
  titleTellingOf(termKey: number): number;
  readonly lengths: Lengths;
  /** What words mean, learnt from the corpus; absent for a small one. */
  readonly latent?: Latent | undefined;
}

/** Knowledge as data: what `knowledgeOf` needs to have it again, in another process or after a restart. JSON holds it. */
export interface KnowledgeRecord {
  readonly facts: CorpusFacts;
  /** Every folded word, unstemmed. */
  readonly words: readonly string[];
  /** Every term, and in how many papers it stands, in the same order. */
  readonly terms: readonly string[];
  readonly frequencies: ArrayLike<number>;
  /** In how many titles each term stands; 0 for most. */
  readonly titleFrequencies: ArrayLike<number>;
  /** Every word key, and in how many papers the word stands in this form, in the same order. */
  readonly forms: ArrayLike<number>;
  readonly formFrequencies: ArrayLike<number>;
  readonly lengths: Lengths;
  readonly acronyms: readonly Acronym[];
}

/** How many different terms a paper has on average. */
export interface Lengths {
  readonly title: number;
  /** In title and abstract together. */
  readonly text: number;
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
  const acronyms = countAcronyms(known?.acronyms);
  const counted = <Item>(items: readonly Item[] = [], counts: ArrayLike<number> = []) =>
    new Map(items.map((item, at) => [item, counts[at] ?? 0]));
  const frequencies = counted(known?.terms, known?.frequencies);
  const titleFrequencies = counted(known?.terms, known?.titleFrequencies);
  const forms = counted(Array.from(known?.forms ?? []), known?.formFrequencies);
  const before = known?.facts.papers ?? 0;
  const sums = { title: before * (known?.lengths.title ?? 0), text: before * (known?.lengths.text ?? 0) };
  return {
    read: (paper) => {
      const reading = reader.read(paper);
      sums.title += count(titleFrequencies, reading.titleWords);
      sums.text += count(frequencies, [...reading.titleWords, ...reading.abstractWords]);
      count(forms, [...reading.title, ...reading.abstract]);
      facts.add(paper);
      acronyms.read(`${paper.title}\n${paper.abstract}`);
      return reading;
    },
    record: () => {
      const soFar = facts.facts();
      return {
        facts: soFar,
        words: [...new Set([...(known?.words ?? []), ...[...reader.words()].flatMap(spellingsOf)])],
        terms: [...frequencies.keys()],
        frequencies: [...frequencies.values()],
        titleFrequencies: Array.from(frequencies.keys(), (term) => titleFrequencies.get(term) ?? 0),
        forms: [...forms.keys()],
        formFrequencies: [...forms.values()],
        acronyms: acronyms.acronyms(),
        lengths: { title: sums.title / (soFar.papers || 1), text: sums.text / (soFar.papers || 1) },
      };
    },
  };
}

/** Each once, as papers are counted; gives how many different ones there are. */
function count<Item>(counts: Map<Item, number>, items: readonly Item[]): number {
  const different = new Set(items);
  for (const item of different) counts.set(item, (counts.get(item) ?? 0) + 1);
  return different.size;
}

/** @param learn learns the latent meanings, given how telling each term is by its key */
export function knowledgeOf(record: KnowledgeRecord, learn: LearnMeanings): Knowledge {
  const steps = knowledgeInSteps(record, learn);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

export type LearnMeanings = (tellingOf: (termKey: number) => number) => Latent | undefined;

/** The same in steps of some milliseconds each, for a process that has others to answer meanwhile. */
export function* knowledgeInSteps(
  record: KnowledgeRecord,
  learn: LearnMeanings,
): Generator<undefined, Knowledge> {
  const { facts, words, terms, frequencies, titleFrequencies, forms, formFrequencies, lengths } = record;
  const { papers } = facts;
  const keys = yield* longKeysOf(terms);
  const { place: placeOfTerm } = yield* keyTableInSteps(keys);
  const frequency = (term: string) => frequencies[placeOfTerm(longTermKey(term))] ?? 0;
  const vocabulary = yield* vocabularyInSteps(words, frequency, papers, createAcronymTable(record.acronyms));
  const { place } = yield* keyTableInSteps(keys.map(termOf));
  const formTable = yield* keyTableInSteps(forms);
  const telling = yield* tellings(frequencies, papers);
  const titleTelling = yield* tellings(titleFrequencies, papers);
  const formTelling = yield* tellings(formFrequencies, papers);
  const nowhere = informationOf(0, papers);
  const tellingOf = (key: number) => telling[place(key)] ?? 0;
  return {
    facts,
    vocabulary,
    tellingOf,
    forms: formTable,
    formTellingOf: (key) => formTelling[formTable.place(key)] ?? nowhere,
    titleTellingOf: (key) => titleTelling[place(key)] ?? nowhere,
    lengths,
    latent: learn(tellingOf),
  };
}

/** So many terms a step: a few milliseconds. */
const STEP = 10_000;

function* longKeysOf(terms: readonly string[]): Generator<undefined, Uint32Array> {
  const keys = new Uint32Array(terms.length);
  for (const [at, term] of terms.entries()) {
    keys[at] = longTermKey(term);
    if (at % STEP === STEP - 1) yield;
  }
  return keys;
}

function* tellings(frequencies: ArrayLike<number>, papers: number): Generator<undefined, Float32Array> {
  const telling = new Float32Array(frequencies.length);
  for (let at = 0; at < telling.length; at++) {
    telling[at] = informationOf(frequencies[at] ?? 0, papers);
    if (at % STEP === STEP - 1) yield;
  }
  return telling;
}
