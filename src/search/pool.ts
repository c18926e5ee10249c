/** The terms of some papers that have a meaning, in a few long lists: what is computed of them is computed in one go. */
import type { Latent } from './latent.js';
import type { Candidate } from './paper-index.js';
import { termOf } from './paper-terms.js';

/** Each term once a paper, paper by paper, those of its title first. */
export interface Pool {
  /** The place of the term's row. */
  readonly places: Int32Array;
  /** Which of `distinct` it is. */
  readonly lines: Int32Array;
  /** How much it tells of its paper: how telling it is, the more the oftener it stands there. */
  readonly weights: Float32Array;
  /** Where the terms of each paper end, and those of its title. */
  readonly ends: Int32Array;
  readonly titleEnds: Int32Array;
  /** The places of all papers' terms, each once. */
  readonly distinct: Int32Array;
}

export function readPool(
  candidates: readonly Pick<Candidate, 'terms'>[],
  { place, telling }: Pick<Latent, 'place' | 'telling'>,
): Pool {
  const words = candidates.reduce((sum, { terms }) => sum + terms.title.length + terms.abstract.length, 0);
  const [places, lines, weights] = [new Int32Array(words), new Int32Array(words), new Float32Array(words)];
  const [ends, titleEnds] = [new Int32Array(candidates.length), new Int32Array(candidates.length)];
  const distinct = new Int32Array(Math.min(words, telling.length));
  const lineOf = new Int32Array(telling.length).fill(-1);
  const lastAt = new Int32Array(telling.length).fill(-1);
  let [size, different] = [0, 0];
  const add = (words: Uint32Array, start: number) => {
    for (let at = 0; at < words.length; at++) {
      const found = place(termOf(words[at] ?? 0));
      if (found < 0) continue;
      const before = lastAt[found] ?? -1;
      if (before >= start) {
        weights[before] = (weights[before] ?? 0) + 1;
        continue;
      }
      if (lineOf[found] === -1) {
        lineOf[found] = different;
        distinct[different] = found;
        different += 1;
      }
      places[size] = found;
      lines[size] = lineOf[found] ?? 0;
      weights[size] = 1;
      lastAt[found] = size;
      size += 1;
    }
  };
  for (const [row, { terms }] of candidates.entries()) {
    const start = size;
    add(terms.title, start);
    titleEnds[row] = size;
    add(terms.abstract, start);
    ends[row] = size;
  }
  for (let at = 0; at < size; at++) {
    weights[at] = (1 + Math.log(weights[at] ?? 1)) * (telling[places[at] ?? 0] ?? 0);
  }
  return {
    places: places.subarray(0, size),
    lines: lines.subarray(0, size),
    weights: weights.subarray(0, size),
    ends,
    titleEnds,
    distinct: distinct.subarray(0, different),
  };
}
