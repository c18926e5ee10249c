/** The words of a query as the index knows them, each with the terms it may be met by. */
import type { Clause } from '../query/query.js';
import type { Rewording } from './acronyms.js';
import { partsOf, stem, wordsOf } from './analyze.js';
import type { WeightedTerm } from './paper-index.js';
import { wordKey } from './paper-terms.js';
import { STOP_WORDS } from './stop-words.js';
import type { Vocabulary } from './vocabulary.js';

/** One word that was asked for; a part of a compound counts as a word of its own. */
export interface AskedWord {
  /** As typed, or the folded part of a compound. */
  readonly text: string;
  /** The whole word as typed. */
  readonly from: string;
  /** Itself where the corpus knows it, else what it was most likely meant to be; absent where nothing is near. */
  readonly term?: string;
  /** The folded word that the term is the stem of. */
  readonly form: string;
  readonly known: boolean;
  /** The corpus's word that an unknown one is read as. */
  readonly meant?: string;
}

export interface Question {
  readonly words: readonly AskedWord[];
  /** All to look for: the words' terms and, beside them, compounds joined. */
  readonly terms: readonly WeightedTerm[];
  /** With an acronym for what it stands for, or the other way round. */
  readonly rewordings: readonly Rewording[];
  /** Every word, stop words too, with one space between. */
  readonly typed: string;
}

/** Of a pasted abstract: its so many most telling words. On csfcube-dev 30 give nDCG@10 0.533, 60 give 0.555. */
const MOST_TERMS = 60;

interface TypedWord {
  readonly text: string;
  readonly parts: readonly string[];
}

/** A joined compound says again what its parts said: it counts for half. */
const JOINED_WEIGHT = 0.5;
/** So does a compound that was typed apart, which is a guess besides. */
const SPACED_WEIGHT = 0.25;
/**
 * A short question that names its subject by an acronym, or by what that stands for, is met by either; the more words it
 * has, the more it says by itself. In questions of any length the added words cost nDCG@10 0.003 on scifact-train and
 * 0.004 on ml-tldr-dev.
 */
const ADDED = {
  'spelled-out': { weight: 0.3, mostWords: 2 },
  shortened: { weight: 0.5, mostWords: 4 },
};
/** A word that was most likely meant counts for less than one that was typed. */
const SLIP_WEIGHT = 0.8;

/** Reads every word of a clause that counts for the ranking; what is excluded does not. */
export function questionOf(clause: Clause, vocabulary: Vocabulary): Question {
  const typed = textsOf(clause)
    .flatMap(wordsOf)
    .map(({ text }) => ({ text, parts: partsOf(text) }));
  const words = typed.flatMap((word) => askedWords(word, vocabulary));
  const rewordings = rewordingsOf(words, vocabulary);
  const terms = [
    ...words.flatMap(termsOf),
    ...typed.flatMap(joinedTerm),
    ...typed.flatMap(spacedTerm(vocabulary)),
    ...addedTerms(rewordings, words),
  ];
  return {
    words,
    terms: mostTelling(terms, vocabulary),
    rewordings,
    typed: typed.map(({ text }) => text).join(' '),
  };
}

/** The parts, without stop words; but a compound that the corpus has in one word only is that word. */
function askedWords({ text, parts }: TypedWord, vocabulary: Vocabulary): AskedWord[] {
  const telling = parts.filter((part) => !STOP_WORDS.has(part));
  if (parts.length === 1) return telling.map((part) => askedWord({ text, from: text }, part, vocabulary));
  const joined = askedWord({ text, from: text }, parts.join(''), vocabulary);
  const asked = telling.map((part) => askedWord({ text: part, from: text }, part, vocabulary));
  return joined.known && asked.some(({ known }) => !known) ? [joined] : asked;
}

function askedWord(typed: Pick<AskedWord, 'text' | 'from'>, part: string, vocabulary: Vocabulary): AskedWord {
  const term = stem(part);
  if (vocabulary.frequency(term) > 0) return { ...typed, known: true, term, form: part };
  const meant = vocabulary.meant(part);
  return meant === undefined
    ? { ...typed, known: false, form: part }
    : { ...typed, known: false, term: stem(meant), form: meant, meant };
}

function termsOf({ term, form, known }: AskedWord): WeightedTerm[] {
  return term === undefined ? [] : [{ term, wordKey: wordKey(term, form), weight: known ? 1 : SLIP_WEIGHT }];
}

/** Each term once, in its first form, with the weight of all its mentions. */
function mostTelling(terms: readonly WeightedTerm[], vocabulary: Vocabulary): WeightedTerm[] {
  const byTerm = new Map<string, WeightedTerm>();
  for (const typed of terms) {
    const before = byTerm.get(typed.term);
    byTerm.set(typed.term, before ? { ...before, weight: before.weight + typed.weight } : typed);
  }
  const merged = [...byTerm.values()];
  if (merged.length <= MOST_TERMS) return merged;
  const worth = ({ term, weight }: WeightedTerm) => weight * vocabulary.telling(term);
  return merged.sort((a, b) => worth(b) - worth(a)).slice(0, MOST_TERMS);
}

function joinedTerm({ parts }: TypedWord): WeightedTerm[] {
  const form = parts.join('');
  const term = stem(form);
  return parts.length > 1 ? [{ term, wordKey: wordKey(term, form), weight: JOINED_WEIGHT }] : [];
}

/**
 * `t sne` was perhaps meant as `t-SNE`, and `one shot` as `one-shot`: a letter that stands alone, a stop word or a word
 * nobody knows is tried together with the next.
 */
function spacedTerm(vocabulary: Vocabulary) {
  const isOdd = (part: string) =>
    /^[a-z]$/.test(part) || STOP_WORDS.has(part) || vocabulary.frequency(stem(part)) === 0;
  return ({ parts }: TypedWord, at: number, typed: readonly TypedWord[]): WeightedTerm[] => {
    const last = parts.at(-1);
    const next = typed[at + 1]?.parts[0];
    if (last === undefined || next === undefined || STOP_WORDS.has(next)) return [];
    const term = stem(last + next);
    const likely = (isOdd(last) || isOdd(next)) && vocabulary.frequency(term) > 0;
    return likely ? [{ term, wordKey: wordKey(term, last + next), weight: SPACED_WEIGHT }] : [];
  };
}

/** By an acronym and by what it stands for, as the corpus defines it. */
function rewordingsOf(words: readonly AskedWord[], { acronyms }: Vocabulary): readonly Rewording[] {
  return acronyms
    .rewordings(words.flatMap(({ term }) => term ?? []))
    .filter(({ kind }) => words.length <= ADDED[kind].mostWords);
}

function addedTerms(rewordings: readonly Rewording[], words: readonly AskedWord[]): WeightedTerm[] {
  const asked = new Set(words.map(({ term }) => term));
  return rewordings.flatMap(({ kind, added }) =>
    added
      .filter((term) => !asked.has(term))
      .map((term) => ({ term, wordKey: wordKey(term, term), weight: ADDED[kind].weight })),
  );
}

function textsOf(clause: Clause): string[] {
  switch (clause.kind) {
    case 'term':
    case 'phrase':
      return [clause.text];
    case 'field':
      return clause.field === 'title' || clause.field === 'abstract' ? [clause.text] : [];
    case 'and':
    case 'or':
      return clause.clauses.flatMap(textsOf);
    default:
      return [];
  }
}
