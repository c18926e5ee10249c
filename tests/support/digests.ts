/** Subscriptions, digests and deliveries of which only what matters to the test needs to be told. */
import type { Delivery } from '../../src/digest/delivery.js';
import type { Digest, DigestItem } from '../../src/digest/digest.js';
import type { Subscription, SubscriptionRequest } from '../../src/digest/subscription.js';
import type { Paper } from '../../src/paper/paper.js';
import { aPaper } from './papers.js';

export function aRequest(told: Partial<SubscriptionRequest> = {}): SubscriptionRequest {
  return {
    trending: told.topic === undefined,
    timing: { days: [1, 2, 3, 4, 5], hour: 9, minute: 0, timeZone: 'Europe/Berlin' },
    size: 5,
    style: 'condensed',
    ...told,
  };
}

export function aSubscription(told: Partial<Subscription> = {}): Subscription {
  return {
    ...aRequest(told),
    id: 'sub-1',
    destination: { teamId: 'T1', channelId: 'C1', kind: 'channel' },
    number: 1,
    createdBy: 'UADA',
    createdAt: new Date('2026-11-23T09:00:00Z'),
    state: { kind: 'active' },
    nextDueAt: new Date('2026-11-25T08:00:00Z'),
    ...told,
  };
}

export function anItem(paper: Paper = aPaper(), told: Partial<DigestItem> = {}): DigestItem {
  return { paper, reasons: [{ kind: 'topic', words: ['attention'] }], ...told };
}

export function aDigest(told: Partial<Digest> = {}): Digest {
  return {
    date: '2026-11-25',
    trending: told.topic === undefined,
    style: 'condensed',
    items: told.empty ? [] : [anItem()],
    seenElsewhere: [],
    shapedBy: { interested: 0, notForUs: 0 },
    ...told,
  };
}

export function aDelivery(told: Partial<Delivery> = {}): Delivery {
  const subscription = told.subscription ?? aSubscription();
  return {
    key: 'sub-1 2026-11-25',
    subscription,
    slot: '2026-11-25',
    parcel: { kind: 'digest', digest: aDigest() },
    channelId: subscription.destination.channelId,
    attempts: 0,
    ...told,
  };
}
