/** The noun everything else speaks of: one work of research, with only what its sources are known to hold. */

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
  /** Its other names: a DOI beside the arXiv id, and what it was called before it had a better id. */
  readonly otherIds?: readonly PaperId[];
  /** Readable: TeX is rendered as Unicode, white space is single spaces. Never empty. */
  readonly title: string;
  /** May be empty where a source gives none. */
  readonly abstract: string;
  /** Where the title came from, such as `arxiv` or `huggingface-page`. */
  readonly source: string;
  /** Full names in the source's order; absent where the source names none. */
  readonly authors?: readonly string[];
  readonly year?: number;
  readonly venue?: string;
  /** arXiv-like categories such as `cs.LG`, the primary one first. */
  readonly categories?: readonly string[];
  readonly links?: readonly PaperLink[];
  /** Which version the record describes, from 1; arXiv counts them. */
  readonly version?: number;
  /** The days of its first version and of this one, `YYYY-MM-DD`. */
  readonly published?: string;
  readonly updated?: string;
  /** A sentence that a source gives, often a machine's. */
  readonly tldr?: string;
  readonly keywords?: readonly string[];
  /** Of the authors, where a source names one for the paper. */
  readonly organisation?: string;
  readonly citations?: number;
  /** On Hugging Face. */
  readonly upvotes?: number;
  /** Of its code's repository. */
  readonly stars?: number;
  /** Set where its authors or its source took it back. */
  readonly withdrawn?: true;
  /** When its source was read, ISO 8601 in UTC: of two readings of one source the later one holds. */
  readonly readAt?: string;
  /** Where fields came from that did not come from `source`. */
  readonly provenance?: Provenance;
}

/** What a source can tell of a paper. */
export const PAPER_FIELDS = [
  'title',
  'abstract',
  'authors',
  'year',
  'venue',
  'categories',
  'version',
  'published',
  'updated',
  'tldr',
  'keywords',
  'organisation',
  'citations',
  'upvotes',
  'stars',
] as const;
export type PaperField = (typeof PAPER_FIELDS)[number];

export type Provenance = { readonly [Field in PaperField]?: string };

/** Every source that something of the paper came from, that of the title first. */
export function sourcesOf({ source, provenance = {} }: Paper): readonly string[] {
  return [...new Set([source, ...Object.values(provenance)])];
}

/** When a paper appeared, for comparing: its day, or the beginning of its year, or an empty text where neither is known. */
export function dayOf({ published, year }: Paper): string {
  return published ?? (year === undefined ? '' : `${year}`);
}

/** Compares two of these for an order with the latest first. */
export function newerFirst(one = '', other = ''): number {
  return one === other ? 0 : one > other ? -1 : 1;
}
