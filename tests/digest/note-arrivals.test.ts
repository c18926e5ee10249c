import { expect, it } from 'vitest';
import { createArrivalsNote } from '../../src/digest/note-arrivals.js';
import type { Paper } from '../../src/paper/paper.js';
import { createEngine } from '../../src/search/engine.js';
import { aPaper } from '../support/papers.js';

const NOW = new Date('2026-11-25T08:00:00Z');

async function isNews(told: Partial<Paper>): Promise<boolean> {
  const engine = createEngine([aPaper(told)]);
  let isOld: boolean | undefined;
  const arrivals = {
    note: async (ids: readonly string[], _now: Date, tell: (id: string) => Promise<{ isOld: boolean }>) => {
      for (const id of ids) isOld = (await tell(id)).isOld;
    },
    since: async () => [],
  };
  await createArrivalsNote(
    () => engine,
    arrivals,
    () => NOW,
  )();
  return isOld === false;
}

it.each<readonly [string, Partial<Paper>, boolean]>([
  ['announced yesterday', { id: '2611.01001', published: '2026-11-24' }, true],
  ['of four weeks ago', { id: '2610.19001', published: '2026-10-28' }, true],
  ['of the summer, on a list of today', { id: '2607.01001', published: '2026-07-01' }, false],
  ['replaced or cross-listed, whose day the feed does not tell', { id: '2503.01001', year: 2025 }, false],
  ['cross-listed that was announced this month', { id: '2611.01001', year: 2026 }, true],
  ['of the old times of arXiv', { id: 'quant-ph/9508027' }, false],
  ['of a library that somebody brought in', { year: 2015 }, false],
  ['of last year', { year: 2025 }, false],
  ['of this year', { id: '10.1000/182', year: 2026 }, true],
  ['of which no year is known', {}, true],
])('a paper %s may be news', async (_, told, expected) => {
  expect(await isNews(told)).toBe(expected);
});
