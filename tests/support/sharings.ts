/** Notes of papers that were named, kept in memory. */
import type { Sharing, Sharings, Shelf } from '../../src/library/library.js';

const MOST = 5;

export interface KeptSharings extends Sharings {
  /** How many notes there are in all places. */
  size(): number;
  /** Resolves when there are so many. */
  reach(size: number): Promise<void>;
}

/** As a store keeps them. */
export function createSharings(): KeptSharings {
  const watchers = new Set<() => void>();
  const noted = new Map<string, { readonly place: string; readonly sharing: Sharing }>();
  const placeOf = ({ teamId, channelId }: Shelf) => `${teamId} ${channelId}`;
  return {
    size: () => noted.size,
    reach: (size) =>
      new Promise((resolve) => {
        const look = () => {
          if (noted.size >= size) resolve();
        };
        watchers.add(look);
        look();
      }),
    noteShared: async (shelf, sharing) => {
      const place = placeOf(shelf);
      noted.set(`${place} ${sharing.ts} ${sharing.paperId}`, { place, sharing });
      for (const look of watchers) look();
    },
    sharedBefore: async (shelf, names, before) =>
      [...noted.values()]
        .filter(({ place }) => place === placeOf(shelf))
        .map(({ sharing }) => sharing)
        .filter(({ paperId, ts }) => names.includes(paperId) && ts < before)
        .sort((one, other) => (one.ts < other.ts ? 1 : -1))
        .slice(0, MOST),
    forgetShared: async (shelf, ts) => {
      for (const [key, { place, sharing }] of noted)
        if (place === placeOf(shelf) && sharing.ts === ts) noted.delete(key);
    },
  };
}
