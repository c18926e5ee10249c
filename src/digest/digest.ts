/** One digest as data: what a destination is given on a day, or why it is given nothing. */
import type { Paper } from '../paper/paper.js';
import type { Style } from './subscription.js';

/** Why a paper stands in a digest, in the order of weight. */
export type Reason =
  /** Words of the paper that match the topic, as they stand in it. */
  | { readonly kind: 'topic'; readonly words: readonly string[] }
  /** What the source counts, where it counts, and what the team did with it lately; with neither it is like papers that the team noted. */
  | { readonly kind: 'trending'; readonly upvotes?: number; readonly teamSignals: number }
  /** Like a paper that people of this destination were interested in. */
  | { readonly kind: 'liked'; readonly title: string }
  /** It came lately. */
  | { readonly kind: 'new' }
  /** Nothing else was left to give, or nothing else is asked for. */
  | { readonly kind: 'archive' };

export interface DigestItem {
  readonly paper: Paper;
  /** At least one. */
  readonly reasons: readonly Reason[];
}

/** Why there is nothing. */
export type Emptiness =
  /** The sources announce nothing on such a day. */
  | { readonly kind: 'no-announcement'; readonly day: 'weekend' | 'holiday' }
  /** Papers came, none on the topic; `wider` is a query that would have found some. */
  | { readonly kind: 'narrow'; readonly arrived: number; readonly wider?: string }
  /** No paper of the whole corpus is on the topic. */
  | { readonly kind: 'no-match'; readonly wider?: string }
  /** Everything that matches was given before. */
  | { readonly kind: 'exhausted'; readonly given: number; readonly wider?: string }
  /** No paper came, though some could have. */
  | { readonly kind: 'nothing-new' }
  | { readonly kind: 'source-failed'; readonly source: string; readonly since: Date };

/** Papers left out of direct messages because the person saw them in a channel. */
export interface SeenElsewhere {
  readonly channelId: string;
  readonly papers: number;
}

export interface Digest {
  /** The local date it is for, `2026-11-25`. */
  readonly date: string;
  /** The subscription's; absent for any topic. */
  readonly topic?: string;
  readonly trending: boolean;
  readonly style: Style;
  /** Best first; empty exactly where `empty` says why. */
  readonly items: readonly DigestItem[];
  readonly empty?: Emptiness;
  /** Set where the papers are older ones: the corpus has not grown lately. `left` match and are still to be given after these. */
  readonly archive?: { readonly left: number };
  readonly seenElsewhere: readonly SeenElsewhere[];
  /** How many votes of the destination shaped the choice. */
  readonly shapedBy: { readonly interested: number; readonly notForUs: number };
}
