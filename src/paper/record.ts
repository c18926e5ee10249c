/** The form of one paper in a corpus file: what is accepted of a line, and what is written. */
import { z } from 'zod';
import { parseJson } from '../lib/json.js';
import { told } from '../lib/lenient.js';
import { titleId } from './identifiers.js';
import { linksIn } from './links.js';
import { PAPER_FIELDS, type Paper } from './paper.js';
import { renderTex } from './tex.js';

/** Control characters and halves of surrogate pairs become spaces: nothing that shows a paper could carry them. */
const text = z.string({ error: 'must be text' }).overwrite((value) => value.replace(/[\p{Cc}\p{Cs}]/gu, ' '));
const names = z.array(text.trim().min(1, 'holds an empty text'), { error: 'must be a list' });
const url = z.url({ protocol: /^https?$/, error: 'must be an http(s) address' });
const link = z.object({ kind: z.enum(['landing', 'code', 'project']), url }, { error: 'must be an object' });

const ID = /^[^\s\p{Cc}\p{Cs}]{1,80}$/u;
const id = text.regex(ID, 'must be 1 to 80 characters without white space');
const count = z.int().min(0);
/** A time of the day is taken off. */
const day = z
  .string()
  .transform((value) => value.slice(0, 10))
  .pipe(z.iso.date());

/** Whether a record can have it as an id. */
export function isRecordId(name: string): boolean {
  return ID.test(name);
}

/**
 * `null` counts as absent where a field may be absent; unknown fields are ignored. What other programs may mean otherwise by the same name
 * is lenient: it costs no paper.
 */
const schema = z.object(
  {
    id: id.nullish(),
    title: text.trim().min(1, 'is empty'),
    abstract: text.nullish(),
    source: text.trim().min(1, 'is empty').nullish(),
    authors: names.nullish(),
    year: z
      .int({ error: 'must be a whole number' })
      .min(1000, 'has four digits')
      .max(9999, 'has four digits')
      .nullish(),
    venue: text.trim().nullish(),
    categories: names.nullish(),
    links: z.array(link, { error: 'must be a list' }).nullish(),
    otherIds: told(z.array(id)),
    version: told(count.min(1)),
    published: told(day),
    updated: told(day),
    tldr: told(text.trim()),
    keywords: told(names),
    organisation: told(text.trim()),
    citations: told(count),
    upvotes: told(count),
    stars: told(count),
    withdrawn: told(z.boolean()),
    readAt: told(z.iso.datetime()),
    provenance: told(z.partialRecord(z.enum(PAPER_FIELDS), text.trim().min(1))),
  },
  { error: 'not a JSON object' },
);

type Reading = { readonly paper: Paper } | { readonly reason: string };

/**
 * One line of a corpus file as a paper, or the reason why it is none. A missing id is made from the title, a missing
 * source is `source`, and missing links are those found in the abstract.
 */
export function readRecord(line: string, source: string): Reading {
  const json = parseJson(line);
  if (json === undefined) return { reason: 'not JSON' };
  const { data, error } = schema.safeParse(json);
  if (!data) return { reason: error.issues.map(explain).join('; ') };
  const title = renderTex(data.title);
  const abstract = renderTex(data.abstract ?? '');
  const links: Paper['links'] = data.links ?? linksIn(abstract);
  return title === ''
    ? { reason: 'title: is empty' }
    : { paper: paperOf({ ...data, title, abstract, links }, source) };
}

/** The paper of a line that `writeRecord` wrote: nothing is rendered or looked for again. None where it is damaged. */
export function readWritten(line: string): Paper[] {
  const { data } = schema.safeParse(parseJson(line));
  return data ? [paperOf({ ...data, links: data.links ?? [] }, '')] : [];
}

/** Why a paper could not be read again once it was written, whatever it is called; undefined where it could. */
export function recordProblem({ id, otherIds, ...paper }: Paper): string | undefined {
  return schema.safeParse(paper).error?.issues.map(explain).join('; ');
}

function paperOf(data: Omit<z.infer<typeof schema>, 'links'> & Pick<Paper, 'links'>, source: string): Paper {
  const { id = null, title, abstract, source: own, withdrawn, ...rest } = data;
  return {
    ...known(rest),
    id: id ?? titleId(title),
    title,
    abstract: abstract ?? '',
    source: own ?? source,
    ...(withdrawn ? { withdrawn } : {}),
  };
}

/** An empty text or list tells nothing. */
function known(fields: object): Partial<Paper> {
  const entries = Object.entries(fields);
  return Object.fromEntries(
    entries.filter(([, value]) => value != null && value !== '' && value.length !== 0),
  );
}

/** The line of a paper, without a line end; fields always in one order, so that a rewritten corpus has a small diff. */
export function writeRecord(paper: Paper): string {
  const ordered = ORDER.filter((field) => paper[field] !== undefined).map((field) => [field, paper[field]]);
  return JSON.stringify(Object.fromEntries(ordered));
}

/** Of a line. */
const ORDER = [
  'id',
  'otherIds',
  'title',
  'authors',
  'year',
  'venue',
  'categories',
  'abstract',
  'links',
  'source',
  'version',
  'published',
  'updated',
  'tldr',
  'keywords',
  'organisation',
  'citations',
  'upvotes',
  'stars',
  'withdrawn',
  'readAt',
  'provenance',
] as const satisfies readonly (keyof Paper)[];

function explain({ path, message }: z.core.$ZodIssue): string {
  return path.length > 0 ? `${path.join('.')}: ${message}` : message;
}
