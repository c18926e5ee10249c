/** The topics of a corpus: all of them, or those nearest to a question that it does not answer. */

import type { Knowledge } from './knowledge.js';
import { meaningOf } from './latent.js';
import { termKey } from './paper-terms.js';
import type { Phrase } from './phrases.js';
import type { Question } from './question.js';
import { rowProduct } from './row-math.js';

const MOST = 24;
const NEAREST = 3;
/** So many are looked at for the nearest: further ones are small. */
const KNOWN = 200;
/** A topic below this cosine is not near. */
const NEAR = 0.35;

/** Names, most telling first; no two share all their words. */
export function topicsOf(phrases: readonly Phrase[]): readonly string[] {
  return phrases.slice(0, MOST).map(({ name }) => name);
}

/** The topics nearest in meaning; the corpus's first where none is near or no meanings were learnt. */
export function topicsNear(
  { words }: Question,
  phrases: readonly Phrase[],
  { latent, tellingOf }: Knowledge,
): readonly string[] {
  const first = topicsOf(phrases).slice(0, NEAREST);
  if (!latent) return first;
  const meaning = (terms: readonly number[]) =>
    meaningOf(
      latent,
      terms.map((termKey) => ({ termKey, weight: tellingOf(termKey) })),
    );
  const asked = meaning(words.map(({ term }) => termKey(term ?? '')));
  const near = phrases
    .slice(0, KNOWN)
    .map(({ name, terms }) => ({ name, cosine: rowProduct(meaning(terms), 0, asked, 0) }))
    .filter(({ cosine }) => cosine >= NEAR)
    .sort((a, b) => b.cosine - a.cosine)
    .map(({ name }) => name);
  return near.length > 0 ? near.slice(0, NEAREST) : first;
}
