/** The tree that a query parses to and prints from. Matching rules are those of `filter.ts` and of the search. */

export const TEXT_FIELDS = ['title', 'author', 'abstract', 'venue', 'cat', 'source'] as const;
export type TextField = (typeof TEXT_FIELDS)[number];

export const HAS_VALUES = ['code', 'project', 'abstract'] as const;
export type HasValue = (typeof HAS_VALUES)[number];

/** Inclusive; an open end is absent. `year:2017` is `{ from: 2017, to: 2017 }`. */
export interface YearRange {
  readonly from?: number;
  readonly to?: number;
}

export type Clause =
  /** A word that ranks; typos and stems of it count. */
  | { readonly kind: 'term'; readonly text: string }
  /** Words that must stand next to each other exactly as typed (case, diacritics and dashes aside). */
  | { readonly kind: 'phrase'; readonly text: string }
  /** `title:pruning`, `author:"geoffrey hinton"`: the field must hold the word, or the words in a row. */
  | { readonly kind: 'field'; readonly field: TextField; readonly text: string; readonly quoted: boolean }
  | { readonly kind: 'year'; readonly range: YearRange }
  | { readonly kind: 'has'; readonly value: HasValue }
  /** Excludes exactly what the clause matches; a term in it is matched without typos or stems. */
  | { readonly kind: 'not'; readonly clause: Clause }
  /** At least two clauses, none of them an `and`. Terms rank, everything else is required. */
  | { readonly kind: 'and'; readonly clauses: readonly Clause[] }
  /** At least two clauses, none of them an `or`. */
  | { readonly kind: 'or'; readonly clauses: readonly Clause[] };

export interface Query {
  /** Absent when nothing was asked. */
  readonly clause?: Clause;
  /** `sort:new` puts the newest first; the default is relevance. */
  readonly sort: 'relevance' | 'new';
}

/** Something in what was typed that could not be used as written; the rest still was. */
export interface Problem {
  /** A sentence for the person who typed it: what was wrong and what to do. Plain text. */
  readonly message: string;
  /** Offsets in UTF-16 code units into the parsed text, end exclusive; absent when it concerns all of it. */
  readonly at?: { readonly from: number; readonly to: number };
}

export interface ParsedQuery {
  readonly query: Query;
  readonly problems: readonly Problem[];
}
