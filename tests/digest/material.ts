/** What digests are composed from, of which only what matters to the test needs to be told. */
import type { Material } from '../../src/digest/compose.js';
import type { FeedState } from '../../src/digest/ports.js';
import type { VoteCast } from '../../src/library/library.js';
import type { Paper, PaperId } from '../../src/paper/paper.js';
import { createEngine } from '../../src/search/engine.js';

export const NOW = new Date('2026-11-25T08:00:00Z');

interface Told {
  readonly papers?: readonly Paper[];
  readonly given?: readonly Paper[];
  /** Given in other channels, by channel. */
  readonly elsewhere?: Readonly<Record<string, readonly Paper[]>>;
  /** How many days ago each came. */
  readonly came?: readonly (readonly [Paper, number])[];
  readonly votes?: readonly (readonly [Paper, VoteCast['vote']])[];
  /** How many days ago the team noted each, and in which channel it was voted for. */
  readonly signals?: readonly (readonly [Paper, number, string?])[];
  /** One that is well where papers came. */
  readonly feeds?: readonly FeedState[];
}

export function aMaterial(told: Told = {}): Material {
  const engine = createEngine(told.papers ?? []);
  return {
    engine: () => engine,
    feeds: async () => told.feeds ?? (told.came ? [{ name: 'arXiv', lastSuccess: NOW }] : []),
    channelsOf: async () => Object.keys(told.elsewhere ?? {}),
    isPublic: async (channelId) => channelId !== 'CPRIVATE',
    arrivals: {
      note: async () => undefined,
      since: async (from) =>
        (told.came ?? [])
          .map(([{ id }, days]) => ({ id, at: daysAgo(days) }))
          .filter(({ at }) => at > from)
          .sort((a, b) => b.at.getTime() - a.at.getTime()),
    },
    library: {
      ...UNUSED,
      given: async () => new Set((told.given ?? []).map(({ id }) => id)),
      givenIn: async (_team, channels) => elsewhereOf(told, channels),
      votes: async () =>
        (told.votes ?? []).map(([{ id }, vote]) => ({ paperId: id, userId: 'UADA', vote, at: NOW })),
      signals: async () =>
        (told.signals ?? []).map(([{ id }, days, channelId], index) => ({
          paperId: id,
          userId: `U${index}`,
          at: daysAgo(days),
          ...(channelId === undefined ? {} : { channelId }),
        })),
    },
  };
}

function elsewhereOf({ elsewhere = {} }: Told, channels: readonly string[]): Map<PaperId, string> {
  return new Map(
    channels.flatMap((channel) => (elsewhere[channel] ?? []).map(({ id }) => [id, channel] as const)),
  );
}

function daysAgo(days: number): Date {
  return new Date(NOW.getTime() - days * 86_400_000);
}

function unused(): never {
  throw new Error('composing does not write');
}

const SHARING = { noteShared: unused, sharedBefore: unused, forgetShared: unused };
const UNUSED = { save: unused, unsave: unused, saved: unused, vote: unused, ...SHARING };
