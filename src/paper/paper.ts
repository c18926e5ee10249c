/** The noun everything else speaks of: one work of research, with only what its source is known to hold. */

/**
 * Names one paper for good: its arXiv id without version, else its DOI, else `t-` and a hash of its
 * normalised title. Free of white space, so that it can be typed after a verb.
 */
export type PaperId = string;

/** An address that belongs to the paper itself (never a guess: guesses are `lookupLinks`). */
export interface PaperLink {
  readonly kind: 'landing' | 'code' | 'project';
  readonly url: string;
}

export interface Paper {
  readonly id: PaperId;
  /** Readable: TeX is rendered as Unicode, white space is single spaces. Never empty. */
  readonly title: string;
  /** May be empty where a source gives none. */
  readonly abstract: string;
  /** Where the record came from, such as `huggingface-page`. */
  readonly source: string;
  /** Full names in the source's order; absent where the source names none. */
  readonly authors?: readonly string[];
  readonly year?: number;
  readonly venue?: string;
  /** arXiv-like categories such as `cs.LG`, the primary one first. */
  readonly categories?: readonly string[];
  readonly links?: readonly PaperLink[];
}
