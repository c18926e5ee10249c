/** A paper as a bibliographic item in CSL-JSON, which reference managers read; the other formats that need one are written from it. */
import { readName } from './authors.js';
import { landingUrl } from './links.js';
import { arxivIdOf, doiOf } from './names.js';
import type { Paper } from './paper.js';
import { venueKind } from './venue.js';

/** Fields: https://docs.citationstyles.org/en/stable/specification.html#appendix-iv-variables */
export interface CslItem {
  readonly id: string;
  /** A preprint is an `article`. */
  readonly type: 'article' | 'article-journal' | 'paper-conference' | 'document';
  readonly title: string;
  readonly author?: readonly CslName[];
  readonly issued?: { readonly 'date-parts': readonly [readonly number[]] };
  readonly 'container-title'?: string;
  readonly publisher?: string;
  readonly number?: string;
  readonly DOI?: string;
  readonly URL?: string;
  readonly note?: string;
}

export type CslName =
  | { readonly family: string; readonly given: string; readonly suffix?: string }
  | { readonly literal: string };

/** What the record holds, with nothing guessed; `key` is the item's id. */
export function toCsl(paper: Paper, key: string): CslItem {
  const { title, authors, venue } = paper;
  const [arxiv, doi, url] = [arxivIdOf(paper), doiOf(paper), addressOf(paper)];
  const kind = venue ? venueKind(venue) : 'preprint';
  const issued = issuedOf(paper);
  return {
    id: key,
    type: TYPES[kind === 'preprint' && !arxiv ? 'other' : kind],
    title,
    ...(authors?.length ? { author: authors.map(nameOf) } : {}),
    ...(issued.length > 0 ? { issued: { 'date-parts': [issued] } } : {}),
    ...(venue && kind !== 'preprint' ? { 'container-title': venue } : {}),
    ...(arxiv && kind === 'preprint' ? { publisher: 'arXiv' } : {}),
    ...(arxiv ? { number: `arXiv:${arxiv}` } : {}),
    ...(doi ? { DOI: doi } : {}),
    ...(url ? { URL: url } : {}),
    ...(paper.withdrawn ? { note: 'Withdrawn' } : {}),
  };
}

/** The paper's own page; that of arXiv goes first. */
export function addressOf(paper: Paper): string | undefined {
  const arxiv = arxivIdOf(paper);
  return arxiv ? `https://arxiv.org/abs/${arxiv}` : landingUrl(paper);
}

/** In which year a paper appeared: that of its venue where it is known, else that of its first version. */
export function yearOf({ year, published }: Paper): number | undefined {
  return year ?? (published ? Number(published.slice(0, 4)) : undefined);
}

const TYPES = {
  preprint: 'article',
  journal: 'article-journal',
  proceedings: 'paper-conference',
  other: 'document',
} as const;

function nameOf(author: string): CslName {
  const name = readName(author);
  if (name.kind === 'group') return { literal: name.name };
  const { given, family, suffix } = name;
  return { family, given, ...(suffix ? { suffix } : {}) };
}

/** Year, month and day, or the year alone where the day is that of another year's preprint. */
function issuedOf(paper: Paper): readonly number[] {
  const year = yearOf(paper);
  if (year === undefined) return [];
  const { published } = paper;
  return published?.startsWith(`${year}-`) ? published.split('-').map(Number) : [year];
}
