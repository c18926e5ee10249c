/** Makes a paper of what Hugging Face tells, of which anything may be missing. */
import { z } from 'zod';
import type { SourceRecord } from '../ingest/ports.js';
import { told } from '../lib/lenient.js';
import { plainText } from './html.js';
import { paperOf } from './told.js';

const text = told(z.string());
const count = told(z.int().min(0));
const author = z.object({ name: z.string(), hidden: told(z.boolean()) });
const organisation = told(z.object({ name: text, fullname: text }));
const paperSchema = z.object({
  id: text,
  title: text,
  summary: text,
  authors: told(z.array(z.unknown())),
  publishedAt: text,
  upvotes: count,
  projectPage: text,
  githubRepo: text,
  githubStars: count,
  ai_summary: text,
  ai_keywords: told(z.array(z.unknown())),
  organization: organisation,
  withdrawnAt: text,
});
const itemSchema = z.object({ paper: paperSchema, title: text, summary: text, organization: organisation });

type HuggingFacePaper = z.infer<typeof paperSchema>;

/** One of the daily papers: what is missing in the paper may stand beside it. */
export function readDailyItem(value: unknown, readAt: Date): SourceRecord {
  const { data: item } = itemSchema.safeParse(value);
  if (!item) return { kind: 'skipped', where: 'an item', reason: 'It holds no paper.' };
  const { paper } = item;
  const title = paper.title || item.title;
  const summary = paper.summary || item.summary;
  const organization = paper.organization ?? item.organization;
  return recordOf({ ...paper, title, summary, organization }, readAt);
}

/** A paper as it stands by itself. */
export function readHuggingFacePaper(value: unknown, readAt: Date): SourceRecord {
  const paper = paperSchema.safeParse(value).data;
  return paper ? recordOf(paper, readAt) : { kind: 'skipped', where: 'an answer', reason: 'It is no paper.' };
}

function recordOf(given: HuggingFacePaper, readAt: Date): SourceRecord {
  const { id, organization, githubRepo } = given;
  const day = z.iso.date().safeParse(given.publishedAt?.slice(0, 10)).data;
  const today = readAt.toISOString().slice(0, 10);
  // One that is yet to come would be the newest of all for as long.
  const published = day !== undefined && day > today ? today : day;
  const name = organization?.fullname || organization?.name;
  const paper = paperOf({
    title: plainText(given.title ?? ''),
    abstract: plainText(given.summary ?? ''),
    source: 'huggingface',
    readAt: readAt.toISOString(),
    names: [id ?? undefined],
    code: githubRepo ?? '',
    project: given.projectPage ?? '',
    authors: visibleNames(given.authors ?? []),
    keywords: [...new Set((given.ai_keywords ?? []).filter((word) => typeof word === 'string'))],
    ...(given.ai_summary ? { tldr: given.ai_summary } : {}),
    ...(name ? { organisation: name } : {}),
    ...(published ? { published } : {}),
    ...(typeof given.upvotes === 'number' ? { upvotes: given.upvotes } : {}),
    ...(githubRepo && typeof given.githubStars === 'number' ? { stars: given.githubStars } : {}),
    ...(given.withdrawnAt ? { withdrawn: true as const } : {}),
  });
  if (paper) return { kind: 'paper', paper };
  return { kind: 'skipped', where: id || 'an item', reason: 'It has no title.' };
}

function visibleNames(authors: readonly unknown[]): string[] {
  return authors.flatMap((one) => {
    const { name, hidden } = author.safeParse(one).data ?? { name: '', hidden: true };
    return hidden ? [] : [name];
  });
}
