/** A standing request for papers: where they go, about what, when, how many. */

/** ISO 8601: Monday is 1, Sunday 7. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

/** Due on these days at this local time. */
export interface Timing {
  /** At least one, ascending, each once. */
  readonly days: readonly Weekday[];
  /** 0 to 23. */
  readonly hour: number;
  /** 0 to 59. */
  readonly minute: number;
  /** Of the IANA database, such as `Europe/Berlin`. */
  readonly timeZone: string;
}

/** Where digests go. A person's own are sent to the direct messages with them. */
export interface Destination {
  readonly teamId: string;
  /** Of a direct conversation too: `D…`, or the person's `U…` as long as that is not known. */
  readonly channelId: string;
  readonly kind: 'channel' | 'direct';
}

/** How much is said of each paper: one line, or the first sentences of its abstract. */
export type Style = 'condensed' | 'sentences';

/** What a person asks for; the dialogue has these fields. */
export interface SubscriptionRequest {
  /** A printed query; absent for papers of any topic. */
  readonly topic?: string;
  /** Whether what is talked about comes first; always so without a topic. */
  readonly trending: boolean;
  readonly timing: Timing;
  /** Papers a digest, 1 to 10. */
  readonly size: number;
  readonly style: Style;
}

export type SubscriptionState =
  | { readonly kind: 'active' }
  /** By a person, who can resume it. */
  | { readonly kind: 'paused'; readonly by: string; readonly since: Date }
  /** By Slack: `reason` is its word, such as `is_archived`. */
  | { readonly kind: 'stopped'; readonly reason: string; readonly since: Date };

export interface Subscription extends SubscriptionRequest {
  readonly id: string;
  readonly destination: Destination;
  /** Its name among those of its destination, from 1; never given to another. */
  readonly number: number;
  /** A Slack user's id. */
  readonly createdBy: string;
  readonly createdAt: Date;
  readonly state: SubscriptionState;
  /** When its next digest is due; counts only while it is active. */
  readonly nextDueAt: Date;
}
