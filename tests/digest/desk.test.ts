import { expect, it } from 'vitest';
import { createDesk } from '../../src/digest/desk.js';
import { createPlanner } from '../../src/digest/plan.js';
import type { Destination } from '../../src/digest/subscription.js';
import { describeOnBoth } from '../support/databases.js';
import { aRequest } from '../support/digests.js';
import { aPaper } from '../support/papers.js';
import { quiet } from '../support/quiet.js';
import { aMaterial } from './material.js';

const CHANNEL: Destination = { teamId: 'T1', channelId: 'C1', kind: 'channel' };
/** Weekdays at nine in Berlin. */
const MONDAY = new Date('2026-11-23T07:00:00Z');
const hours = (count: number) => new Date(MONDAY.getTime() + count * 3_600_000);

const papers = Array.from({ length: 30 }, (_, at) => aPaper({ title: `Pruning networks, part ${at}` }));

describeOnBoth('subscribing', (databases) => {
  async function opened() {
    const store = await databases.open();
    let now = MONDAY;
    const material = { ...aMaterial({ papers }), library: store.library, arrivals: store.arrivals };
    const desk = createDesk(store.digests, material, () => now);
    const planner = createPlanner({
      store: store.digests,
      material,
      now: () => now,
      logger: quiet,
      noteArrivals: async () => undefined,
    });
    const planAt = async (at: Date) => {
      now = at;
      return planner.planDue(async () => true);
    };
    const claim = () => store.digests.claim(now, { owner: 'a', ms: 60_000 }, 10);
    return { desk, planAt, claim, store, at: (moment: Date) => (now = moment) };
  }

  it('begins at the next time it is due, and only once for the same papers and times', async () => {
    const { desk } = await opened();
    const first = await desk.subscribe(aRequest({ topic: 'pruning' }), CHANNEL, 'UADA');
    expect(first).toMatchObject({ kind: 'subscribed', subscription: { nextDueAt: hours(1), number: 1 } });
    const again = await desk.subscribe(aRequest({ topic: 'pruning', size: 3 }), CHANNEL, 'UBOB');
    expect(again).toMatchObject({ kind: 'already', subscription: { createdBy: 'UADA' } });
    expect(await desk.subscribe(aRequest({ topic: 'speech' }), CHANNEL, 'UBOB')).toMatchObject({
      kind: 'subscribed',
    });
  });

  it('is previewed as it will come, and a preview keeps nothing', async () => {
    const { desk, planAt, claim } = await opened();
    const request = aRequest({ topic: 'pruning' });
    await desk.subscribe(request, CHANNEL, 'UADA');
    const preview = await desk.preview(request, CHANNEL);
    expect(preview.items).toHaveLength(5);
    expect(await planAt(hours(1))).toEqual({ planned: 1, failed: 0 });
    const [delivery] = await claim();
    expect(delivery).toMatchObject({ slot: '2026-11-23', parcel: { kind: 'digest', digest: preview } });
  });

  it('brings other papers every day', async () => {
    const { desk, planAt, claim, store } = await opened();
    await desk.subscribe(aRequest({ topic: 'pruning' }), CHANNEL, 'UADA');
    for (const day of [0, 1, 2]) await planAt(hours(1 + day * 24));
    const given = await store.library.given(CHANNEL);
    expect(given.size).toBe(15);
    expect(await claim()).toHaveLength(1);
  });

  it('plans once however often it looks, also when the clock is put back', async () => {
    const { desk, planAt } = await opened();
    await desk.subscribe(aRequest({ topic: 'pruning' }), CHANNEL, 'UADA');
    expect(await planAt(hours(1))).toMatchObject({ planned: 1 });
    expect(await planAt(hours(1.5))).toMatchObject({ planned: 0 });
    expect(await planAt(hours(0.5))).toMatchObject({ planned: 0 });
    expect(await planAt(hours(1))).toMatchObject({ planned: 0 });
    expect((await desk.counts()).waiting).toBe(1);
  });

  it('skips what is older than a day', async () => {
    const { desk, planAt } = await opened();
    await desk.subscribe(aRequest({ timing: { ...aRequest().timing, days: [1] } }), CHANNEL, 'UADA');
    await planAt(hours(26));
    expect(await desk.counts()).toMatchObject({ due: 0, waiting: 0 });
    expect((await desk.subscriptionsOf(CHANNEL))[0]?.nextDueAt).toEqual(hours(1 + 7 * 24));
  });

  it('is moved only where its times are changed', async () => {
    const { desk } = await opened();
    const { subscription } = await desk.subscribe(aRequest({ topic: 'pruning' }), CHANNEL, 'UADA');
    const { id } = subscription;
    expect(await desk.change(id, aRequest({ topic: 'speech' }))).toMatchObject({
      topic: 'speech',
      nextDueAt: hours(1),
    });
    const later = aRequest({ timing: { ...aRequest().timing, hour: 17 } });
    expect(await desk.change(id, later)).toMatchObject({ nextDueAt: hours(9) });
  });

  it('catches nothing up that was missed while it was paused', async () => {
    const { desk, planAt, at } = await opened();
    const { subscription } = await desk.subscribe(aRequest({ topic: 'pruning' }), CHANNEL, 'UADA');
    expect(await desk.pause(subscription.id, 'UBOB')).toMatchObject({
      state: { kind: 'paused', by: 'UBOB' },
    });
    expect(await planAt(hours(30))).toMatchObject({ planned: 0 });
    at(hours(30));
    expect(await desk.resume(subscription.id)).toMatchObject({
      state: { kind: 'active' },
      nextDueAt: hours(49),
    });
    expect(await planAt(hours(31))).toMatchObject({ planned: 0 });
    expect(await desk.remove(subscription.id)).toBe(true);
    expect(await desk.resume(subscription.id)).toBeUndefined();
  });

  it('one that cannot be composed does not hold up the others', async () => {
    const { desk, planAt, store } = await opened();
    const by = { userId: 'UADA', now: MONDAY, nextDueAt: MONDAY };
    const nowhere = aRequest({ timing: { ...aRequest().timing, timeZone: 'No/Where' } });
    await store.digests.createSubscription(nowhere, CHANNEL, by);
    await desk.subscribe(aRequest({ topic: 'pruning' }), CHANNEL, 'UADA');
    expect(await planAt(hours(1))).toEqual({ planned: 1, failed: 1 });
    expect(await desk.counts()).toMatchObject({ due: 1, waiting: 1 });
  });
});
