import { expect, it } from 'vitest';
import { describeOnBoth } from '../../support/databases.js';
import { aPlan, aRequest, at, claimed, subscribed, tomorrow, vision } from './digests.js';

describeOnBoth('a plan', (databases) => {
  it('writes the delivery, gives its papers and moves the subscription on', async () => {
    const store = await databases.open();
    const subscription = await subscribed(store);
    const plan = aPlan(subscription, ['p1', 'p2']);
    expect(await store.digests.plan(plan, at(0))).toBe(true);
    expect(await store.library.given(vision)).toEqual(new Set(['p1', 'p2']));
    expect(await store.digests.dueSubscriptions(at(1), 10)).toEqual([]);
    expect((await store.digests.subscription(subscription.id))?.nextDueAt).toEqual(tomorrow);
    const [delivery] = await claimed(store, 'a', 0);
    expect(delivery).toMatchObject({ slot: '2026-11-25', parcel: plan.parcel, channelId: 'C1', attempts: 0 });
    expect(await store.digests.lastDelivery(subscription.id)).toEqual({
      slot: '2026-11-25',
      state: 'waiting',
    });
  });

  it('brings the dates in it back', async () => {
    const store = await databases.open();
    const plan = aPlan(await subscribed(store), []);
    const empty = { kind: 'source-failed', source: 'arXiv', since: at(-90) } as const;
    const parcel = { kind: 'digest', digest: { ...plan.parcel.digest, empty } } as const;
    await store.digests.plan({ ...plan, parcel }, at(0));
    expect((await claimed(store, 'a', 0))[0]?.parcel).toEqual(parcel);
  });

  it('that races another of the same subscription is made once', async () => {
    const config = await databases.create();
    const stores = await Promise.all([
      databases.open(config),
      databases.open(config),
      databases.open(config),
    ]);
    const subscription = await subscribed(stores[0]);
    const races = stores.flatMap((store, index) => [
      store.digests.plan(aPlan(subscription, [`a${index}`]), at(0)),
      store.digests.plan(aPlan(subscription, [`b${index}`]), at(0)),
    ]);
    expect((await Promise.all(races)).filter(Boolean)).toHaveLength(1);
    expect((await stores[0].library.given(vision)).size).toBe(1);
    expect((await stores[0].digests.counts(at(0))).waiting).toBe(1);
  });

  it('that races one of the same place never gives a paper twice', async () => {
    const config = await databases.create();
    const stores = await Promise.all([databases.open(config), databases.open(config)]);
    for (let round = 0; round < 10; round += 1) {
      const subscriptions = [await subscribed(stores[0]), await subscribed(stores[0])];
      const races = subscriptions.map((subscription, index) =>
        stores[index]?.digests.plan(aPlan(subscription, [`x${round}`, `${index}-${round}`]), at(0)),
      );
      expect((await Promise.all(races)).filter(Boolean)).toHaveLength(1);
    }
  });

  it.each([
    ['was changed', { request: aRequest({ topic: 'pruning' }) }],
    ['lost its topic', { request: (({ topic: _gone, ...rest }) => rest)(aRequest()) }],
    ['has another time', { nextDueAt: at(-5) }],
    ['was paused', { state: { kind: 'paused', by: 'U1', since: at(0) } }],
  ] as const)('is refused where the subscription %s', async (_what, change) => {
    const store = await databases.open();
    const subscription = await subscribed(store);
    const changed = await store.digests.changeSubscription(subscription.id, change);
    expect(await store.digests.plan(aPlan(subscription, ['p1']), at(0))).toBe(false);
    expect(await store.digests.skip(subscription, tomorrow)).toBe(false);
    expect(await store.library.given(vision)).toEqual(new Set());
    expect(await store.digests.subscription(subscription.id)).toEqual(changed);
  });

  it('is refused where the subscription was removed', async () => {
    const store = await databases.open();
    const subscription = await subscribed(store);
    await store.digests.removeSubscription(subscription.id, at(0));
    expect(await store.digests.plan(aPlan(subscription, ['p1']), at(0))).toBe(false);
    expect(await store.digests.counts(at(0))).toMatchObject({ due: 0, waiting: 0 });
  });

  it('only moves on where the slot has its digest already', async () => {
    const store = await databases.open();
    const subscription = await subscribed(store);
    await store.digests.plan(aPlan(subscription, ['p1']), at(0));
    const later = await store.digests.changeSubscription(subscription.id, { nextDueAt: at(60) });
    if (!later) throw new Error('it is there');
    expect(await store.digests.plan(aPlan(later, ['p2']), at(60))).toBe(true);
    expect(await store.library.given(vision)).toEqual(new Set(['p1']));
    expect((await store.digests.subscription(subscription.id))?.nextDueAt).toEqual(tomorrow);
    expect((await store.digests.counts(at(60))).waiting).toBe(1);
  });

  it('may be skipped instead', async () => {
    const store = await databases.open();
    const subscription = await subscribed(store);
    expect(await store.digests.skip(subscription, tomorrow)).toBe(true);
    expect(await store.digests.skip(subscription, tomorrow)).toBe(false);
    expect(await store.digests.nextWakeAt()).toEqual(tomorrow);
  });
});
