/** Digests composed on one day over papers of three kinds. */
import { compose, type Material, type Occasion } from '../../src/digest/compose.js';
import type { Digest } from '../../src/digest/digest.js';
import type { SubscriptionRequest } from '../../src/digest/subscription.js';
import type { Paper } from '../../src/paper/paper.js';
import { aRequest } from '../support/digests.js';
import { aPaper } from '../support/papers.js';
import { NOW } from './material.js';

export const CHANNEL = { teamId: 'T1', channelId: 'C1', kind: 'channel' } as const;
export const DIRECT = { teamId: 'T1', channelId: 'D1', kind: 'direct' } as const;

const kinds = {
  diffusion: 'Diffusion models denoise an image from noise step by step with a learnt score.',
  pruning: 'Pruning removes weights from a network by magnitude and keeps it sparse and small.',
  speech: 'Speech recognition transcribes spoken audio into text with acoustic features.',
};

/** Papers of a kind, the later the older. */
function some(kind: keyof typeof kinds, count: number): Paper[] {
  return Array.from({ length: count }, (_, at) =>
    aPaper({
      title: `${kind[0]?.toUpperCase()}${kind.slice(1)} ${WORDS[at]}`,
      abstract: `${kinds[kind]} We look at ${WORDS[at]} and ${WORDS[(at * 7 + 3) % WORDS.length]}.`,
      year: 2026 - at,
    }),
  );
}
const WORDS = [
  'rivers',
  'bridges',
  'clouds',
  'gardens',
  'violins',
  'harbours',
  'lanterns',
  'meadows',
  'glaciers',
];

export const diffusion = some('diffusion', 8);
export const pruning = some('pruning', 8);
export const speech = some('speech', 8);
export const papers = [...diffusion, ...pruning, ...speech];

export async function digest(
  request: Partial<SubscriptionRequest>,
  material: Material,
  occasion: Partial<Occasion> = {},
): Promise<Digest> {
  return compose(
    aRequest(request),
    { destination: CHANNEL, date: '2026-11-25', now: NOW, ...occasion },
    material,
  );
}

export function idsOf({ items }: Digest): string[] {
  return items.map(({ paper }) => paper.id);
}
