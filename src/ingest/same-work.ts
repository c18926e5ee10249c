/** Tells whether one of the papers that have a title is the work that is meant, and never guesses. */
import { normaliseTitle } from '../paper/identifiers.js';
import { mayBeOne, mergePapers } from '../paper/merge.js';
import type { Paper } from '../paper/paper.js';

export type Choice =
  | { readonly kind: 'found'; readonly paper: Paper }
  | { readonly kind: 'unknown' }
  /** Several works have the title, and nothing that is known tells them apart. */
  | { readonly kind: 'ambiguous' };

/** Of those whose normalised title is the same, and whose year, authors and abstract do not speak against it, the only one. */
export function sameWork(meant: Paper, candidates: readonly Paper[]): Choice {
  const title = normaliseTitle(meant.title);
  const alike = candidates.filter((one) => normaliseTitle(one.title) === title && agrees(meant, one));
  const [paper, ...others] = mergePapers(alike).papers;
  if (!paper) return { kind: 'unknown' };
  return others.length > 0 ? { kind: 'ambiguous' } : { kind: 'found', paper };
}

function agrees(meant: Paper, found: Paper): boolean {
  const sameYear = meant.year === undefined || found.year === undefined || meant.year === found.year;
  return sameYear && mayBeOne(meant, found) && shareWords(meant.abstract, found.abstract);
}

/** Fewer tell nothing. */
const ENOUGH_WORDS = 20;
/** Abstracts of one work are edited, not written anew: those of two works on one topic share far less. */
const LEAST_SHARED = 0.5;

/** Short titles are given to several works; where both abstracts are known they must be of one. */
function shareWords(one: string, other: string): boolean {
  const [some, more] = [wordsOf(one), wordsOf(other)].sort((a, b) => a.size - b.size);
  if (!some || !more || some.size < ENOUGH_WORDS) return true;
  return [...some].filter((word) => more.has(word)).length >= LEAST_SHARED * some.size;
}

/** Short words are in every text. */
function wordsOf(text: string): ReadonlySet<string> {
  return new Set(
    normaliseTitle(text)
      .split(' ')
      .filter((word) => word.length > 3),
  );
}
