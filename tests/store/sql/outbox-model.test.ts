import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Delivery, Outcome } from '../../../src/digest/delivery.js';
import type { Store } from '../../../src/store/sql/store.js';
import { describeOnBoth } from '../../support/databases.js';
import { aPlan, at, LEASE_MS, subscribed, tomorrow, vision } from './digests.js';

const CHANNELS = 2;
const TIME_LIMIT_MS = 60_000;
const LEASE_MINUTES = LEASE_MS / 60_000;

type Step =
  | { readonly does: 'subscribe' | 'plan' | 'pause' | 'resume' | 'remove'; readonly which: number }
  | { readonly does: 'claim'; readonly which: number; readonly limit: number }
  | { readonly does: 'settle'; readonly which: number; readonly as: Outcome['kind'] }
  | { readonly does: 'wait'; readonly which: number };

const which = fc.nat({ max: 9 });
const outcomes = ['sent', 'refused', 'doubtful', 'perhaps-missed', 'dead', 'stale'] as const;
const plain = fc.constantFrom(
  'subscribe',
  'pause',
  'remove',
  'resume',
  'resume',
  'plan',
  'plan',
  'plan',
  'plan',
);
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ does: plain, which }) },
  {
    weight: 3,
    arbitrary: fc.record({ does: fc.constant('claim'), which, limit: fc.integer({ min: 1, max: 4 }) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ does: fc.constant('settle'), which, as: fc.constantFrom(...outcomes) }),
  },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('wait'), which }) },
);
const FIRST: readonly Step[] = [0, 1, 2, 3, 4, 5].map((number) => ({ does: 'subscribe', which: number }));

/** Carries steps out, and remembers what a worker would. */
function createRun(store: Store) {
  const { digests } = store;
  const subscriptions: string[] = [];
  const leases: { readonly delivery: Delivery; readonly owner: string; readonly until: number }[] = [];
  const sent: string[] = [];
  let minute = 0;
  let turn = 0;
  const idOf = (index: number) => subscriptions[index % Math.max(subscriptions.length, 1)] ?? 'none';
  const isLive = ({ until }: { readonly until: number }) => until > minute;

  async function plan(id: string): Promise<void> {
    const subscription = await digests.subscription(id);
    if (!subscription) return;
    const slot = `2026-11-${String(25 + (turn % 5))}`;
    const papers = [`${subscription.destination.channelId}-${turn}`];
    await digests.plan(aPlan(subscription, papers, { slot, nextDueAt: tomorrow }), at(minute));
  }

  async function claim(limit: number): Promise<void> {
    const owner = `w${turn}`;
    const taken = await digests.claim(at(minute), { owner, ms: LEASE_MS }, limit);
    const busy = leases.filter(isLive).map(({ delivery }) => delivery.channelId);
    const channels = [...busy, ...taken.map(({ channelId }) => channelId)];
    expect(new Set(channels).size).toBe(channels.length);
    for (const delivery of taken) {
      expect(sent).not.toContain(delivery.key);
      const before = leases.findIndex((one) => one.delivery.key === delivery.key);
      // Whoever had it has neither settled nor renewed it: it may have been posted.
      if (before >= 0) expect(delivery.doubtfulSince).toBeDefined();
      if (before >= 0) leases.splice(before, 1);
      leases.push({ delivery, owner, until: minute + LEASE_MINUTES });
    }
  }

  async function settle(index: number, as: Outcome['kind']): Promise<void> {
    const [lease] = leases.splice(index % Math.max(leases.length, 1), 1);
    if (!lease) return;
    const { key, channelId } = lease.delivery;
    expect(await digests.settle(key, 'a stranger', outcomeOf(as, channelId, minute), at(minute))).toBe(false);
    const settled = await digests.settle(key, lease.owner, outcomeOf(as, channelId, minute), at(minute));
    if (isLive(lease)) expect(settled).toBe(true);
    if (settled && as === 'sent' && lease.delivery.parcel.kind === 'digest') sent.push(key);
  }

  return {
    sent,
    take: async (next: Step): Promise<void> => {
      turn += 1;
      const id = idOf(next.which);
      const since = at(minute);
      if (next.does === 'subscribe') {
        const channelId = `C${next.which % CHANNELS}`;
        subscriptions.push((await subscribed(store, { ...vision, channelId })).id);
      }
      if (next.does === 'plan') await plan(id);
      if (next.does === 'pause')
        await digests.changeSubscription(id, { state: { kind: 'paused', by: 'U1', since } });
      if (next.does === 'resume') await digests.changeSubscription(id, { state: { kind: 'active' } });
      if (next.does === 'remove') await digests.removeSubscription(id, since);
      if (next.does === 'claim') await claim(next.limit);
      if (next.does === 'settle') await settle(next.which, next.as);
      if (next.does === 'wait') minute += next.which;
    },
    /** Everybody is gone long since. */
    end: () => {
      minute += 60;
      leases.splice(0);
    },
    claim,
  };
}

function outcomeOf(kind: Outcome['kind'], channelId: string, minute: number): Outcome {
  const word = 'a word';
  switch (kind) {
    case 'sent':
      return { kind, channelId, ts: '1.1', found: false, perhapsRepeated: false };
    case 'refused':
    case 'doubtful':
      return { kind, word, at: at(minute + 1) };
    case 'perhaps-missed':
    case 'dead':
      return { kind, word };
    case 'stale':
      return { kind };
  }
}

describeOnBoth('the outbox, whatever happens to it', (databases) => {
  it(
    'never shares a channel, never gives out what was sent, and empties in the end',
    async () => {
      const runs = databases.kind === 'sqlite' ? 40 : 8;
      await fc.assert(
        fc.asyncProperty(fc.array(step, { minLength: 20, maxLength: 60 }), async (steps) => {
          const store = await databases.open(await databases.create());
          const run = createRun(store);
          for (const one of [...FIRST, ...steps]) await run.take(one);
          expect((await store.digests.counts(at(0))).sent).toBe(run.sent.length);
          for (let left = 1, rounds = 0; left > 0 && rounds < 60; rounds += 1) {
            run.end();
            await run.claim(4);
            for (let index = 0; index < 4; index += 1)
              await run.take({ does: 'settle', which: 0, as: 'sent' });
            left = (await store.digests.counts(at(0))).waiting;
          }
          expect(await store.digests.counts(at(0))).toMatchObject({ waiting: 0, sent: run.sent.length });
        }),
        // A shorter list of steps would take minutes to find; the seed is told.
        { numRuns: runs, endOnFailure: true },
      );
    },
    TIME_LIMIT_MS,
  );
});
