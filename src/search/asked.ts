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
  /** Where a paper's words meet the terms. */
  met(terms: PaperTerms): Met;
}

/** Those words of a paper that were asked for, in their order. */
export interface Met {
  /** Where each stands, counted over title and abstract. */
  readonly at: readonly number[];
  /** Which of the terms it is. */
  readonly places: readonly number[];
  /** Its key. */
  readonly words: readonly number[];
  /** How many of them the title has. */
  readonly inTitle: number;
}

export const UNMET: Met = { at: [], places: [], words: [], inTitle: 0 };

/** In terms: about one long sentence. */
export const PASSAGE = 25;
/** A title and an abstract are so many terms apart that no pair and no passage spans both. */
const APART = PASSAGE;

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
  return {
    terms: weighed,
    total: weighed.reduce((sum, { worth }) => sum + worth, 0) || 1,
    formTotal: weighed.reduce((sum, { formWorth }) => sum + formWorth, 0) || 1,
    pairs,
    met: ({ title, abstract }) => {
      const [at, places, words]: [number[], number[], number[]] = [[], [], []];
      const meet = (terms: Uint32Array, from: number) => {
        for (let n = 0; n < terms.length; n++) {
          const word = terms[n] ?? 0;
          const found = place(termOf(word));
          if (found < 0) continue;
          at.push(from + n);
          places.push(found);
          words.push(word);
        }
        return at.length;
      };
      const inTitle = meet(title, 0);
      meet(abstract, title.length + APART);
      return { at, places, words, inTitle };
    },
  };
}
