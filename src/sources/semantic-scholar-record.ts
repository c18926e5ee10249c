/** Makes a paper of what Semantic Scholar tells. */
import { z } from 'zod';
import type { SourceRecord } from '../ingest/ports.js';
import { told } from '../lib/lenient.js';
import { plainText } from './html.js';
import { paperOf } from './told.js';

/** What is asked for; a PDF is not: Paperboy shows where a paper is at home. */
export const FIELDS =
  'title,abstract,venue,year,publicationDate,externalIds,url,citationCount,tldr,authors.name';

const text = told(z.string());
const schema = z.object({
  title: text,
  abstract: text,
  venue: text,
  year: told(z.int().min(1000).max(9999)),
  publicationDate: told(z.iso.date()),
  externalIds: told(z.object({ ArXiv: text, DOI: text })),
  url: text,
  citationCount: told(z.int().min(0)),
  tldr: told(z.object({ text: text })),
  authors: told(z.array(z.object({ name: text }))),
});

/** @param where names the record for people */
export function readSemanticScholarPaper(value: unknown, where: string, readAt: Date): SourceRecord {
  const { data } = schema.safeParse(value);
  if (!data) return { kind: 'skipped', where, reason: 'It is no paper.' };
  const { externalIds, year, tldr, citationCount } = data;
  const names = [externalIds?.ArXiv, externalIds?.DOI].map((name) => name ?? undefined);
  const paper = paperOf({
    title: plainText(data.title ?? ''),
    abstract: plainText(data.abstract ?? ''),
    source: 'semantic-scholar',
    readAt: readAt.toISOString(),
    names,
    // Its own page only where the paper has no other.
    urls: names.some(Boolean) ? [] : [data.url ?? undefined],
    authors: (data.authors ?? []).map(({ name }) => name ?? ''),
    ...(data.venue ? { venue: data.venue } : {}),
    ...(year ? { year } : {}),
    ...(data.publicationDate ? { published: data.publicationDate } : {}),
    ...(tldr?.text ? { tldr: tldr.text } : {}),
    ...(typeof citationCount === 'number' ? { citations: citationCount } : {}),
  });
  return paper ? { kind: 'paper', paper } : { kind: 'skipped', where, reason: 'It has no title.' };
}
