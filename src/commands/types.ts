/** What goes into a command and what comes out: data only, so that Slack and the command line can each render it. */
import type { DeliveryCounts } from '../digest/delivery.js';
import type { DigestDesk } from '../digest/desk.js';
import type { Digest } from '../digest/digest.js';
import type { Destination, Subscription, SubscriptionRequest } from '../digest/subscription.js';
import type { Intake } from '../ingest/intake.js';
import type { Library, Sharing } from '../library/library.js';
import type { Citation, CitationFormat } from '../paper/citation.js';
import type { Paper, PaperId } from '../paper/paper.js';
import type { Problem } from '../query/query.js';
import type { Advice, CorpusFacts, Hit, Reading, SearchEngine } from '../search/types.js';
import type { CommandPorts } from './ports.js';

/** How many hits one results page holds. */
export const PAGE_SIZE = 5;

/** What a list of results answers; enough to compute any page of it again. */
export type Asked =
  | { readonly by: 'query'; readonly text: string }
  | { readonly by: 'similar'; readonly id: PaperId };

/** What a conversation last showed, read back from the conversation itself: the meaning of "3" and "more". */
export interface Shown {
  readonly asked: Asked;
  readonly offset: number;
  /** The ids of the hits shown, in order; the first has rank `offset + 1`. */
  readonly ids: readonly PaperId[];
  /** Set where these are all, as in a digest: nothing comes after them, whatever else answers `asked`. */
  readonly complete?: boolean;
}

/** One thing said to Paperboy, in plain text: Slack's escapes and the mention are already taken off. */
export interface Invocation {
  readonly text: string;
  /** Which mouth asks, for wording only: `/papers show`, `@paperboy show` or `paperboy show`. */
  readonly place: 'command' | 'mention' | 'direct' | 'cli';
  readonly shown?: Shown;
  /** Of the message, in Slack's own form; absent for what is none. */
  readonly ts?: string;
  /** Absent on the command line. */
  readonly speaker?: Speaker;
}

/** Who speaks, and where: what is subscribed to comes there, and what is saved is theirs. */
export interface Speaker {
  readonly userId: string;
  readonly here: Destination;
  /** The speaker's own, where it was asked for and is known. */
  readonly timeZone?: string;
}

/** What commands may use of a team's digests and its library; there is none on the command line. */
export interface TeamContext {
  readonly desk: DigestDesk;
  readonly library: Library;
  readonly now: () => Date;
  /** Of those whose own is not known. */
  readonly timeZone: string;
}

/** What every command may use. */
export interface CommandContext extends CommandPorts {
  readonly engine: SearchEngine;
  /** Of the running Paperboy, such as `0.1.0`. */
  readonly version: string;
  /** When the corpus was loaded. */
  readonly loadedAt: Date;
  /** Corpus lines that could not be read at load. */
  readonly skippedLines: number;
  readonly team?: TeamContext;
}

export interface ResultsReply {
  readonly kind: 'results';
  readonly asked: Asked;
  /** The paper that `similar` started from. */
  readonly like?: Paper;
  readonly offset: number;
  readonly total: number;
  readonly hits: readonly Hit[];
  readonly problems: readonly Problem[];
  /** Set where words of the query were read as others. */
  readonly readAs?: Reading;
  /** Queries that lead on from the first page. */
  readonly related: readonly string[];
  /** Present exactly when `total` is 0. */
  readonly advice?: Advice;
}

export interface PaperReply {
  readonly kind: 'paper';
  readonly paper: Paper;
  /** Who named it where it is shown, latest first. */
  readonly sharedHere?: readonly Sharing[];
}

export interface CitationReply {
  readonly kind: 'citation';
  readonly format: CitationFormat;
  /** At least one. */
  readonly citations: readonly Citation[];
}

export interface StatusReply {
  readonly kind: 'status';
  readonly facts: CorpusFacts;
  readonly version: string;
  readonly loadedAt: Date;
  readonly skippedLines: number;
  /** Of all digests; absent where there are none. */
  readonly deliveries?: DeliveryCounts;
  /** Absent where no source can be watched. */
  readonly intake?: Intake;
}

