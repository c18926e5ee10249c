/** What bringing papers in needs from the outside: sources that give them, and a store that keeps them. */
import type { Paper, PaperId } from '../paper/paper.js';

/** One record of a source: a paper, that there is none any more, or why it is none. */
export type SourceRecord =
  | { readonly kind: 'paper'; readonly paper: Paper }
  /** A paper that its source took back and tells nothing else of. */
  | { readonly kind: 'withdrawn'; readonly id: PaperId }
  /** `where` names the record for people: an id, `line 12`, the beginning of a title. */
  | { readonly kind: 'skipped'; readonly where: string; readonly reason: string };

/**
 * What a source gives, as it comes. Rejects with an `UnavailableError` when the source is away or answers what cannot be read,
 * and with a `UserError` when it was asked for what it has not; whatever came before that stands.
 */
export type Reading = AsyncIterable<SourceRecord>;

/** A source that is looked at by itself, again and again. */
export interface WatchedSource {
  /** Names it in commands, logs and states, such as `arxiv`. */
  readonly name: string;
  /** For people, such as `arXiv (cs.LG, cs.CL)`. */
  readonly title: string;
  /** When it is looked at: a cron expression, in the source's own time zone. */
  readonly schedule: { readonly cron: string; readonly timeZone: string };
  /** Why it may bring nothing on such a day, `YYYY-MM-DD` in its own time zone. */
  quietOn(day: string): 'weekend' | 'holiday' | undefined;
  /**
   * What came since; everything it still offers where there was no success before. `since` is a while before the last success began
   * (`OVERLAP_MS`), so that nothing falls between two readings; what comes twice does no harm.
   */
  read(since: Date | undefined, now: Date): Reading;
}

/** What look-ups by name answer. `away` is for people: the source's name and what is wrong with it. */
export type LookedUp =
  | { readonly kind: 'found'; readonly paper: Paper }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'away'; readonly reason: string };

/** Looks one paper up at its source. Never rejects. */
export interface PaperLookup {
  /** @param id an arXiv id without version, or a DOI */
  byId(id: PaperId): Promise<LookedUp>;
}

/** How papers fared that were put into the store. */
export interface PutCounts {
  readonly added: number;
  readonly updated: number;
  readonly same: number;
}

/** The papers that were brought in, each merged with what was known of it; the corpus files are not among them. */
export interface PaperStore {
  /**
   * Merges papers into those that are kept, as `mergePapers` has it, all or nothing; two that put the same papers at once lose nothing
   * of either. `known` are the names (ids, and normalised titles) of papers in the corpus files: what is new to the store, but not to
   * them, counts as updated.
   */
  put(papers: readonly Paper[], now: Date, known?: (paper: Paper) => boolean): Promise<PutCounts>;
  /** The papers that have one of the names, in no order. */
  find(names: readonly PaperId[]): Promise<readonly Paper[]>;
  /** Grows with every `put` that changed something; 0 at first. */
  revision(): Promise<number>;
  /**
   * Papers that changed after a revision, in the order of their changes, `limit` at most, and the revision up to which these go: ask
   * again from there until it gives none.
   */
  changedSince(
    revision: number,
    limit: number,
  ): Promise<{ readonly revision: number; readonly papers: readonly Paper[] }>;
  /** How many there are. */
  count(): Promise<number>;
}

/** How a watched source fares, as all replicas see it. */
export interface SourceState {
  readonly name: string;
  readonly lastSuccess?: Date;
  /** What the last success brought. */
  readonly brought?: PutCounts & { readonly skipped: number };
  /** Set from the first failure after a success until the next success; `reason` is the latest. */
  readonly failing?: { readonly since: Date; readonly reason: string; readonly times: number };
  readonly nextRun?: Date;
}

/** Keeps how sources fare, so that only one replica at a time looks at each, and a restart forgets nothing. */
export interface SourceStates {
  states(): Promise<readonly SourceState[]>;
  /** Notes a source that is watched and when it is to be looked at first; what is known of it stays, but a schedule that changed moves it. */
  watch(name: string, schedule: string, firstRun: Date): Promise<void>;
  /** Takes a source whose time has come; undefined where none has, or another holds it. A lease that ran out is free. */
  claim(
    names: readonly string[],
    now: Date,
    lease: { readonly owner: string; readonly ms: number },
  ): Promise<SourceState | undefined>;
  /** Only while the lease is the owner's: false otherwise. */
  settle(
    name: string,
    owner: string,
    outcome:
      | { readonly kind: 'success'; readonly brought: PutCounts & { readonly skipped: number } }
      | { readonly kind: 'failure'; readonly reason: string }
      /** Neither: whoever comes next begins anew. */
      | { readonly kind: 'stopped' },
    times: { readonly now: Date; readonly nextRun: Date },
  ): Promise<boolean>;
}

/**
 * Turns at a source that allows one request in so many milliseconds, over all uses in this process and all replicas on the same store.
 */
export interface Turns {
  /**
   * Waits for the turn, runs the request, and lets the next one begin `everyMs` after it ended. At most one runs at a time.
   *
   * @param host names whose rate limit it is, such as `arxiv`
   */
  take<Result>(host: string, everyMs: number, request: () => Promise<Result>): Promise<Result>;
}
