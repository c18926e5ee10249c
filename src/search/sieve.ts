/** Rules papers out by their terms alone that a filter does not let through, where to read a paper takes longer. */
import type { Clause } from '../query/query.js';
import { partsOf, stem, wordsOf } from './analyze.js';
import { termsNeeded } from './holder.js';
import { type PaperTerms, termKey, termOf } from './paper-terms.js';
import { STOP_WORDS } from './stop-words.js';

/** Whether a paper of these terms may pass; one that may not does not pass. */
export type Sieve = (terms: PaperTerms) => boolean;

/** Between the words of a phrase lie only the parts of a compound and all of it joined: so many terms at most. */
const WITHIN = 8;

/** Reads a clause once, to be asked of many papers. */
export function createSieve(clause: Clause): Sieve {
  switch (clause.kind) {
    case 'phrase':
      return phraseSieve(clause.text);
    case 'field':
      return clause.field === 'title' || clause.field === 'abstract'
        ? fieldSieve(clause.field, clause.text)
        : () => true;
    case 'and': {
      const sieves = clause.clauses.map(createSieve);
      return (terms) => sieves.every((sieve) => sieve(terms));
    }
    case 'or': {
      const sieves = clause.clauses.map(createSieve);
      return (terms) => sieves.some((sieve) => sieve(terms));
    }
    default:
      return () => true;
  }
}

function fieldSieve(field: 'title' | 'abstract', text: string): Sieve {
  const needed = termsNeeded(text).map(termKey);
  return (terms) => needed.every((key) => terms[field].some((word) => termOf(word) === key));
}

/** All the words that a text with this phrase must have stand in it, one not far behind the other. */
function phraseSieve(phrase: string): Sieve {
  const needed = termsNeeded(phrase).map(termKey);
  const compounds = compoundsOf(phrase);
  return ({ title, abstract }) =>
    [title, abstract].some((words) => {
      const holds = (key: number) => words.some((word) => termOf(word) === key);
      return (
        standInOrder(words, needed) &&
        compounds.every(({ parts, joined }) => parts.every(holds) || holds(joined))
      );
    });
}

function standInOrder(words: Uint32Array, keys: readonly number[]): boolean {
  const follow = (from: number, next: number): boolean => {
    if (next === keys.length) return true;
    const to = Math.min(words.length, next === 0 ? words.length : from + WITHIN);
    for (let at = from; at < to; at++) {
      if (termOf(words[at] ?? 0) === keys[next] && follow(at + 1, next + 1)) return true;
    }
    return false;
  };
  return follow(0, 0);
}

/** Compounds of two parts; one of more has too many spellings. */
function compoundsOf(
  phrase: string,
): readonly { readonly parts: readonly number[]; readonly joined: number }[] {
  return wordsOf(phrase)
    .map(({ text }) => partsOf(text))
    .filter(({ length }) => length === 2)
    .map((parts) => ({
      parts: parts.filter((part) => !STOP_WORDS.has(part)).map((part) => termKey(stem(part))),
      joined: termKey(stem(parts.join(''))),
    }));
}
