/** What the search takes and gives: the front door's vocabulary, free of any engine. */
import type { Paper, PaperId } from '../paper/paper.js';
import type { Problem, Query } from '../query/query.js';

/** A slice of a ranking: `offset` hits are skipped, at most `limit` are given. Both are whole and not negative. */
export interface Page {
  readonly offset: number;
  readonly limit: number;
}

/** A passage of a paper in pieces; those that matched the query are marked. */
export interface Snippet {
  readonly parts: readonly { readonly text: string; readonly marked: boolean }[];
  /** Whether the abstract goes on before the first or after the last part. */
  readonly cut: { readonly start: boolean; readonly end: boolean };
}

export interface Hit {
  readonly paper: Paper;
  /** 1-based place in the whole ranking, not in the page. */
  readonly rank: number;
  readonly score: number;
  readonly snippet: Snippet;
  /** The words of the paper's own text that matched, most telling first, at most 6: `["pruning", "LLMs"]`. */
  readonly matched: readonly string[];
  /** Set where no word tells why it is here: it lies close in meaning. */
  readonly byMeaning?: true;
}

/** What could help after a query that nothing answers. */
export interface Advice {
  /** The same query with its unknown words spelled as the corpus spells them, printed; only when it has hits. */
  readonly didYouMean?: string;
  /** Words of the query that no paper holds. */
  readonly unknownWords: readonly string[];
  /** Printed queries that do have hits, such as the query without its exclusion or without its rarest word. */
  readonly tryInstead: readonly string[];
  /** What the corpus is about that lies nearest, each a query; empty where it is too small to tell. */
  readonly topics: readonly string[];
}

/** How a query with slips in it was read, printed. */
export interface Reading {
  /** The query with the words that were found. */
  readonly found: string;
  /** The query that means its words as they were typed. */
  readonly instead: string;
}

export interface SearchResult {
  /** How many papers answer, over all pages. */
  readonly total: number;
  readonly hits: readonly Hit[];
  /** What in the query cannot work on this corpus, e.g. a year filter when no paper has a year. */
  readonly problems: readonly Problem[];
  /** Whether `total` is the number; where not, there are at least so many. */
  readonly exact: boolean;
  /** Set where a word that no paper holds was read as another. */
  readonly readAs?: Reading;
  /** Queries that lead on from this answer, at most 4; with its first page only. */
  readonly related: readonly string[];
  /** Present exactly when `total` is 0. */
  readonly advice?: Advice;
}

/** A query's answer as bare papers, for those who choose among many. */
export interface Listing {
  /** Best first; the newest first where nothing is asked. */
  readonly papers: readonly Paper[];
  /** As in a `SearchResult`. */
  readonly total: number;
  readonly exact: boolean;
  /** As in a `Hit`, computed when it is asked for, since few of many papers are shown; empty for other papers. */
  matched(id: PaperId): Promise<readonly string[]>;
}

/** A paper's terms, each by how much it tells of the paper; of length 1, or empty. */
export type TermVector = ReadonlyMap<string, number>;

/** How many papers share a value, such as a year or a venue. */
export interface Count {
  readonly value: string;
  readonly papers: number;
}

/** Figures about what is loaded. */
export interface CorpusFacts {
  readonly papers: number;
  /** Papers by source, by venue and by category, largest first; by year, newest first. Empty where none is known. */
  readonly sources: readonly Count[];
  readonly years: readonly Count[];
  readonly venues: readonly Count[];
  readonly categories: readonly Count[];
  /** How many papers have named authors, a code link, a project link. */
  readonly having: { readonly authors: number; readonly code: number; readonly project: number };
  /** The latest paper by its day or year; absent when no paper has one. */
  readonly newest?: Paper;
}

/**
 * An index over one corpus, immutable: when the corpus changes, a new engine replaces it whole.
 * Asynchronous because an engine may live on a disk or in another thread; the in-memory one answers at once. One whose thread or
 * index is away rejects with an `UnavailableError`.
 */
export interface SearchEngine {
  readonly facts: CorpusFacts;
  /** What the corpus is about, in its own words, most telling first; each is a query. At most 24. */
  readonly topics: readonly string[];
  /** Papers that answer the query, best first. Never rejects for anything a person can type. */
  search(query: Query, page: Page): Promise<SearchResult>;
  /** The first `limit` of the papers that `search` gives; of all papers where nothing is asked. */
  list(query: Query, limit: number): Promise<Listing>;
  /** Of every paper. */
  ids(): Promise<readonly PaperId[]>;
  /** Queries near this one that have hits, whether or not it has some itself. */
  advice(query: Query): Promise<Advice>;
  /** In the order of the papers, which need not be of this corpus. */
  vectors(papers: readonly Paper[]): Promise<readonly TermVector[]>;
  /**
   * The raw ranking for evaluation: up to `limit` papers, best first, with no cut-off for weak answers;
   * those that fail a filter or a phrase come last, with scores below zero.
   */
  rank(query: Query, limit: number): Promise<readonly { readonly id: PaperId; readonly score: number }[]>;
  /**
   * Papers like this one, itself left out; a paper that is not of the corpus is read by its words. An unknown id gives an empty
   * result.
   */
  similar(like: PaperId | Paper, page: Page): Promise<SearchResult>;
  paper(id: PaperId): Promise<Paper | undefined>;
  /** The paper with exactly this title once both are normalised (case, punctuation, diacritics). */
  paperByTitle(title: string): Promise<Paper | undefined>;
  /** The paper whose own link is this address (scheme, `www.`, trailing slash and fragment aside). */
  paperByUrl(url: string): Promise<Paper | undefined>;
}
