/** Reads BibTeX and BibLaTeX, as reference managers, arXiv and Google Scholar write them. */
import { plugins } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import { z } from 'zod';
import type { SourceRecord } from '../../ingest/ports.js';
import { messageOf } from '../../lib/errors.js';
import { renderTex } from '../../paper/tex.js';
import { paperOf } from '../told.js';
import { bibtexEntries } from './bibtex-entries.js';
import { readItem, toldBy, UNTITLED } from './csl.js';

/** The papers of the text of a file. An entry that cannot be read is skipped by its key and line. */
export function* readBibtex(text: string, source: string, readAt: string): Generator<SourceRecord> {
  for (const { line, key, text: entry } of bibtexEntries(text)) {
    const where = key ? `${key}, line ${line}` : `line ${line}`;
    try {
      const paper = paperOf(toldByEntry(entry, source, readAt));
      yield paper ? { kind: 'paper', paper } : { kind: 'skipped', where, reason: UNTITLED };
    } catch (error) {
      yield { kind: 'skipped', where, reason: `not BibTeX (${shortly(error)})` };
    }
  }
}

const value = z.union([z.string(), z.number().transform(String)]);
const parsed = z
  .array(z.object({ properties: z.record(z.string(), value) }))
  .min(1, 'it holds no entry')
  .transform((entries) => entries.map(({ properties }) => properties));

/** Throws where the entry is none. */
function toldByEntry(entry: string, source: string, readAt: string) {
  const [fields = {}] = parsed.parse(plugins.input.data(entry, '@bibtex/text'));
  const item = {
    ...peopleAndDate(fields),
    title: proseOf(fields['title']),
    abstract: proseOf(fields['abstract']),
    'container-title':
      proseOf(fields['journal'] ?? fields['journaltitle'] ?? fields['booktitle']) || undefined,
    keyword: proseOf(fields['keywords']) || undefined,
  };
  const category = fields['primaryclass'];
  return {
    ...toldBy(readItem(item) ?? {}, { source, readAt }),
    names: [
      eprintOf(fields),
      address(fields['doi']),
      fields['volume'],
      fields['note'],
      fields['howpublished'],
    ],
    urls: [address(fields['url'] ?? fields['howpublished'])],
    ...(category ? { categories: [category] } : {}),
  };
}

type Fields = Readonly<Record<string, string>>;

/** Names and dates as Citation.js reads them: it knows particles, `and`, months and BibLaTeX's dates. */
function peopleAndDate(fields: Fields): object {
  const { author, date, day } = fields;
  const month =
    MONTHS.indexOf(fields['month']?.trim().slice(0, 3).toLowerCase() ?? '') + 1 || fields['month'];
  const year = /\b\d{4}\b/.exec(fields['year'] ?? '')?.[0];
  const people = author
    ?.replace(/[\s,]+(?=and\s)/gi, ' ')
    .replace(/\s+and\s+others\s*$/i, '')
    .trim();
  const asked = {
    ...(people ? { author: forCitation(people) } : {}),
    ...(date ? { date } : {}),
    ...(year ? { year } : {}),
    ...(month ? { month: `${month}` } : {}),
    ...(day ? { day } : {}),
  };
  const [item] = converted(asked);
  return item ?? {};
}

/** Citation.js knows only those that are written out, and combines them with no day. */
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** A text of the entry without its TeX. What Citation.js does not understand only loses its braces. */
function proseOf(text: string | undefined): string {
  if (!text) return '';
  const rendered = forCitation(text);
  if (!MAY_HOLD_TEX.test(rendered)) return rendered;
  try {
    const [item] = converted({ title: rendered });
    return item?.title ?? '';
  } catch {
    return rendered.replace(/(?<!\\)[{}]/g, '').replaceAll('\\$', '$');
  }
}

/** Commands, groups, ties, quotation marks and dashes. */
const MAY_HOLD_TEX = /[\\{}$~`]|''|--/;

/** Formulas are rendered before, as everywhere else; dollars that are left are money. */
function forCitation(text: string): string {
  return renderTex(text).replaceAll('$', '\\$');
}

function converted(properties: Fields) {
  const entries = [{ type: 'misc', label: 'entry', properties }];
  const items = plugins.input.chain(entries, { forceType: '@biblatex/entries+list', generateGraph: false });
  return z
    .array(z.unknown())
    .parse(items)
    .flatMap((item) => readItem(item) ?? []);
}

/** Of arXiv, unless the entry says that the number is someone else's. */
function eprintOf(fields: Fields): string | undefined {
  const archive = fields['archiveprefix'] ?? fields['eprinttype'] ?? 'arxiv';
  return archive.toLowerCase() === 'arxiv' ? fields['eprint'] : undefined;
}

/** Addresses and DOIs are no TeX, but are often escaped as if they were. */
function address(text: string | undefined): string | undefined {
  return text?.replace(/^\s*\\url\s*\{(.*)\}\s*$/s, '$1').replace(/\\([_%&#~])/g, '$1');
}

function shortly(error: unknown): string {
  return (
    messageOf(error)
      .replace(/ at line [\s\S]*$/, '')
      .split('\n')[0] ?? ''
  );
}
