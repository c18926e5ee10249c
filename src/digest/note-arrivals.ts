/** Tells when papers came, from what the corpus holds now and what it held before. */

import { latestDayOf } from '../paper/latest-day.js';
import { namesOf } from '../paper/names.js';
import type { Paper, PaperId } from '../paper/paper.js';
import type { SearchEngine } from '../search/types.js';
import type { Arrivals } from './ports.js';

/** What appeared longer ago is no news when it comes: a library that somebody brings in, or an old paper that is announced again. */
const NEWS_FOR_MS = 30 * 24 * 60 * 60_000;

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
    const at = now();
    const tell = async (id: PaperId) => {
      const paper = await current.paper(id);
      return paper ? { names: namesOf(paper), isOld: isOld(paper, at) } : { names: [id], isOld: false };
    };
    await arrivals.note(await current.ids(), at, tell);
    noted = current;
  };
}

function isOld(paper: Paper, now: Date): boolean {
  const day = latestDayOf(paper);
  return day !== undefined && day < new Date(now.getTime() - NEWS_FOR_MS).toISOString().slice(0, 10);
}
