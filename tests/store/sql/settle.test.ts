import { describe, expect, it } from 'vitest';
import type { Store } from '../../../src/store/sql/store.js';
import { describeOnBoth } from '../../support/databases.js';
import { aPlan, at, claimed, planned, subscribed, tomorrow, vision } from './digests.js';

const sent = { kind: 'sent', channelId: 'C1', ts: '17.1', found: false, perhapsRepeated: false } as const;
const dead = { kind: 'dead', word: 'is_archived' } as const;

async function firstKey(store: Store, owner: string, minutes: number): Promise<string> {
  return (await claimed(store, owner, minutes))[0]?.key ?? 'none';
}

describeOnBoth('settling', (databases) => {
  describe('a settled delivery', () => {
    it('is sent once and counted', async () => {
      const store = await databases.open();
      const { id } = await planned(store, ['p1']);
      const key = await firstKey(store, 'a', 0);
      expect(await store.digests.settle(key, 'a', sent, at(1))).toBe(true);
      expect(await store.digests.settle(key, 'a', sent, at(1))).toBe(false);
      expect(await store.digests.counts(at(1), vision)).toEqual({
        due: 0,
        waiting: 0,
        sent: 1,
        dead: 0,
        perhapsRepeated: 0,
        perhapsMissed: 0,
        lastSentAt: at(1),
      });
      expect(await store.digests.lastDelivery(id)).toEqual({ slot: '2026-11-25', state: 'sent' });
      expect(await claimed(store, 'b', 60)).toEqual([]);
      expect(await store.digests.nextWakeAt()).toEqual(tomorrow);
    });

    it('is settled by the owner of its lease only, who may be late as long as nobody took it', async () => {
      const store = await databases.open();
      await planned(store);
      const key = await firstKey(store, 'a', 0);
      expect(await store.digests.settle(key, 'b', sent, at(1))).toBe(false);
      expect(await firstKey(store, 'b', 10)).toBe(key);
      expect(await store.digests.settle(key, 'a', sent, at(11))).toBe(false);
      expect(await store.digests.counts(at(11))).toMatchObject({ waiting: 1, sent: 0 });
      expect(await store.digests.settle(key, 'b', sent, at(20))).toBe(true);
    });

    it('records what was perhaps repeated and perhaps missed', async () => {
      const store = await databases.open();
      await planned(store, ['p1']);
      await planned(store, ['p2'], { ...vision, channelId: 'C2' });
      const [one, two] = await claimed(store, 'a', 0);
      await store.digests.settle(one?.key ?? '', 'a', { ...sent, perhapsRepeated: true }, at(1));
      await store.digests.settle(two?.key ?? '', 'a', { kind: 'perhaps-missed', word: 'x' }, at(1));
      expect(await store.digests.counts(at(1))).toMatchObject({
        waiting: 0,
        sent: 1,
        perhapsRepeated: 1,
        perhapsMissed: 1,
      });
      expect(await store.digests.counts(at(1), vision)).toMatchObject({ sent: 1, perhapsMissed: 0 });
      expect(await store.library.given({ ...vision, channelId: 'C2' })).toEqual(new Set(['p2']));
    });

    it('frees the papers of a stale digest, unless it may have been posted', async () => {
      const store = await databases.open();
      await planned(store, ['p1']);
      await planned(store, ['p2'], { ...vision, channelId: 'C2' });
      const [one, two] = await claimed(store, 'a', 0);
      await store.digests.settle(
        two?.key ?? '',
        'a',
        { kind: 'doubtful', word: 'timeout', at: at(1) },
        at(0),
      );
      await store.digests.settle(one?.key ?? '', 'a', { kind: 'stale' }, at(0));
      const again = await firstKey(store, 'a', 1);
      await store.digests.settle(again, 'a', { kind: 'stale' }, at(1));
      expect(await store.library.given(vision)).toEqual(new Set());
      expect(await store.library.given({ ...vision, channelId: 'C2' })).toEqual(new Set(['p2']));
      expect(await store.digests.counts(at(1))).toMatchObject({ waiting: 0, sent: 0, dead: 0 });
    });
  });

  describe('a dead delivery', () => {
    it('stops its subscription and tells its creator, once', async () => {
      const store = await databases.open();
      const { id } = await planned(store, ['p1']);
      await store.digests.settle(await firstKey(store, 'a', 0), 'a', dead, at(1));
      expect((await store.digests.subscription(id))?.state).toEqual({
        kind: 'stopped',
        reason: 'is_archived',
        since: at(1),
      });
      expect(await store.digests.dueSubscriptions(tomorrow, 10)).toEqual([]);
      const [notice, ...others] = await claimed(store, 'a', 1);
      expect(others).toEqual([]);
      expect(notice).toMatchObject({
        parcel: { kind: 'notice', reason: 'is_archived' },
        channelId: 'U1',
        subscription: { id, number: 1 },
      });
      expect(await store.digests.counts(at(1))).toMatchObject({
        dead: 1,
        waiting: 0,
        lastDead: { at: at(1), word: 'is_archived' },
      });
    });

    it('makes no further notice when the notice dies, nor when another digest does', async () => {
      const store = await databases.open();
      const subscription = await subscribed(store);
      await store.digests.plan(aPlan(subscription, []), at(0));
      const key = await firstKey(store, 'a', 0);
      const due = await store.digests.dueSubscriptions(tomorrow, 1);
      for (const one of due) await store.digests.plan(aPlan(one, [], { slot: '2026-11-26' }), at(1));
      await store.digests.settle(key, 'a', dead, at(1));
      const notice = await firstKey(store, 'a', 1);
      expect(await store.digests.settle(notice, 'a', dead, at(1))).toBe(true);
      expect(await claimed(store, 'a', 60)).toEqual([]);
      expect(await store.digests.counts(at(60))).toMatchObject({ dead: 1, waiting: 0 });
    });

    it('tells nobody of a subscription that was removed', async () => {
      const store = await databases.open();
      const { id } = await planned(store);
      const key = await firstKey(store, 'a', 0);
      await store.digests.removeSubscription(id, at(0));
      expect(await store.digests.settle(key, 'a', dead, at(1))).toBe(true);
      expect(await claimed(store, 'a', 60)).toEqual([]);
    });

    it('can be tried again, which resumes its subscription', async () => {
      const store = await databases.open();
      const { id } = await planned(store, ['p1']);
      await planned(store, ['p2'], { ...vision, channelId: 'C2' });
      for (const { key } of await claimed(store, 'a', 0)) await store.digests.settle(key, 'a', dead, at(1));
      expect(await store.digests.retryDead(at(2), 'no such key')).toBe(0);
      expect(await store.digests.retryDead(at(2))).toBe(2);
      expect(await store.digests.retryDead(at(2))).toBe(0);
      expect((await store.digests.subscription(id))?.state).toEqual({ kind: 'active' });
      const again = await claimed(store, 'a', 2);
      expect(again.filter(({ parcel }) => parcel.kind === 'digest')).toMatchObject([
        { attempts: 0 },
        { attempts: 0 },
      ]);
    });
  });

  describe('what a person decided', () => {
    it('stands against another try of a dead digest', async () => {
      const store = await databases.open();
      const removed = await planned(store, ['p1']);
      const paused = await planned(store, ['p2'], { ...vision, channelId: 'C2' });
      for (const { key } of await claimed(store, 'a', 0)) await store.digests.settle(key, 'a', dead, at(1));
      await store.digests.removeSubscription(removed.id, at(2));
      const state = { kind: 'paused', by: 'U1', since: at(2) } as const;
      await store.digests.changeSubscription(paused.id, { state });
      expect(await store.digests.retryDead(at(3))).toBe(0);
      expect((await store.digests.subscription(paused.id))?.state).toEqual(state);
    });
  });

  describe('a direct digest', () => {
    const person = { teamId: 'T1', channelId: 'U9', kind: 'direct' } as const;
    const conversation = { ...person, channelId: 'D9' };

    it('makes the conversation known, which then holds what was kept under the person', async () => {
      const store = await databases.open();
      await planned(store, ['p0'], conversation);
      const kept = await planned(store, ['p1', 'p0'], person);
      const other = await subscribed(store, person);
      const [, delivery] = await claimed(store, 'a', 0);
      expect(delivery?.channelId).toBe('U9');
      await store.digests.settle(delivery?.key ?? '', 'a', { ...sent, channelId: 'D9' }, at(1));
      for (const place of [person, conversation]) {
        const found = await store.digests.subscriptionsOf(place);
        expect(found.map(({ number, destination }) => [number, destination.channelId])).toEqual([
          [1, 'D9'],
          [2, 'D9'],
          [3, 'D9'],
        ]);
        expect(await store.library.given(place)).toEqual(new Set(['p0', 'p1']));
      }
      expect((await store.digests.subscription(other.id))?.number).toBe(2);
      expect((await store.digests.subscription(kept.id))?.number).toBe(3);
      expect((await subscribed(store, person)).number).toBe(4);
      expect(await store.digests.plan(aPlan(other, ['p5']), at(1))).toBe(false);
    });

    it('leaves no subscription behind that was made while the conversation became known', async () => {
      const config = await databases.create();
      const [one, two] = await Promise.all([databases.open(config), databases.open(config)]);
      for (let round = 0; round < 5; round += 1) {
        const someone = { ...person, channelId: `U${round}` };
        await planned(one, [], someone);
        const key = await firstKey(one, 'a', 0);
        await Promise.all([
          one.digests.settle(key, 'a', { ...sent, channelId: `D${round}` }, at(1)),
          ...[1, 2, 3].map(() => subscribed(two, someone)),
        ]);
        const found = await one.digests.subscriptionsOf(someone);
        expect(found.map(({ number }) => number)).toEqual([1, 2, 3, 4]);
      }
    });
  });
});
