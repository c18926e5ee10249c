/** What the words of a paper tell of it as an answer: their forms, their order, how close they stand. */
import { type Asked, type Met, PASSAGE } from './asked.js';
import type { Knowledge } from './knowledge.js';
import type { Candidate } from './paper-index.js';
import { termOf } from './paper-terms.js';

/** As BM25's k1: a pair that stands twice tells less than twice as much. */
const SATURATION = 1.2;

/** The share of the question's worth that stands in the paper in the very form that was typed: 0 to 1. */
export function exactness({ terms, formTotal }: Asked, { places, words }: Met): number {
  const exact = new Uint8Array(terms.length);
  for (let one = 0; one < places.length; one++) {
    const place = places[one] ?? 0;
    if (terms[place]?.wordKey === words[one]) exact[place] = 1;
  }
  let sum = 0;
  for (let place = 0; place < terms.length; place++)
    sum += exact[place] === 1 ? (terms[place]?.formWorth ?? 0) : 0;
  return sum / formTotal;
}

/** How much of what the title tells was asked for: 0 to 1. */
export function density(title: Uint32Array, met: Met, { tellingOf }: Knowledge): number {
  let [asked, all, next] = [0, 0, 0];
  for (let at = 0; at < title.length; at++) {
    const isMet = met.at[next] === at;
    if (isMet) next += 1;
    if (title.indexOf(title[at] ?? 0) < at) continue;
    const telling = tellingOf(termOf(title[at] ?? 0));
    all += telling;
    if (isMet) asked += telling;
  }
  return asked / (all || 1);
}

/**
 * How telling the name is that a title gives its paper before a colon, where all of it was asked for: 0 to 1. Who types
 * `gpipe` means `GPipe: Efficient Training …`.
 */
export function named(
  { title, terms }: Pick<Candidate, 'title' | 'terms'>,
  met: Met,
  { tellingOf, vocabulary }: Knowledge,
  lengthOf: (name: string) => number,
): number {
  if (met.at[0] !== 0) return 0;
  const end = title.search(NAME_ENDS);
  const length = end < 0 ? 0 : lengthOf(title.slice(0, end));
  if (length === 0 || length > LONGEST_NAME || met.at[length - 1] !== length - 1) return 0;
  const telling = Array.from(terms.title.subarray(0, length), (word) => tellingOf(termOf(word)));
  return Math.max(...telling) / vocabulary.telling(NOWHERE);
}

const NAME_ENDS = /:\s/;
/** In terms: `Edge-MoE` has three, its parts and all of it joined. */
const LONGEST_NAME = 4;
/** No word of any paper. */
const NOWHERE = '';

/** How often words that were typed side by side stand so, with one word between them half: 0 to 1. The first time tells most, hence the root. */
export function order({ pairs }: Asked, { at, places }: Met): number {
  let [sum, all] = [0, 0];
  for (const { first, second, worth } of pairs) {
    let times = 0;
    for (let one = 0; one < at.length; one++) {
      if (places[one] !== first) continue;
      const from = at[one] ?? 0;
      for (let other = one + 1; (at[other] ?? Infinity) <= from + 2; other++) {
        if (places[other] === second) times += at[other] === from + 1 ? 1 : 0.5;
      }
    }
    sum += (worth * times) / (times + SATURATION);
    all += worth;
  }
  return Math.sqrt(sum / (all || 1));
}

/** The largest share of the question's worth that one passage of the paper holds: 0 to 1. */
export function passage({ terms, total }: Asked, { at, places }: Met): number {
  const times = new Uint16Array(terms.length);
  let [sum, best, first] = [0, 0, 0];
  for (let one = 0; one < at.length; one++) {
    for (; (at[first] ?? 0) <= (at[one] ?? 0) - PASSAGE; first++) {
      const lost = places[first] ?? 0;
      if (bump(times, lost, -1) === 0) sum -= terms[lost]?.worth ?? 0;
    }
    const gained = places[one] ?? 0;
    if (bump(times, gained, 1) === 1) sum += terms[gained]?.worth ?? 0;
    best = Math.max(best, sum);
  }
  return best / total;
}

function bump(counts: Uint16Array, at: number, by: number): number {
  counts[at] = (counts[at] ?? 0) + by;
  return counts[at] ?? 0;
}
