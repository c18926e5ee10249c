/** What digests need from the outside: a store that keeps, and a courier that posts. */
import type { PaperId } from '../paper/paper.js';
import type { Delivery, DeliveryCounts, Outcome, Parcel } from './delivery.js';
import type { Destination, Subscription, SubscriptionRequest, SubscriptionState } from './subscription.js';

/** A digest that is due, composed and ready to be written down. */
export interface Plan {
  readonly subscription: Subscription;
  readonly slot: string;
  readonly parcel: Parcel & { readonly kind: 'digest' };
  readonly nextDueAt: Date;
}

export interface DigestStore {
  /** Gives it the next number of its destination. */
  createSubscription(
    request: SubscriptionRequest,
    destination: Destination,
    by: { readonly userId: string; readonly now: Date; readonly nextDueAt: Date },
  ): Promise<Subscription>;
  /** Those of a destination that were not removed, by number. */
  subscriptionsOf(destination: Destination): Promise<readonly Subscription[]>;
  subscription(id: string): Promise<Subscription | undefined>;
  /** Undefined where it was removed meanwhile. */
  changeSubscription(
    id: string,
    change: {
      readonly request?: SubscriptionRequest;
      readonly state?: SubscriptionState;
      readonly nextDueAt?: Date;
    },
  ): Promise<Subscription | undefined>;
  /** What it gave stays given. False where it was removed before. */
  removeSubscription(id: string, now: Date): Promise<boolean>;

  /** Active ones that are due, the longest first. */
  dueSubscriptions(now: Date, limit: number): Promise<readonly Subscription[]>;
  /**
   * Writes a delivery down, marks its papers as given to the destination, and moves the subscription to its next run: all or
   * nothing. False where another replica was first, the subscription was changed since it was read, or one of the papers
   * was given meanwhile: read again and compose anew. A slot that has its digest already is not given another: the subscription
   * is only moved on, which is true as well.
   */
  plan(plan: Plan, now: Date): Promise<boolean>;
  /** Moves a subscription on without a delivery, where its slot was too long ago. False as for `plan`. */
  skip(subscription: Subscription, nextDueAt: Date): Promise<boolean>;

  /**
   * Leases deliveries that may be attempted now, oldest first, at most one a channel and none of a channel that is being posted to
   * under a live lease. A lease that ran out unsettled makes its delivery doubtful. Digests of subscriptions that were paused,
   * stopped or removed meanwhile are withdrawn, not leased; their papers count as not given again, unless they may have been posted.
   * Deliveries that were settled 90 days ago are forgotten; their papers stay given.
   */
  claim(
    now: Date,
    lease: { readonly owner: string; readonly ms: number },
    limit: number,
  ): Promise<readonly Delivery[]>;
  /**
   * Only while the lease is the owner's, which it is until another takes it: false, and nothing changed, otherwise. The papers of a
   * stale digest count as not given again, unless it may have been posted. A direct digest that was posted to a user's id makes the
   * conversation's id known: from then on either finds the same subscriptions and given papers.
   */
  settle(key: string, owner: string, outcome: Outcome, now: Date): Promise<boolean>;
  /**
   * Puts dead digests, or one of them, back to waiting and resumes their subscriptions; gives how many. Those of subscriptions that a
   * person paused or removed stay dead.
   */
  retryDead(now: Date, key?: string): Promise<number>;
  counts(now: Date, destination?: Destination): Promise<DeliveryCounts>;
  /**
   * When the next subscription is due or delivery may be attempted; undefined where there is none. A delivery whose channel is being
   * posted to waits for that lease, so that this is worth asking again after a delivery was settled.
   */
  nextWakeAt(): Promise<Date | undefined>;
  /** The latest delivery of a subscription, sent or not. */
  lastDelivery(
    subscriptionId: string,
  ): Promise<{ readonly slot: string; readonly state: string } | undefined>;
}

/** Posts what the outbox holds. Never rejects: every fault is an outcome's word. */
export interface Courier {
  post(delivery: Delivery): Promise<CourierAnswer>;
  /** Looks for a message with the delivery's key that was posted since then. */
  find(delivery: Delivery, since: Date): Promise<FindAnswer>;
}

export type CourierAnswer =
  | { readonly kind: 'posted'; readonly channelId: string; readonly ts: string }
  /** Nothing was posted, and it may be tried again after so long. */
  | { readonly kind: 'refused'; readonly word: string; readonly retryAfterMs?: number }
  /** A timeout, a reset, a 5xx or an answer that cannot be read. */
  | { readonly kind: 'doubtful'; readonly word: string }
  /** It will never be posted there: `is_archived`, `channel_not_found`, `token_revoked` and their like. */
  | { readonly kind: 'permanent'; readonly word: string };

export type FindAnswer =
  | { readonly kind: 'found'; readonly channelId: string; readonly ts: string }
  | { readonly kind: 'absent' }
  /** Try again later. */
  | { readonly kind: 'unknown'; readonly word: string; readonly retryAfterMs?: number }
  /** The app may not read there, and never could. */
  | { readonly kind: 'unreadable'; readonly word: string };

/** A paper that was not there before, by that name. */
export interface Newcomer {
  /** Every name of it, its id first. */
  readonly names: readonly PaperId[];
  /** It appeared so long ago that its coming is no news. */
  readonly isOld: boolean;
}

/** When papers came, as the store saw them. */
export interface Arrivals {
  /**
   * Notes papers that were not there before; the first corpus ever noted counts as an archive, and so does what is old. A paper that was
   * there under another name stays noted under that one.
   *
   * @param tell asked of those that are not known by their id
   */
  note(ids: readonly PaperId[], now: Date, tell: (id: PaperId) => Promise<Newcomer>): Promise<void>;
  /** Those that came after, latest first, under the names they had then; none of the archive. */
  since(from: Date): Promise<readonly { readonly id: PaperId; readonly at: Date }[]>;
}

/** A source that brings papers, as it is now. */
export interface FeedState {
  /** For people. */
  readonly name: string;
  readonly lastSuccess?: Date;
  /** Set while it cannot be read. */
  readonly failedSince?: Date;
  /** Set where its own calendar says that it brings nothing today. */
  readonly quietToday?: 'weekend' | 'holiday';
}
