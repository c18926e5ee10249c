/**
 * From which cosine on a paper answers that holds none of the words. Models differ in what a cosine of 0.5 means, so it is
 * learnt from the corpus: each title is put as a question, and the nearest paper besides its own is an answer of this field.
 */
import type { Paper } from '../paper/paper.js';
import type { Embedder } from './embedder.js';
import { cosinesWith, nearest, type PassageVectors } from './passages.js';

/** Fewer papers tell nothing; of more, so many evenly taken. */
const FEWEST = 20;
const MOST = 50;
/** So many of the titles have a nearer one. */
const SHARE = 0.5;

/** The places of the papers whose titles are put, of so many papers; none where these are too few to tell. */
export function placesAsked(papers: number): readonly number[] {
  if (papers < FEWEST) return [];
  const step = Math.max(1, papers / MOST);
  return Array.from({ length: Math.floor(papers / step) }, (_, at) => Math.floor(at * step));
}

/** @param cosines of each title that was put and the nearest paper besides its own; undefined for none */
export function nearEnoughOf(cosines: readonly number[]): number | undefined {
  return [...cosines].sort((a, b) => a - b)[Math.floor(SHARE * cosines.length)];
}

/**
 * Undefined for a corpus too small to tell. Rejects as the embedder does.
 *
 * @param pause called between steps of some tens of milliseconds, for a process that has others to answer meanwhile
 */
export async function nearEnoughFor(
  { embed }: Embedder,
  papers: readonly Paper[],
  vectors: PassageVectors,
  pause: () => Promise<unknown>,
): Promise<number | undefined> {
  const places = placesAsked(papers.length);
  if (places.length === 0) return undefined;
  const titles = await embed(
    places.map((place) => papers[place]?.title ?? ''),
    'query',
  );
  const found: number[] = [];
  for (const [at, title] of titles.entries()) {
    const cosines = cosinesWith(vectors, title);
    const [other = 0] = nearest(cosines, 1, (place) => place !== places[at]);
    found.push(cosines[other] ?? 0);
    await pause();
  }
  return nearEnoughOf(found);
}
