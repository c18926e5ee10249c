/** Tells when papers came, from what the corpus holds now and what it held before. */
import { namesOf } from '../paper/names.js';
import type { PaperId } from '../paper/paper.js';
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
    const names = async (id: PaperId) => {
      const paper = await current.paper(id);
      return paper ? namesOf(paper) : [id];
    };
    await arrivals.note(await current.ids(), now(), names);
    noted = current;
  };
}
