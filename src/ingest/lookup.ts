/** Looks a paper up wherever it may be known. */
import type { LookedUp, PaperLookup } from './ports.js';

/** The first that knows the paper tells of it. Where none does, but one is away, nobody can say that there is none. */
export function lookupInOrder(lookups: readonly PaperLookup[]): PaperLookup {
  return {
    byId: async (id) => {
      let otherwise: LookedUp = { kind: 'unknown' };
      for (const lookup of lookups) {
        const answer = await lookup.byId(id);
        if (answer.kind === 'found') return answer;
        if (otherwise.kind === 'unknown') otherwise = answer;
      }
      return otherwise;
    },
  };
}
