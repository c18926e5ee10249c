import { expect, it } from 'vitest';
import { describeOnBoth } from '../../support/databases.js';
import { aPlan, at, claimed, LEASE_MS, planned, subscribed, vision } from './digests.js';

const place = (index: number) => ({ ...vision, channelId: `C${index}` });

describeOnBoth('a claim', (databases) => {
  it('takes the oldest of each channel, and nothing of one that is being posted to', async () => {
    const store = await databases.open();
    const [one, two] = [await subscribed(store), await subscribed(store)];
    await store.digests.plan(aPlan(two, []), at(1));
    await store.digests.plan(aPlan(one, []), at(2));
    await planned(store, [], place(2));
    const first = await claimed(store, 'a', 3);
    expect(first.map(({ channelId }) => channelId)).toEqual(['C2', 'C1']);
    expect(first[1]?.subscription.id).toBe(two.id);
    expect(await claimed(store, 'b', 3)).toEqual([]);
    const sent = { kind: 'sent', channelId: 'C1', ts: '1.1', found: false, perhapsRepeated: false } as const;
    await store.digests.settle(first[1]?.key ?? '', 'a', sent, at(3));
    expect((await claimed(store, 'b', 3)).map(({ subscription }) => subscription.id)).toEqual([one.id]);
  });

  it('takes no more than it may', async () => {
    const store = await databases.open();
    for (const index of [1, 2, 3]) await planned(store, [], place(index));
    expect(await claimed(store, 'a', 0, 2)).toHaveLength(2);
    expect(await claimed(store, 'a', 0, 2)).toHaveLength(1);
  });

  it('of eight at once never shares a delivery or a channel', async () => {
    const config = await databases.create();
    const stores = await Promise.all(Array.from({ length: 8 }, () => databases.open(config)));
    const [store] = stores;
    if (!store) throw new Error('there are eight');
    for (let index = 0; index < 40; index += 1) await planned(store, [], place(index % 30));
    const rounds = stores.flatMap((one, index) => [1, 2, 3].map(() => claimed(one, `w${index}`, 0, 4)));
    const taken = (await Promise.all(rounds)).flat();
    expect(taken).toHaveLength(30);
    expect(new Set(taken.map(({ key }) => key)).size).toBe(30);
    expect(new Set(taken.map(({ channelId }) => channelId)).size).toBe(30);
  });

  it('waits for the time that a refusal named', async () => {
    const store = await databases.open();
    await planned(store);
    const [delivery] = await claimed(store, 'a', 0);
    const key = delivery?.key ?? '';
    await store.digests.settle(key, 'a', { kind: 'refused', word: 'ratelimited', at: at(2) }, at(0));
    expect(await store.digests.nextWakeAt()).toEqual(at(2));
    expect(await claimed(store, 'a', 1)).toEqual([]);
    const [again] = await claimed(store, 'a', 2);
    expect(again).toMatchObject({ key, attempts: 1 });
    expect(again).not.toHaveProperty('doubtfulSince');
  });

  it('finds a delivery doubtful whose lease ran out, since its first attempt', async () => {
    const store = await databases.open();
    await planned(store);
    await claimed(store, 'a', 0);
    expect(await store.digests.nextWakeAt()).toEqual(at(LEASE_MS / 60_000));
    expect(await claimed(store, 'b', 4)).toEqual([]);
    expect(await claimed(store, 'b', 5)).toMatchObject([{ attempts: 1, doubtfulSince: at(0) }]);
    expect(await claimed(store, 'c', 11)).toMatchObject([{ attempts: 2, doubtfulSince: at(0) }]);
  });

  it('holds a doubtful one back until it may be looked up, and doubt outlives a refusal', async () => {
    const store = await databases.open();
    await planned(store);
    const [delivery] = await claimed(store, 'a', 1);
    const key = delivery?.key ?? '';
    await store.digests.settle(key, 'a', { kind: 'doubtful', word: 'timeout', at: at(6) }, at(2));
    expect(await claimed(store, 'a', 5)).toEqual([]);
    expect(await claimed(store, 'a', 6)).toMatchObject([{ key, attempts: 1, doubtfulSince: at(1) }]);
    await store.digests.settle(key, 'a', { kind: 'refused', word: 'ratelimited', at: at(7) }, at(6));
    expect(await claimed(store, 'a', 7)).toMatchObject([{ key, attempts: 2, doubtfulSince: at(1) }]);
  });

  it.each([
    ['paused', 'withdrawn'],
    ['removed', 'withdrawn'],
    ['stopped', 'withdrawn'],
  ] as const)(
    'withdraws the digest of a subscription that was %s, and its papers are free again',
    async (what, state) => {
      const store = await databases.open();
      const { id } = await planned(store, ['p1']);
      if (what === 'removed') await store.digests.removeSubscription(id, at(1));
      if (what === 'paused') {
        await store.digests.changeSubscription(id, { state: { kind: 'paused', by: 'U1', since: at(1) } });
      }
      if (what === 'stopped') {
        await store.digests.changeSubscription(id, { state: { kind: 'stopped', reason: 'x', since: at(1) } });
      }
      expect(await claimed(store, 'a', 1)).toEqual([]);
      expect(await store.library.given(vision)).toEqual(new Set());
      expect(await store.digests.lastDelivery(id)).toMatchObject({ state });
    },
  );

  it('withdraws what may have been posted as well, but its papers stay given', async () => {
    const store = await databases.open();
    const { id } = await planned(store, ['p1']);
    await claimed(store, 'a', 0);
    await store.digests.removeSubscription(id, at(1));
    expect(await claimed(store, 'b', 1)).toEqual([]);
    expect(await store.digests.lastDelivery(id)).toMatchObject({ state: 'waiting' });
    expect(await claimed(store, 'b', 6)).toEqual([]);
    expect(await store.digests.lastDelivery(id)).toMatchObject({ state: 'withdrawn' });
    expect(await store.library.given(vision)).toEqual(new Set(['p1']));
  });

  it('can compose a slot anew whose digest was withdrawn', async () => {
    const store = await databases.open();
    const { id } = await planned(store, ['p1']);
    await store.digests.changeSubscription(id, { state: { kind: 'paused', by: 'U1', since: at(1) } });
    await claimed(store, 'a', 1);
    const again = await store.digests.changeSubscription(id, { state: { kind: 'active' }, nextDueAt: at(5) });
    if (!again) throw new Error('it is there');
    expect(await store.digests.plan(aPlan(again, ['p1']), at(5))).toBe(true);
    expect(await claimed(store, 'a', 5)).toHaveLength(1);
  });

  it('forgets what was settled 90 days ago, and what it gave stays given', async () => {
    const store = await databases.open();
    const old = await planned(store, ['p1']);
    const later = await planned(store, ['p2'], { ...vision, channelId: 'C2' });
    const waiting = await planned(store, ['p3'], { ...vision, channelId: 'C3' });
    const sent = { kind: 'sent', channelId: 'C1', ts: '1.2', found: false, perhapsRepeated: false } as const;
    for (const { key, subscription } of await claimed(store, 'a', 0)) {
      if (subscription.id === old.id) await store.digests.settle(key, 'a', sent, at(0));
      if (subscription.id === later.id) await store.digests.settle(key, 'a', sent, at(2));
    }
    await claimed(store, 'b', 90 * 24 * 60 + 1);
    expect(await store.digests.lastDelivery(old.id)).toBeUndefined();
    expect(await store.digests.lastDelivery(later.id)).toMatchObject({ state: 'sent' });
    expect(await store.digests.lastDelivery(waiting.id)).toMatchObject({ state: 'waiting' });
    expect(await store.library.given(vision)).toEqual(new Set(['p1']));
  });
});