/** What the corpus is about: every topic is a query. */
export interface TopicsReply {
  readonly kind: 'topics';
  readonly topics: readonly string[];
  readonly facts: CorpusFacts;
}

export interface VerbHelp {
  readonly name: string;
  /** As typed after `/papers`, such as `show <n|id|url>`. */
  readonly usage: string;
  readonly summary: string;
  /** Complete texts after `/papers`, each of which works on the seed corpus. */
  readonly examples: readonly string[];
}

export interface HelpReply {
  readonly kind: 'help';
  readonly verbs: readonly VerbHelp[];
  /** True when the whole table is shown, which also brings the query language. */
  readonly overview: boolean;
}

/** An empty mention or first contact: who Paperboy is and two examples. */
export interface GreetingReply {
  readonly kind: 'greeting';
  readonly papers: number;
  readonly examples: readonly string[];
}

/** What was asked cannot be done as asked: why, and what to do. Not a fault of Paperboy. */
export interface ProblemReply {
  readonly kind: 'problem';
  /** Plain text sentences. */
  readonly message: string;
  /** Complete texts after `/papers` that would work. */
  readonly tryInstead: readonly string[];
}

/** A subscription that is being made or changed; nothing is kept of it before it is confirmed. */
export interface Draft {
  readonly request: SubscriptionRequest;
  readonly destination: Destination;
  /** Where the dialogue was opened: a channel there may be chosen as destination. */
  readonly here: Destination;
  /** The subscription that is changed; absent for a new one. */
  readonly id?: string;
}

/** What a digest would hold today, before somebody subscribes to it. */
export interface PreviewReply {
  readonly kind: 'preview';
  readonly draft: Draft;
  readonly digest: Digest;
}

/** A bare `subscribe`: what can be chosen, and what there is already. */
export interface SubscribeReply {
  readonly kind: 'subscribe';
  readonly draft: Draft;
  readonly subscriptions: readonly Subscription[];
}

/** The subscriptions of a place, by number. */
export interface SubscriptionsReply {
  readonly kind: 'subscriptions';
  readonly destination: Destination;
  readonly subscriptions: readonly Subscription[];
  /** Why the list is shown, where that is not plain. */
  readonly note?: string;
}

/** What was done with a subscription, which its channel is told as well. */
export interface ChangeReply {
  readonly kind: 'change';
  readonly change: 'subscribed' | 'changed' | 'paused' | 'resumed' | 'removed';
  readonly subscription: Subscription;
  /** A Slack user's id. */
  readonly by: string;
  /** Why its channel could not be told. */
  readonly untold?: string;
}

/** What a digest of today would hold. */
export interface DigestReply {
  readonly kind: 'digest';
  readonly digest: Digest;
  readonly request: SubscriptionRequest;
}

/** A person's own list, latest first. */
export interface SavedReply {
  readonly kind: 'saved';
  readonly papers: readonly Paper[];
  /** Saved papers that are no longer in the corpus. */
  readonly gone: number;
}

/** Something was done, or need not be. */
export interface NoticeReply {
  readonly kind: 'notice';
  /** Plain text sentences. */
  readonly message: string;
  /** Set where it is nobody else's business. */
  readonly personal?: boolean;
  /** Complete texts after `/papers` that lead on. */
  readonly tryNext: readonly string[];
}

export type Reply =
  | ResultsReply
  | PaperReply
  | CitationReply
  | StatusReply
  | TopicsReply
  | HelpReply
  | GreetingReply
  | PreviewReply
  | SubscribeReply
  | SubscriptionsReply
  | ChangeReply
  | DigestReply
  | SavedReply
  | NoticeReply
  | ProblemReply;

/** One row of the catalog: it drives parsing, help, the manifest and the tests. */
export interface Command extends VerbHelp {
  run(argument: string, invocation: Invocation, context: CommandContext): Promise<Reply>;
}
