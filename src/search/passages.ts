/** The papers as a sentence model sees them: one vector each, looked through from the first to the last. */
import { UserError } from '../lib/errors.js';
import type { Paper } from '../paper/paper.js';
import type { Embedder } from './embedder.js';

/** A row of `dimensions` numbers a paper, in the corpus's order; each row is a unit vector. */
export interface PassageVectors {
  readonly dimensions: number;
  readonly rows: Float32Array;
}

/** What a model reads of a paper, as BEIR has it. */
export function passageOf({ title, abstract }: Pick<Paper, 'title' | 'abstract'>): string {
  return `${title} ${abstract}`.trim();
}

/** Papers given to the embedder at a time. */
const BATCH = 64;

/**
 * Rejects as the embedder does, and where it gives vectors of several lengths.
 *
 * @param onProgress called after each batch with how many papers are done
 */
export async function embedPassages(
  { embed, model }: Embedder,
  papers: readonly Paper[],
  onProgress: (done: number) => void,
): Promise<PassageVectors> {
  let [dimensions, rows] = [0, new Float32Array()];
  for (let from = 0; from < papers.length; from += BATCH) {
    const vectors = await embed(papers.slice(from, from + BATCH).map(passageOf), 'passage');
    if (from === 0) {
      dimensions = vectors[0]?.length ?? 0;
      rows = new Float32Array(papers.length * dimensions);
    }
    for (const [at, vector] of vectors.entries()) {
      if (vector.length !== dimensions) throw new UserError(unequal(model, dimensions, vector.length));
      rows.set(vector, (from + at) * dimensions);
    }
    onProgress(Math.min(papers.length, from + BATCH));
  }
  return { dimensions, rows };
}

function unequal(model: string, dimensions: number, other: number): string {
  return `The model ${model} gives vectors of ${dimensions} numbers for some texts and of ${other} for others.`;
}

/**
 * The cosine of each paper and one unit vector of the same length: an exact scan, 100,000 papers of 384 numbers in about
 * 50 ms. Four sums at a time, which do not wait for each other.
 */
export function cosinesWith({ dimensions, rows }: PassageVectors, vector: Float32Array): Float32Array {
  const cosines = new Float32Array(dimensions === 0 ? 0 : rows.length / dimensions);
  const even = dimensions - (dimensions % 4);
  for (let row = 0, start = 0; row < cosines.length; row++, start += dimensions) {
    let [first, second, third, fourth] = [0, 0, 0, 0];
    for (let at = 0; at < even; at += 4) {
      first += (rows[start + at] ?? 0) * (vector[at] ?? 0);
      second += (rows[start + at + 1] ?? 0) * (vector[at + 1] ?? 0);
      third += (rows[start + at + 2] ?? 0) * (vector[at + 2] ?? 0);
      fourth += (rows[start + at + 3] ?? 0) * (vector[at + 3] ?? 0);
    }
    for (let at = even; at < dimensions; at++) first += (rows[start + at] ?? 0) * (vector[at] ?? 0);
    cosines[row] = first + second + third + fourth;
  }
  return cosines;
}

/** The places of the largest numbers among those that pass, the largest first; equals in their order. */
export function nearest(
  cosines: Float32Array,
  limit: number,
  passes: (place: number) => boolean = () => true,
): number[] {
  if (limit === 0) return [];
  const best: number[] = [];
  const of = (place: number | undefined) => cosines[place ?? -1] ?? Number.NEGATIVE_INFINITY;
  for (let place = 0; place < cosines.length; place++) {
    if (best.length === limit && of(place) <= of(best.at(-1))) continue;
    if (!passes(place)) continue;
    if (best.length === limit) best.pop();
    let at = best.length;
    while (at > 0 && of(best[at - 1]) < of(place)) at -= 1;
    best.splice(at, 0, place);
  }
  return best;
}
