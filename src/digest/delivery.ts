/** The outbox: what is to be said in Slack, written down before it is attempted. */
import type { Digest } from './digest.js';
import type { Subscription } from './subscription.js';

/** What a delivery says. A notice tells a subscription's creator, directly, that Slack refuses its digests for good. */
export type Parcel =
  | { readonly kind: 'digest'; readonly digest: Digest }
  | { readonly kind: 'notice'; readonly reason: string };

export interface Delivery {
  /** Stands in the message's metadata: by it a delivery in doubt is recognised in the channel's history. */
  readonly key: string;
  readonly subscription: Subscription;
  /** Local date of the run it is for; a subscription has one digest a slot. */
  readonly slot: string;
  readonly parcel: Parcel;
  /** Channel to post in; a user's id for a notice. */
  readonly channelId: string;
  /** How many were begun before this attempt. */
  readonly attempts: number;
  /** When the first attempt began that may have posted; set where this one is in doubt and must be looked up first. */
  readonly doubtfulSince?: Date;
}

/** What became of one attempt. */
export type Outcome =
  /**
   * `found`: it had been posted before, and was found in the history. `perhapsRepeated`: it was in doubt, could not be looked
   * up, and was sent all the same, as the setting says.
   */
  | {
      readonly kind: 'sent';
      readonly channelId: string;
      readonly ts: string;
      readonly found: boolean;
      readonly perhapsRepeated: boolean;
    }
  /** Slack said no and nothing was posted: again at `at`. An earlier attempt that is in doubt stays so. */
  | { readonly kind: 'refused'; readonly word: string; readonly at: Date }
  /** It may have been posted: to be looked up at `at`. */
  | { readonly kind: 'doubtful'; readonly word: string; readonly at: Date }
  /** It cannot be looked up, and the setting says to rather miss it. */
  | { readonly kind: 'perhaps-missed'; readonly word: string }
  /** For good; the subscription is stopped and its creator told, both in the same transaction. */
  | { readonly kind: 'dead'; readonly word: string }
  /** Too old to be posted as if it were today's. */
  | { readonly kind: 'stale' };

/** Counts of the outbox, of digests only. `due` are subscriptions whose digest is not planned yet. */
export interface DeliveryCounts {
  readonly due: number;
  readonly waiting: number;
  readonly sent: number;
  readonly dead: number;
  readonly perhapsRepeated: number;
  readonly perhapsMissed: number;
  /** The last that was sent, and the last that was refused for good with Slack's word. */
  readonly lastSentAt?: Date;
  readonly lastDead?: { readonly at: Date; readonly word: string };
}
