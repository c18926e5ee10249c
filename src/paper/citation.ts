/** Cites papers in the formats that people paste and reference managers read, and says what a record lacks for it. */
import { toBibtex } from './bibtex.js';
import { citationKeys } from './citation-key.js';
import { toCsl } from './csl.js';
import { landingUrl } from './links.js';
import { arxivIdOf, doiOf } from './names.js';
import type { Paper } from './paper.js';
import { toRis } from './ris.js';

export const CITATION_FORMATS = ['bibtex', 'ris', 'csl'] as const;
export type CitationFormat = (typeof CITATION_FORMATS)[number];

/** One paper in a format. */
export interface Citation {
  readonly paper: Paper;
  readonly entry: string;
  /** Which of `author`, `year` and `url` the record lacks; an arXiv id or a DOI counts as a `url`. */
  readonly missing: readonly string[];
}

/** How each format is called, and what a file of it is called. */
export const FORMATS: Readonly<Record<CitationFormat, { readonly name: string; readonly file: string }>> = {
  bibtex: { name: 'BibTeX', file: 'references.bib' },
  ris: { name: 'RIS', file: 'references.ris' },
  csl: { name: 'CSL-JSON', file: 'references.json' },
};

/** In the order given. No two have the same key. */
export function citationsOf(papers: readonly Paper[], format: CitationFormat): readonly Citation[] {
  const keys = citationKeys(papers);
  return papers.map((paper, at) => ({
    paper,
    entry: WRITERS[format](paper, keys[at] ?? paper.id),
    missing: missingIn(paper),
  }));
}

/** What a file of these holds. */
export function bibliography(citations: readonly Citation[], format: CitationFormat): string {
  const entries = citations.map(({ entry }) => entry);
  if (format === 'csl') return `[\n${entries.join(',\n')}\n]`;
  return entries.join(format === 'bibtex' ? '\n\n' : '\n');
}

const WRITERS: Readonly<Record<CitationFormat, (paper: Paper, key: string) => string>> = {
  bibtex: toBibtex,
  ris: (paper, key) => toRis(toCsl(paper, key)),
  csl: (paper, key) => JSON.stringify(toCsl(paper, key), null, 2),
};

function missingIn(paper: Paper): readonly string[] {
  const { authors, year, published } = paper;
  const url = landingUrl(paper) ?? arxivIdOf(paper) ?? doiOf(paper);
  return [
    ...(authors?.length ? [] : ['author']),
    ...(year || published ? [] : ['year']),
    ...(url ? [] : ['url']),
  ];
}
