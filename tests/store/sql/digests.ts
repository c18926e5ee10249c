/** Subscriptions, plans and claims of which only what a test is about needs to be told. */
import type { Digest } from '../../../src/digest/digest.js';
import type { Newcomer, Plan } from '../../../src/digest/ports.js';
import type { Destination, Subscription, SubscriptionRequest } from '../../../src/digest/subscription.js';
import type { Paper } from '../../../src/paper/paper.js';
import type { Store } from '../../../src/store/sql/store.js';
import { aPaper } from '../../support/papers.js';

const MINUTE = 60_000;
export const LEASE_MS = 5 * MINUTE;
const NINE = Date.parse('2026-11-25T09:00:00Z');

/** So many minutes after nine. */
export function at(minutes: number): Date {
  return new Date(NINE + minutes * MINUTE);
}

export const vision: Destination = { teamId: 'T1', channelId: 'C1', kind: 'channel' };
export const tomorrow = at(24 * 60);

export function aRequest(told: Partial<SubscriptionRequest> = {}): SubscriptionRequest {
  const timing = { days: [1, 2, 3, 4, 5], hour: 9, minute: 0, timeZone: 'Europe/Berlin' } as const;
  return { topic: 'diffusion', trending: false, timing, size: 3, style: 'condensed', ...told };
}

/** Made by U1 at nine, and due then. */
export async function subscribed(
  store: Store,
  destination: Destination = vision,
  told: Partial<SubscriptionRequest> = {},
): Promise<Subscription> {
  return store.digests.createSubscription(aRequest(told), destination, {
    userId: 'U1',
    now: at(0),
    nextDueAt: at(0),
  });
}

export function aPlan(subscription: Subscription, papers: readonly string[], told: Partial<Plan> = {}): Plan {
  return {
    subscription,
    slot: '2026-11-25',
    parcel: { kind: 'digest', digest: aDigest(papers.map((title) => aPaper({ id: title, title }))) },
    nextDueAt: tomorrow,
    ...told,
  };
}

function aDigest(papers: readonly Paper[]): Digest {
  return {
    date: '2026-11-25',
    topic: 'diffusion',
    trending: false,
    style: 'condensed',
    items: papers.map((paper) => ({ paper, reasons: [{ kind: 'new' }] })),
    seenElsewhere: [],
    shapedBy: { interested: 0, notForUs: 0 },
  };
}

/** Subscribed and planned with these papers; what is claimed then is its delivery. */
export async function planned(
  store: Store,
  papers: readonly string[] = [],
  destination: Destination = vision,
): Promise<Subscription> {
  const subscription = await subscribed(store, destination);
  if (!(await store.digests.plan(aPlan(subscription, papers), at(0)))) throw new Error('it was not planned');
  return subscription;
}

export function claimed(store: Store, owner: string, minutes: number, limit = 10) {
  return store.digests.claim(at(minutes), { owner, ms: LEASE_MS }, limit);
}

/** Of new papers that have one name. */
export async function alone(id: string): Promise<Newcomer> {
  return { names: [id], isOld: false };
}
