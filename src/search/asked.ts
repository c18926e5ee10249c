/** What a question asks, as the signals read it: its terms by number, and where a paper's words meet them. */
import { createKeyTable } from './key-table.js';
import type { Knowledge } from './knowledge.js';
import { type PaperTerms, termKey, termOf } from './paper-terms.js';
import type { Question } from './question.js';

interface AskedTerm {
  readonly term: string;
  readonly termKey: number;
  readonly wordKey: number;
  /** Its weight times how telling it is, in nats. */
  readonly worth: number;
  /** Its weight times how telling the form is that was typed, in nats. */
  readonly formWorth: number;
}

export interface Asked {
  readonly terms: readonly AskedTerm[];
  /** The worth of all terms, and of all forms; above 0. */
  readonly total: number;
  readonly formTotal: number;
  /** Terms that were typed side by side, stop words aside, by their places among the terms. */
  readonly pairs: readonly { readonly first: number; readonly second: number; readonly worth: number }[];
  /** Which of the terms each word of a paper is; -1 for a word that was not asked for. */
  met(terms: PaperTerms): Met;
}

export interface Met {
  readonly title: Int16Array;
  readonly abstract: Int16Array;
}

export function askedOf({ terms, words }: Question, { vocabulary, formTellingOf }: Knowledge): Asked {
  const weighed = terms.map(
    ({ term, wordKey, weight }): AskedTerm => ({
      term,
      termKey: termOf(wordKey),
      wordKey,
      worth: weight * vocabulary.telling(term),
      formWorth: weight * formTellingOf(wordKey),
    }),
  );
  const { place } = createKeyTable(weighed.map((term) => term.termKey));
  const placeOf = (term: string | undefined) => (term === undefined ? -1 : place(termKey(term)));
  const pairs = words.flatMap(({ term: one }, at) => {
    const other = words[at + 1]?.term;
    const [first, second] = [placeOf(one), placeOf(other)];
    if (one === undefined || other === undefined || first < 0 || second < 0 || first === second) return [];
    return [{ first, second, worth: (vocabulary.telling(one) + vocabulary.telling(other)) / 2 }];
  });
  const meet = (words: Uint32Array) => {
    const places = new Int16Array(words.length);
    for (let at = 0; at < words.length; at++) places[at] = place(termOf(words[at] ?? 0));
    return places;
  };
  return {
    terms: weighed,
    total: weighed.reduce((sum, { worth }) => sum + worth, 0) || 1,
    formTotal: weighed.reduce((sum, { formWorth }) => sum + formWorth, 0) || 1,
    pairs,
    met: ({ title, abstract }) => ({ title: meet(title), abstract: meet(abstract) }),
  };
}
