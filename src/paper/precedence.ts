/** Which source is believed about what, where several tell of one paper. */
import type { PaperField } from './paper.js';

/** Any source that is not named: a file that people made or keep. */
const FILES = 'files';

/** The work itself: who publishes it knows it best; what people wrote down goes before what others copied. */
const WORK = ['arxiv', FILES, 'semantic-scholar', 'huggingface', 'huggingface-page'];
/** Where and when it appeared in the end: arXiv may never learn of it. */
const APPEARANCE = [FILES, 'semantic-scholar', 'arxiv', 'huggingface', 'huggingface-page'];
const READERS = ['semantic-scholar', 'huggingface', FILES, 'arxiv', 'huggingface-page'];
const COMMUNITY = ['huggingface', FILES, 'semantic-scholar', 'arxiv', 'huggingface-page'];

const ORDER: Readonly<Record<PaperField, readonly string[]>> = {
  title: WORK,
  abstract: WORK,
  authors: WORK,
  categories: WORK,
  version: WORK,
  published: WORK,
  updated: WORK,
  year: APPEARANCE,
  venue: APPEARANCE,
  tldr: READERS,
  citations: READERS,
  keywords: COMMUNITY,
  organisation: COMMUNITY,
  upvotes: COMMUNITY,
  stars: COMMUNITY,
};

/** 0 for the source that is believed first; all files are equals. */
export function precedence(field: PaperField, source: string): number {
  const place = ORDER[field].indexOf(source);
  return place >= 0 ? place : ORDER[field].indexOf(FILES);
}
