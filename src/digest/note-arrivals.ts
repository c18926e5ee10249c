/** Tells when papers came, from what the corpus holds now and what it held before. */
import type { SearchEngine } from '../search/types.js';
import type { Arrivals } from './ports.js';

/** Notes the papers of the engine, each engine once: it is replaced whole when the corpus changes. */
export function createArrivalsNote(
  engine: () => SearchEngine,
  arrivals: Arrivals,
  now: () => Date,
): () => Promise<void> {
  let noted: SearchEngine | undefined;
  return async () => {
    const current = engine();
    if (current === noted) return;
    await arrivals.note(await current.ids(), now());
    noted = current;
  };
}
