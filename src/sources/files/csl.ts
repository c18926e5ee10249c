/** CSL-JSON, the form that Citation.js and Zotero speak: one item of it as a paper. */
import { z } from 'zod';
import type { SourceRecord } from '../../ingest/ports.js';
import { parseJson } from '../../lib/json.js';
import { plainText } from '../html.js';
import { paperOf, type Told } from '../told.js';
import { splitArray } from './json-array.js';

/** What an item that cannot be used says. */
export const UNTITLED = 'has no title';

const text = z
  .union([z.string(), z.number().transform(String)])
  .optional()
  .catch(undefined);
const name = z.object({
  family: text,
  given: text,
  literal: text,
  suffix: text,
  'non-dropping-particle': text,
  'dropping-particle': text,
});
const part = z.coerce.number().int();
const date = z.object({
  'date-parts': z.array(z.array(part)).optional().catch(undefined),
  raw: text,
  literal: text,
});
const schema = z.object({
  id: text,
  title: text,
  abstract: text,
  author: z.array(name).optional().catch(undefined),
  issued: date.optional().catch(undefined),
  'container-title': text,
  'event-title': text,
  publisher: text,
  number: text,
  note: text,
  DOI: text,
  URL: text,
  keyword: text,
});

export type CslItem = z.infer<typeof schema>;

/** The item, what is none of its kind left out; undefined where it is no object. */
export function readItem(value: unknown): CslItem | undefined {
  return schema.safeParse(value).data;
}

/** The papers of a CSL-JSON file: a list of items, or one of them. */
export function* readCslJson(json: string, source: string, readAt: string): Generator<SourceRecord> {
  for (const { line, text } of splitArray(json)) {
    const where = `line ${line}`;
    const value = parseJson(text);
    const item = readItem(value);
    if (!item) {
      yield { kind: 'skipped', where, reason: value === undefined ? 'not JSON' : 'not a JSON object' };
      continue;
    }
    const paper = paperOf(toldBy(item, { source, readAt }));
    yield paper
      ? { kind: 'paper', paper }
      : { kind: 'skipped', where: item.id ? `${where} (${item.id})` : where, reason: UNTITLED };
  }
}

/** What an item tells. arXiv's ids stand in `number` or `note`, as Zotero exports them. */
export function toldBy(item: CslItem, { source, readAt }: Pick<Told, 'source' | 'readAt'>): Told {
  const { year, day } = dateOf(item.issued);
  const keywords = item.keyword?.split(/[,;]/);
  const venue = item['container-title'] ?? item['event-title'];
  return {
    title: plainText(item.title ?? ''),
    abstract: plainText(item.abstract ?? ''),
    source,
    readAt,
    names: [item.number, item.DOI, /^arxiv:.*$/im.exec(item.note ?? '')?.[0]],
    urls: [item.URL],
    authors: (item.author ?? []).map(fullName),
    ...(keywords ? { keywords: [...new Set(keywords.map((word) => word.trim()))] } : {}),
    ...(venue ? { venue: plainText(venue) } : {}),
    ...(year ? { year } : {}),
    ...(day ? { published: day } : {}),
  };
}

function fullName({ literal, family, given, suffix, ...particles }: z.infer<typeof name>): string {
  if (literal) return literal;
  const parts = [given, particles['dropping-particle'], particles['non-dropping-particle'], family, suffix];
  return parts.filter(Boolean).join(' ');
}

const RAW_DATE = /^\s*(\d{4})(?:[-/](\d{1,2})(?:[-/](\d{1,2}))?)?(?!\d)/;

function dateOf(issued: CslItem['issued']): { readonly year?: number; readonly day?: string } {
  const written = RAW_DATE.exec(issued?.raw ?? issued?.literal ?? '')?.slice(1) ?? [];
  const [year, month, day] = issued?.['date-parts']?.[0] ?? written.filter(Boolean).map(Number);
  if (year === undefined || year < 1000 || year > 9999) return {};
  if (month === undefined || day === undefined) return { year };
  const two = (number: number) => String(number).padStart(2, '0');
  const whole = z.iso.date().safeParse(`${year}-${two(month)}-${two(day)}`).data;
  return { year, ...(whole ? { day: whole } : {}) };
}
