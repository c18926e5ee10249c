import { describe, expect, it } from 'vitest';
import { feedStates } from '../../src/ingest/feed-state.js';
import { lookupInOrder } from '../../src/ingest/lookup.js';
import type { LookedUp } from '../../src/ingest/ports.js';
import { quietDay } from '../../src/sources/arxiv-calendar.js';
import { aPaper } from '../support/papers.js';

describe('looking a paper up in several places', () => {
  const found: LookedUp = { kind: 'found', paper: aPaper() };
  const unknown: LookedUp = { kind: 'unknown' };
  const away: LookedUp = { kind: 'away', reason: 'Letters is away.' };
  const alsoAway: LookedUp = { kind: 'away', reason: 'Notes is away.' };

  it.each<[string, LookedUp[], LookedUp, number]>([
    ['no place at all', [], unknown, 0],
    ['the first that knows it', [unknown, found, away], found, 2],
    ['one that knows it behind one that is away', [away, found], found, 2],
    ['none, of which one is away', [unknown, away, unknown, alsoAway], away, 4],
    ['none', [unknown, unknown], unknown, 2],
  ])('takes %s', async (_what, answers, expected, asked) => {
    let count = 0;
    const lookups = answers.map((answer) => ({
      byId: async () => {
        count += 1;
        return answer;
      },
    }));
    expect(await lookupInOrder(lookups).byId('2611.00001')).toEqual(expected);
    expect(count).toBe(asked);
  });
});

describe('what digests learn of a source', () => {
  const source = {
    name: 'arxiv',
    title: 'arXiv (cs.LG)',
    schedule: { cron: '0 1 * * *', timeZone: 'America/New_York' },
    quietOn: quietDay,
    read: async function* () {},
  };
  const lastSuccess = new Date('2026-11-24T06:00:00Z');
  const since = new Date('2026-11-25T06:00:00Z');

  it('is its name only, before it was looked at', () => {
    const now = new Date('2026-11-25T12:00:00Z');
    expect(feedStates([source], [], now)).toEqual([{ name: 'arXiv (cs.LG)' }]);
  });

  it('is when it was read last, and since when it cannot be', () => {
    const state = { name: 'arxiv', lastSuccess, failing: { since, reason: 'It is away.', times: 2 } };
    expect(feedStates([source], [state, { name: 'other' }], new Date('2026-11-25T12:00:00Z'))).toEqual([
      { name: 'arXiv (cs.LG)', lastSuccess, failedSince: since },
    ]);
  });

  it.each([
    ['2026-11-28T04:59:00Z', 'holiday', 'it is still Friday there, after Thanksgiving'],
    ['2026-11-28T05:01:00Z', 'weekend', 'Saturday begins'],
    ['2026-11-30T04:59:00Z', 'weekend', 'it is still Sunday there'],
    ['2026-11-30T05:01:00Z', undefined, 'Monday begins'],
  ])('is at %s that it is quiet for %s: %s', (at, quietToday, _why) => {
    expect(feedStates([source], [], new Date(at))[0]?.quietToday).toBe(quietToday);
  });
});
