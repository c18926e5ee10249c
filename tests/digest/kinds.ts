/** Papers of three kinds, alike within each and unlike those of another. */
import type { Paper } from '../../src/paper/paper.js';
import { aPaper } from '../support/papers.js';

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
