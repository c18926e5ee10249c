import { describe, expect, it } from 'vitest';
import { attempt, type DeliverOptions } from '../../src/digest/deliver.js';
import type { Delivery, Outcome } from '../../src/digest/delivery.js';
import type { CourierAnswer, FindAnswer } from '../../src/digest/ports.js';
import { aDelivery } from '../support/digests.js';

/** Half an hour after it was due, and a minute after an attempt that may have posted. */
const NOW = new Date('2026-11-25T08:30:00Z');
const BEFORE = new Date('2026-11-25T08:29:00Z');
const LEASE_MS = 180_000;
const later = (ms: number) => new Date(NOW.getTime() + ms);

const POSTED = { kind: 'posted', channelId: 'C1', ts: '1.1' } as const;
const FOUND = { kind: 'found', channelId: 'C1', ts: '1.1' } as const;
const ABSENT = { kind: 'absent' } as const;
const UNREADABLE = { kind: 'unreadable', word: 'missing_scope' } as const;
const SENT = { kind: 'sent', channelId: 'C1', ts: '1.1', found: false, perhapsRepeated: false } as const;
const NOTICE = { kind: 'notice', reason: 'is_archived' } as const;

interface Told extends Partial<Delivery> {
  readonly post?: CourierAnswer;
  readonly find?: FindAnswer;
  readonly unreadable?: DeliverOptions['unreadable'];
  readonly now?: Date;
  /** Whether its turn comes while the lease is sure to last. */
  readonly inTime?: boolean;
}

/** What came of it, and whether it was posted. */
async function delivered({ post, find, unreadable = 'repeat', now = NOW, inTime = true, ...told }: Told) {
  let posts = 0;
  const outcome = await attempt(aDelivery(told), {
    courier: {
      post: async () => {
        posts += 1;
        return post ?? POSTED;
      },
      find: async () => find ?? ABSENT,
    },
    now: () => now,
    chance: () => 1,
    leaseMs: LEASE_MS,
    unreadable,
    turn: async () => inTime,
  });
  return { posts, outcome };
}

describe('a delivery', () => {
  const rows: readonly (readonly [string, Told, number, Outcome])[] = [
    ['is posted', {}, 1, SENT],
    [
      'is left to others where its turn does not come while its lease is sure to last',
      { inTime: false },
      0,
      { kind: 'refused', word: 'not_its_turn', at: NOW },
    ],
    [
      'is posted again when Slack says, after it was refused',
      { post: { kind: 'refused', word: 'ratelimited', retryAfterMs: 30_000 } },
      1,
      { kind: 'refused', word: 'ratelimited', at: later(30_000) },
    ],
    [
      'waits longer each time where Slack does not say',
      { post: { kind: 'refused', word: 'ratelimited' }, attempts: 3 },
      1,
      { kind: 'refused', word: 'ratelimited', at: later(40_000) },
    ],
    [
      'is left alone for a full lease where it may have arrived',
      { post: { kind: 'doubtful', word: 'http_500' } },
      1,
      { kind: 'doubtful', word: 'http_500', at: later(LEASE_MS) },
    ],
    [
      'is dead where it will never be posted',
      { post: { kind: 'permanent', word: 'is_archived' } },
      1,
      { kind: 'dead', word: 'is_archived' },
    ],
    ['is not posted a day late', { now: new Date('2026-11-26T08:00:01Z') }, 0, { kind: 'stale' }],
    ['is posted just within the day', { now: new Date('2026-11-26T08:00:00Z') }, 1, SENT],
    [
      'in doubt is not posted again where it is found',
      { doubtfulSince: BEFORE, find: FOUND },
      0,
      { ...SENT, found: true },
    ],
    ['in doubt is posted where it is not found', { doubtfulSince: BEFORE, find: ABSENT }, 1, SENT],
    [
      'in doubt is looked up later where the history cannot be read now',
      { doubtfulSince: BEFORE, find: { kind: 'unknown', word: 'http_503', retryAfterMs: 60_000 } },
      0,
      { kind: 'doubtful', word: 'http_503', at: later(60_000) },
    ],
    [
      'in doubt is repeated where the history can never be read and the setting says so',
      { doubtfulSince: BEFORE, find: UNREADABLE },
      1,
      { ...SENT, perhapsRepeated: true },
    ],
    [
      'in doubt is missed where the setting says that',
      { doubtfulSince: BEFORE, find: UNREADABLE, unreadable: 'miss' },
      0,
      { kind: 'perhaps-missed', word: 'missing_scope' },
    ],
    [
      'in doubt is looked up also when it is old, and is known to have arrived',
      { doubtfulSince: BEFORE, find: FOUND, now: new Date('2026-11-27T09:00:00Z') },
      0,
      { ...SENT, found: true },
    ],
    [
      'in doubt and old is not posted',
      { doubtfulSince: BEFORE, find: ABSENT, now: new Date('2026-11-27T09:00:00Z') },
      0,
      { kind: 'stale' },
    ],
    [
      'that cannot be looked up for a week is given up, and said to be perhaps missed',
      { doubtfulSince: BEFORE, find: { kind: 'unknown', word: 'x' }, now: new Date('2026-12-03T09:00:00Z') },
      0,
      { kind: 'perhaps-missed', word: 'x' },
    ],
    [
      'of a notice is tried for a week: a revoked token may be back',
      { parcel: NOTICE, post: { kind: 'permanent', word: 'token_revoked' } },
      1,
      { kind: 'refused', word: 'token_revoked', at: later(6 * 3_600_000) },
    ],
    ['of a notice is told two days late', { parcel: NOTICE, now: new Date('2026-11-27T09:00:00Z') }, 1, SENT],
  ];
  it.each(rows)('%s', async (_what, told, posts, outcome) => {
    expect(await delivered(told)).toEqual({ posts, outcome });
  });
});
