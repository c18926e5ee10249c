/** Gets a paper that the corpus does not hold from whoever knows it, and keeps it. */
import type { LookedUp, PaperLookup, PaperStore } from '../ingest/ports.js';
import { UnavailableError } from '../lib/errors.js';
import { readReference } from '../paper/identifiers.js';
import type { PaperId } from '../paper/paper.js';
import { arxivLookup } from '../sources/arxiv-api.js';
import { huggingFaceLookup } from '../sources/huggingface.js';
import { semanticScholarLookup } from '../sources/semantic-scholar.js';
import type { Sources } from './sources.js';

interface FetchOptions {
  readonly now: () => Date;
  /** Called when a paper was kept. */
  readonly brought: () => void;
}

/** By an arXiv id or a DOI. Never rejects for a source or a store that is away. */
export function createFetch(
  store: Pick<PaperStore, 'find' | 'put'>,
  { arxiv, huggingFace, semanticScholar }: Sources,
  { now, brought }: FetchOptions,
): (id: PaperId) => Promise<LookedUp> {
  const byArxivId = orElse(arxivLookup(arxiv), huggingFaceLookup(huggingFace));
  const byDoi = semanticScholarLookup(semanticScholar);
  return async (id) => {
    try {
      const [kept] = await store.find([id]);
      if (kept) return { kind: 'found', paper: kept };
      const source = readReference(id)?.kind === 'arxiv' ? byArxivId : byDoi;
      const found = await source.byId(id);
      if (found.kind !== 'found') return found;
      await store.put([found.paper], now());
      brought();
      return { kind: 'found', paper: (await store.find([found.paper.id]))[0] ?? found.paper };
    } catch (error) {
      if (error instanceof UnavailableError) return { kind: 'away', reason: error.message };
      throw error;
    }
  };
}

/** The second is asked where the first is away; that it knows no such paper tells nothing then. */
function orElse(first: PaperLookup, second: PaperLookup): PaperLookup {
  return {
    byId: async (id) => {
      const answer = await first.byId(id);
      if (answer.kind !== 'away') return answer;
      const other = await second.byId(id);
      return other.kind === 'found' ? other : answer;
    },
  };
}
