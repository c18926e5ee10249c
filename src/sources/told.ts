/** Makes a paper of what a source tells: ids are read, TeX is rendered, and what is empty or none of its kind is left out. */
import { readReference, titleId } from '../paper/identifiers.js';
import { linksIn } from '../paper/links.js';
import { bestFirst } from '../paper/names.js';
import type { Paper, PaperId, PaperLink } from '../paper/paper.js';
import { isRecordId } from '../paper/record.js';
import { renderTex } from '../paper/tex.js';

/** Fields of a `Paper` go as they are, once empty ones are left out; the rest is read. */
export interface Told extends Partial<Pick<Paper, PlainField>> {
  readonly title: string;
  readonly abstract?: string | undefined;
  readonly source: string;
  /** Ids and addresses in any form; those that name no paper are left out. */
  readonly names?: readonly (string | undefined)[];
  /** The paper's own addresses; whether one is that of code is told by its host. */
  readonly urls?: readonly (string | undefined)[];
  readonly code?: string | undefined;
  readonly project?: string | undefined;
  readonly readAt: string;
}

type PlainField =
  | 'authors'
  | 'year'
  | 'venue'
  | 'categories'
  | 'version'
  | 'published'
  | 'updated'
  | 'tldr'
  | 'keywords'
  | 'organisation'
  | 'citations'
  | 'upvotes'
  | 'stars'
  | 'withdrawn';

/** Undefined where the title is empty. */
export function paperOf(told: Told): Paper | undefined {
  const {
    title: rawTitle,
    abstract: rawAbstract = '',
    names = [],
    urls = [],
    code = '',
    project = '',
    ...rest
  } = told;
  const title = renderTex(clean(rawTitle));
  if (title === '') return undefined;
  const abstract = renderTex(clean(rawAbstract));
  const venue = venueOf(rest.venue);
  const ids = idsIn([...names, rest.venue, ...urls]);
  const [id = titleId(title), ...otherIds] = ids;
  const links = linksOf({ urls, code, project }, ids, abstract);
  const { source, readAt, venue: _, ...fields } = rest;
  const year = fields.year ?? yearOf(fields.published);
  return {
    ...known(fields),
    ...(year === undefined ? {} : { year }),
    id,
    ...(otherIds.length > 0 ? { otherIds } : {}),
    title,
    abstract,
    ...(venue ? { venue } : {}),
    ...(links.length > 0 ? { links } : {}),
    source,
    readAt,
  };
}

/** Control characters and halves of surrogate pairs become spaces, of which no two follow each other. */
export function clean(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Cs}]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

/** As Google Scholar and DBLP write where a paper is: `arXiv preprint arXiv:1706.03762`, `abs/1706.03762`. */
const IN_WORDS = /\b(?:arxiv:\s*|abs\/)((?:[a-z-]+\/\d{7}|\d{4}\.\d{4,5})(?:v\d+)?)\b/i;

function idsIn(names: readonly (string | undefined)[]): PaperId[] {
  const found = names.flatMap((name = '') => {
    const reference = readReference(name) ?? readReference(IN_WORDS.exec(name)?.[1] ?? '');
    return reference && reference.kind !== 'url' ? [reference.id] : [];
  });
  return bestFirst(found.filter(isRecordId));
}

/** arXiv is where it lies, not where it appeared. */
function venueOf(venue = ''): string {
  const name = renderTex(clean(venue));
  return /^(?:arxiv\b|corr\b|abs\/\d)/i.test(name) ? '' : name;
}

/** No record has a year of fewer digits. */
export const FIRST_DAY = '1000';

/** What was not known is often written as the first day of the first year. */
function yearOf(day: string | undefined): number | undefined {
  return day === undefined || day < FIRST_DAY ? undefined : Number(day.slice(0, 4));
}

/** An id has a page of its own; an address that leads there too is not kept beside it. */
function linksOf(
  { urls, code, project }: Required<Pick<Told, 'urls' | 'code' | 'project'>>,
  [id = '']: readonly PaperId[],
  abstract: string,
): readonly PaperLink[] {
  const own = urls.flatMap((url) => addressIn(url)).filter((url) => !isName(url));
  const page = pageOf(id);
  const links = [
    ...page.map((url) => ({ kind: 'landing' as const, url })),
    ...own.map((url) => ({
      kind: linksIn(url)[0]?.kind === 'code' ? ('code' as const) : ('landing' as const),
      url,
    })),
    ...addressIn(code).map((url) => ({ kind: 'code' as const, url })),
    ...addressIn(project).map((url) => ({ kind: 'project' as const, url })),
    ...linksIn(abstract),
  ];
  return links.filter(({ url }, at) => links.findIndex((other) => other.url === url) === at);
}

function pageOf(id: PaperId): string[] {
  const kind = readReference(id)?.kind;
  if (kind === 'arxiv') return [`https://arxiv.org/abs/${id}`];
  return kind === 'doi' ? [`https://doi.org/${encodeURI(id)}`] : [];
}

function isName(url: string): boolean {
  const kind = readReference(url)?.kind;
  return kind === 'arxiv' || kind === 'doi';
}

function addressIn(text: string | undefined): string[] {
  const url = text?.trim() ?? '';
  return /^https?:\/\//i.test(url) && URL.canParse(url) ? [new URL(url).href] : [];
}

function known(fields: Partial<Pick<Paper, PlainField>>): Partial<Paper> {
  const entries = Object.entries(fields).map(([name, value]) => [name, tidy(value)] as const);
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}

function tidy(value: unknown): unknown {
  if (typeof value === 'string') return clean(value) || undefined;
  if (!Array.isArray(value)) return value;
  const texts = value.map((text) => clean(String(text))).filter((text) => text !== '');
  return texts.length > 0 ? texts : undefined;
}
