/** The front door of digests: what people can do with subscriptions, whichever mouth they use. */
import type { DeliveryCounts } from './delivery.js';
import type { Digest } from './digest.js';
import type { Destination, Subscription, SubscriptionRequest } from './subscription.js';

export interface DigestDesk {
  /** What the digest of today would hold; nothing is kept of it. */
  preview(request: SubscriptionRequest, destination: Destination): Promise<Digest>;
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
