/** What the words of a paper tell of it as an answer: their forms, their order, how close they stand. */
import type { Asked, Met } from './asked.js';
import type { Knowledge } from './knowledge.js';
import type { Candidate } from './paper-index.js';
import { type PaperTerms, termOf } from './paper-terms.js';

/** In terms: about one long sentence. */
const PASSAGE = 25;
/** A title and an abstract are so many terms apart that no pair and no passage spans both. */
const APART = PASSAGE;
/** As BM25's k1: a pair that stands twice tells less than twice as much. */
const SATURATION = 1.2;

/** The share of the question's worth that stands in the paper in the very form that was typed: 0 to 1. */
export function exactness({ terms, formTotal }: Asked, { title, abstract }: PaperTerms, met: Met): number {
  const exact = new Uint8Array(terms.length);
  const look = (words: Uint32Array, places: Int16Array) => {
    for (let at = 0; at < words.length; at++) {
      const place = places[at] ?? -1;
      if (place >= 0 && terms[place]?.wordKey === words[at]) exact[place] = 1;
    }
  };
  look(title, met.title);
  look(abstract, met.abstract);
  return terms.reduce((sum, { formWorth }, place) => sum + formWorth * (exact[place] ?? 0), 0) / formTotal;
}

/** How much of what the title tells was asked for: 0 to 1. */
export function density(title: Uint32Array, met: Int16Array, { tellingOf }: Knowledge): number {
  let [asked, all] = [0, 0];
  for (let at = 0; at < title.length; at++) {
    if (title.indexOf(title[at] ?? 0) < at) continue;
    const telling = tellingOf(termOf(title[at] ?? 0));
    all += telling;
    if ((met[at] ?? -1) >= 0) asked += telling;
  }
  return asked / (all || 1);
}

/**
 * How telling the name is that a title gives its paper before a colon, where all of it was asked for: 0 to 1. Who types
 * `gpipe` means `GPipe: Efficient Training …`.
 */
export function named(
  { title, terms }: Pick<Candidate, 'title' | 'terms'>,
  met: Int16Array,
  { tellingOf, vocabulary }: Knowledge,
  lengthOf: (name: string) => number,
): number {
  if ((met[0] ?? -1) < 0) return 0;
  const end = title.search(NAME_ENDS);
  const length = end < 0 ? 0 : lengthOf(title.slice(0, end));
  if (length === 0 || length > LONGEST_NAME || met.subarray(0, length).some((place) => place < 0)) return 0;
  const telling = Array.from(terms.title.subarray(0, length), (word) => tellingOf(termOf(word)));
  return Math.max(...telling) / vocabulary.telling(NOWHERE);
}

const NAME_ENDS = /:\s/;
/** In terms: `Edge-MoE` has three, its parts and all of it joined. */
const LONGEST_NAME = 4;
/** No word of any paper. */
const NOWHERE = '';

/** How often words that were typed side by side stand so, with one word between them half: 0 to 1. The first time tells most, hence the root. */
export function order({ pairs, terms }: Asked, met: Met): number {
  if (pairs.length === 0) return 0;
  const standing = placesOf(met, terms.length);
  let [sum, all] = [0, 0];
  for (const { first, second, worth } of pairs) {
    const seconds = standing[second] ?? [];
    let times = 0;
    for (const at of standing[first] ?? []) {
      times += (seconds.includes(at + 1) ? 1 : 0) + (seconds.includes(at + 2) ? 0.5 : 0);
    }
    sum += (worth * times) / (times + SATURATION);
    all += worth;
  }
  return Math.sqrt(sum / (all || 1));
}

/** Where each asked term stands, counted over title and abstract. */
function placesOf({ title, abstract }: Met, terms: number): readonly (readonly number[])[] {
  const places: number[][] = Array.from({ length: terms }, () => []);
  const note = (met: Int16Array, start: number) => {
    for (let at = 0; at < met.length; at++) places[met[at] ?? -1]?.push(start + at);
  };
  note(title, 0);
  note(abstract, title.length + APART);
  return places;
}

/** The largest share of the question's worth that one passage of the paper holds: 0 to 1. */
export function passage(asked: Asked, { title, abstract }: Met): number {
  return Math.max(bestPassage(asked, title), bestPassage(asked, abstract)) / asked.total;
}

function bestPassage({ terms }: Asked, met: Int16Array): number {
  const times = new Uint16Array(terms.length);
  let [sum, best] = [0, 0];
  for (let at = 0; at < met.length; at++) {
    const gained = met[at] ?? -1;
    if (gained >= 0 && bump(times, gained, 1) === 1) sum += terms[gained]?.worth ?? 0;
    const lost = at >= PASSAGE ? (met[at - PASSAGE] ?? -1) : -1;
    if (lost >= 0 && bump(times, lost, -1) === 0) sum -= terms[lost]?.worth ?? 0;
    best = Math.max(best, sum);
  }
  return best;
}

function bump(counts: Uint16Array, at: number, by: number): number {
  counts[at] = (counts[at] ?? 0) + by;
  return counts[at] ?? 0;
}
