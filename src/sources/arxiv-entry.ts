/** Makes a paper of what arXiv tells, whichever of its doors told it. */
import type { SourceRecord } from '../ingest/ports.js';
import { readReference } from '../paper/identifiers.js';
import { linksIn } from '../paper/links.js';
import type { Paper, PaperId, PaperLink } from '../paper/paper.js';
import { renderTex } from '../paper/tex.js';
import { arxivIdIn, versionIn, yearOfId } from './arxiv-id.js';
import { isWithdrawn } from './arxiv-withdrawn.js';
import type { Host } from './request.js';
import { clean, FIRST_DAY } from './told.js';

/** Over all its doors, and all that read from it: https://info.arxiv.org/help/api/tou.html */
export const ARXIV: Host = { name: 'arxiv', title: 'arXiv', everyMs: 3_000 };

/** What stands in an entry, as it stands there; empty where it has none of it. */
export interface ArxivEntry {
  /** In any form, such as `oai:arXiv.org:2401.00001v2`; the version may be missing. */
  readonly id: string;
  readonly title: string;
  readonly abstract: string;
  readonly authors: readonly string[];
  readonly comment?: string;
  readonly journalRef?: string;
  /** Several are apart by white space. */
  readonly doi?: string;
  /** The primary one first; what is named twice counts once. */
  readonly categories: readonly string[];
  /** Of the first version and of this one: a date, or a time that begins with one. */
  readonly published?: string;
  readonly updated?: string;
}

/** A day that is none is left out; one in the future is taken for today, by UTC. */
export function recordOf(entry: ArxivEntry, readAt: Date): SourceRecord {
  const id = arxivIdIn(entry.id);
  const title = renderTex(clean(entry.title));
  const where = id ?? (entry.id || title || 'an entry without id and title');
  if (id === undefined) return { kind: 'skipped', where, reason: 'It has no id of arXiv.' };
  if (title === '') return { kind: 'skipped', where, reason: 'It has no title.' };
  const { comment = '' } = entry;
  const venue = renderTex(clean(entry.journalRef ?? ''));
  const authors = entry.authors.map((name) => renderTex(clean(name))).filter((name) => name !== '');
  const categories = [...new Set(entry.categories.map(clean).filter((name) => name !== ''))];
  const abstract = renderTex(clean(entry.abstract));
  const dois = doisIn(entry.doi ?? '', id);
  const paper: Paper = {
    id,
    ...(dois.length > 0 ? { otherIds: dois } : {}),
    title,
    abstract,
    source: 'arxiv',
    ...(authors.length > 0 ? { authors } : {}),
    ...timesOf(entry, id, readAt),
    ...(venue ? { venue } : {}),
    ...(categories.length > 0 ? { categories } : {}),
    links: linksOf(id, `${abstract} ${comment}`),
    ...(isWithdrawn(entry.abstract, comment) ? { withdrawn: true } : {}),
    readAt: readAt.toISOString(),
  };
  return { kind: 'paper', paper };
}

/** An id says in which year it was given out. */
function timesOf(entry: ArxivEntry, id: string, readAt: Date) {
  const [published, updated] = [dayIn(entry.published, readAt), dayIn(entry.updated, readAt)];
  const version = versionIn(entry.id);
  return {
    year: published === undefined ? yearOfId(id) : Number(published.slice(0, 4)),
    ...(version === undefined ? {} : { version }),
    ...(published === undefined ? {} : { published }),
    ...(updated === undefined ? {} : { updated }),
  };
}

function dayIn(text = '', readAt: Date): string | undefined {
  const day = /^\d{4}-\d{2}-\d{2}(?!\d)/.exec(text.trim())?.[0] ?? '';
  const ms = Date.parse(day);
  if (Number.isNaN(ms) || dayOf(ms) !== day || day < FIRST_DAY) return undefined;
  return dayOf(Math.min(ms, readAt.getTime()));
}

function dayOf(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}

function doisIn(text: string, id: PaperId): PaperId[] {
  const references = text.split(/[\s;]+/).flatMap((word) => readReference(word) ?? []);
  const dois = references.flatMap((reference) => (reference.kind === 'doi' ? reference.id : []));
  return [...new Set(dois)].filter((doi) => doi !== id);
}

function linksOf(id: string, prose: string): PaperLink[] {
  return [{ kind: 'landing', url: `https://arxiv.org/abs/${id}` }, ...linksIn(prose)];
}
