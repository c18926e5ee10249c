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
  /** With the vector that was asked for; present exactly when there was one. */
  readonly cosine?: number | undefined;
}

/** A unit vector, and how many of the papers nearest to it are wanted beside those that hold a word. */
export interface Near {
  readonly vector: Float32Array;
  readonly limit: number;
}

/** What a sentence model says of the papers. */
export interface Sentences {
  /** Never rejects: undefined where the model does not answer, or not in time. */
  ofQuestion(text: string): Promise<Float32Array | undefined>;
  ofPaper(id: PaperId): Promise<Float32Array | undefined>;
  /** The cosine from which a paper answers that holds none of the words; absent where there are too few papers to tell. */
  readonly nearEnough?: number | undefined;
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
  /** Absent where no sentence model is set up, or its vectors are not made yet. */
  readonly sentences?: Sentences | undefined;
  /**
   * The best `limit` papers that hold at least one of the terms and pass the filter, as `filter.ts` has it; with `near`,
   * behind them the nearest that pass it, which may hold no term and then score 0.
   */
  find(
    terms: readonly WeightedTerm[],
    filter: Clause | undefined,
    limit: number,
    near?: Near,
  ): Promise<Found>;
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
