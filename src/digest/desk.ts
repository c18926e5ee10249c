/** The front door of digests: what people can do with subscriptions, whichever mouth they use. */
import { localDate } from '../lib/local-date.js';
import { compose, type Material } from './compose.js';
import type { DeliveryCounts } from './delivery.js';
import type { Digest } from './digest.js';
import type { DigestStore } from './ports.js';
import { nextRun } from './schedule.js';
import type { Destination, Subscription, SubscriptionRequest, Timing } from './subscription.js';

export interface DigestDesk {
  /** What the digest of today would hold; nothing is kept of it. `userId` is whose direct messages the destination is. */
  preview(request: SubscriptionRequest, destination: Destination, userId?: string): Promise<Digest>;
  /** `already`: the destination has one of the same topic and times. */
  subscribe(
    request: SubscriptionRequest,
    destination: Destination,
    userId: string,
  ): Promise<{ readonly kind: 'subscribed' | 'already'; readonly subscription: Subscription }>;
  subscriptionsOf(destination: Destination): Promise<readonly Subscription[]>;
  subscription(id: string): Promise<Subscription | undefined>;
  /** Each gives the subscription as it is now; undefined where it was removed meanwhile. */
  change(id: string, request: SubscriptionRequest): Promise<Subscription | undefined>;
  pause(id: string, userId: string): Promise<Subscription | undefined>;
  /** Also one that Slack stopped. A digest that was missed meanwhile is not caught up. */
  resume(id: string): Promise<Subscription | undefined>;
  /** False where it was removed before. */
  remove(id: string): Promise<boolean>;
  counts(destination?: Destination): Promise<DeliveryCounts>;
}

/** @param now the clock of this bot */
export function createDesk(store: DigestStore, material: Material, now: () => Date): DigestDesk {
  return {
    ...changing(store, now),
    preview: (request, destination, userId) => {
      const date = localDate(now(), request.timing.timeZone);
      const occasion = { destination, date, now: now(), ...(userId === undefined ? {} : { userId }) };
      return compose(request, occasion, material);
    },
    subscribe: async (request, destination, userId) => {
      const before = await store.subscriptionsOf(destination);
      const same = before.find((each) => isSameDigest(each, request));
      if (same) return { kind: 'already', subscription: same };
      const by = { userId, now: now(), nextDueAt: nextRun(request.timing, now()) };
      return {
        kind: 'subscribed',
        subscription: await store.createSubscription(request, destination, by),
      };
    },
    subscriptionsOf: (destination) => store.subscriptionsOf(destination),
    subscription: (id) => store.subscription(id),
    counts: (destination) => store.counts(now(), destination),
  };
}

/** The same papers at the same times, however many and in whatever style. */
export function isSameDigest(one: SubscriptionRequest, other: SubscriptionRequest): boolean {
  return (
    one.topic === other.topic && one.trending === other.trending && isSameTiming(one.timing, other.timing)
  );
}

function changing(
  store: DigestStore,
  now: () => Date,
): Pick<DigestDesk, 'change' | 'pause' | 'resume' | 'remove'> {
  return {
    change: async (id, request) => {
      const before = await store.subscription(id);
      if (!before) return undefined;
      const isMoved = !isSameTiming(before.timing, request.timing);
      const nextDueAt = isMoved ? { nextDueAt: nextRun(request.timing, now()) } : {};
      return store.changeSubscription(id, { request, ...nextDueAt });
    },
    pause: (id, userId) =>
      store.changeSubscription(id, { state: { kind: 'paused', by: userId, since: now() } }),
    resume: async (id) => {
      const before = await store.subscription(id);
      if (!before || before.state.kind === 'active') return before;
      const nextDueAt = nextRun(before.timing, now());
      return store.changeSubscription(id, { state: { kind: 'active' }, nextDueAt });
    },
    remove: (id) => store.removeSubscription(id, now()),
  };
}

function isSameTiming(one: Timing, other: Timing): boolean {
  const said = ({ days, hour, minute, timeZone }: Timing) => [...days, hour, minute, timeZone].join(' ');
  return said(one) === said(other);
}
