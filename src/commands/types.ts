/** What goes into a command and what comes out: data only, so that Slack and the command line can each render it. */
import type { Paper, PaperId } from '../paper/paper.js';
import type { Problem } from '../query/query.js';
import type { Advice, CorpusFacts, Hit, Reading, SearchEngine } from '../search/types.js';

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
}

/** What every command may use. */
export interface CommandContext {
  readonly engine: SearchEngine;
  /** Of the running Paperboy, such as `0.1.0`. */
  readonly version: string;
  /** When the corpus was loaded. */
  readonly loadedAt: Date;
  /** Corpus lines that could not be read at load. */
  readonly skippedLines: number;
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
}

export interface CitationReply {
  readonly kind: 'citation';
  readonly paper: Paper;
  readonly bibtex: string;
  /** What a complete entry would hold and this one does not, e.g. `["author", "year"]`. */
  readonly missing: readonly string[];
}

export interface StatusReply {
  readonly kind: 'status';
  readonly facts: CorpusFacts;
  readonly version: string;
  readonly loadedAt: Date;
  readonly skippedLines: number;
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

export type Reply =
  | ResultsReply
  | PaperReply
  | CitationReply
  | StatusReply
  | TopicsReply
  | HelpReply
  | GreetingReply
  | ProblemReply;

/** One row of the catalog: it drives parsing, help, the manifest and the tests. */
export interface Command extends VerbHelp {
  run(argument: string, invocation: Invocation, context: CommandContext): Promise<Reply>;
}
