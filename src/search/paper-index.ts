/** The port behind the front door: where papers are found by their terms. Memory has one, LanceDB on a disk another. */
import type { Paper, PaperId } from '../paper/paper.js';
import type { Clause, Query } from '../query/query.js';
import type { Knowledge } from './knowledge.js';
import type { PaperTerms } from './paper-terms.js';
import type { Phrase } from './phrases.js';

/** A term to look for and how much it counts. */
export interface WeightedTerm {
  readonly term: string;
  /** Of the word as it was typed, whose stem the term is. */
  readonly wordKey: number;
  readonly weight: number;
}

/** A paper that holds one of the terms. */
export interface Candidate {
  /** Names the paper within this index; the lower stood earlier in the corpus. */
  readonly key: number;
  /** The index's own, of BM25's kind: only its order is relied on. */
  readonly score: number;
  readonly title: string;
  readonly terms: PaperTerms;
}

export interface Found {
  /** Best first; equals in corpus order. */
  readonly candidates: readonly Candidate[];
  /** How many papers there are in all; at least so many where `exact` is false. */
  readonly total: number;
  readonly exact: boolean;
}

export interface PaperIndex {
  /** What was learnt from the corpus when it was indexed. */
  readonly knowledge: Knowledge;
  /** What the corpus is about, most telling first. */
  readonly phrases: readonly Phrase[];
  /** The best `limit` papers that hold at least one of the terms and pass the filter, as `filter.ts` has it. */
  find(terms: readonly WeightedTerm[], filter: Clause | undefined, limit: number): Promise<Found>;
  /** Up to `limit` papers that pass the filter, in corpus order or the newest first; their scores are 0. */
  list(filter: Clause | undefined, sort: Query['sort'], limit: number): Promise<Found>;
  /** The papers of these keys, in this order. */
  read(keys: readonly number[]): Promise<readonly Paper[]>;
  ids(): Promise<readonly PaperId[]>;
  paper(id: PaperId): Promise<Paper | undefined>;
  /** The paper with exactly this title once both are normalised (case, punctuation, diacritics). */
  paperByTitle(title: string): Promise<Paper | undefined>;
  /** The paper whose own link is this address (scheme, `www.`, trailing slash and fragment aside). */
  paperByUrl(url: string): Promise<Paper | undefined>;
}
