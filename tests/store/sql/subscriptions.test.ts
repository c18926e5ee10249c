import { expect, it } from 'vitest';
import { describeOnBoth } from '../../support/databases.js';
import { aRequest, at, subscribed, tomorrow, vision } from './digests.js';

describeOnBoth('subscriptions', (databases) => {
  it('come back as they were asked for', async () => {
    const { digests } = await databases.open();
    const request = aRequest({
      topic: 'title:"näive Bayes" -😀',
      trending: true,
      style: 'sentences',
      size: 10,
    });
    const made = await digests.createSubscription(request, vision, {
      userId: 'U7',
      now: at(1),
      nextDueAt: tomorrow,
    });
    expect(made).toEqual({
      ...request,
      id: made.id,
      destination: vision,
      number: 1,
      createdBy: 'U7',
      createdAt: at(1),
      state: { kind: 'active' },
      nextDueAt: tomorrow,
    });
    expect(await digests.subscription(made.id)).toEqual(made);
    expect(await digests.subscriptionsOf(vision)).toEqual([made]);
  });

  it('may be without a topic', async () => {
    const { digests } = await databases.open();
    const { topic: _none, ...anything } = aRequest({ trending: true });
    const made = await digests.createSubscription(anything, vision, {
      userId: 'U1',
      now: at(0),
      nextDueAt: at(0),
    });
    expect(made).not.toHaveProperty('topic');
  });

  it('have numbers of their destination that are never given again', async () => {
    const store = await databases.open();
    const first = await subscribed(store);
    const second = await subscribed(store);
    const elsewhere = await subscribed(store, { ...vision, teamId: 'T2' });
    expect(await store.digests.removeSubscription(second.id, at(1))).toBe(true);
    const third = await subscribed(store);
    expect([first, second, elsewhere, third].map(({ number }) => number)).toEqual([1, 2, 1, 3]);
    expect((await store.digests.subscriptionsOf(vision)).map(({ number }) => number)).toEqual([1, 3]);
  });

  it('have different numbers when they are made at once', async () => {
    const store = await databases.open();
    const made = await Promise.all(Array.from({ length: 12 }, () => subscribed(store)));
    expect(made.map(({ number }) => number).sort((a, b) => a - b)).toEqual(made.map((_, index) => index + 1));
  });

  it('can be changed, paused, stopped and made active again', async () => {
    const { digests, ...store } = await databases.open();
    const { id, ...made } = await subscribed({ digests, ...store });
    const request = aRequest({ topic: 'pruning', size: 1 });
    expect(await digests.changeSubscription(id, { request, nextDueAt: tomorrow })).toEqual({
      id,
      ...made,
      ...request,
      nextDueAt: tomorrow,
    });
    for (const state of [
      { kind: 'paused', by: 'U2', since: at(3) },
      { kind: 'stopped', reason: 'is_archived', since: at(4) },
      { kind: 'active' },
    ] as const) {
      expect((await digests.changeSubscription(id, { state }))?.state).toEqual(state);
      expect((await digests.subscription(id))?.state).toEqual(state);
    }
    expect(await digests.changeSubscription(id, {})).toEqual(await digests.subscription(id));
  });

  it('are gone once they were removed', async () => {
    const { digests, ...store } = await databases.open();
    const { id } = await subscribed({ digests, ...store });
    expect(await digests.removeSubscription(id, at(1))).toBe(true);
    expect(await digests.removeSubscription(id, at(2))).toBe(false);
    expect(await digests.subscription(id)).toBeUndefined();
    expect(await digests.changeSubscription(id, { nextDueAt: at(5) })).toBeUndefined();
    expect(await digests.dueSubscriptions(at(60), 10)).toEqual([]);
    expect(await digests.nextWakeAt()).toBeUndefined();
  });

  it('are due from their time on while they are active, the longest first', async () => {
    const { digests, ...store } = await databases.open();
    const make = (minutes: number) =>
      digests.createSubscription(aRequest(), vision, { userId: 'U1', now: at(0), nextDueAt: at(minutes) });
    const [late, early, future, paused] = [await make(5), await make(2), await make(30), await make(1)];
    await digests.changeSubscription(paused.id, { state: { kind: 'paused', by: 'U1', since: at(0) } });
    const due = async (minutes: number, limit: number) =>
      (await digests.dueSubscriptions(at(minutes), limit)).map(({ id }) => id);
    expect(await due(5, 10)).toEqual([early.id, late.id]);
    expect(await due(5, 1)).toEqual([early.id]);
    expect(await due(30, 10)).toEqual([early.id, late.id, future.id]);
    expect(await digests.nextWakeAt()).toEqual(at(2));
    await store.close();
  });
});
