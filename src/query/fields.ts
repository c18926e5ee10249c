/** The fields, and what each makes of the text after its colon. */
import { nearest } from '../lib/nearest.js';
import { type Clause, HAS_VALUES, type Query, TEXT_FIELDS } from './query.js';
import { readYears } from './year.js';

export const FIELD_NAMES = [...TEXT_FIELDS, 'year', 'has', 'sort'] as const;
export type FieldName = (typeof FIELD_NAMES)[number];

const SORTS = ['relevance', 'new'] as const;

const EXAMPLES: Readonly<Record<FieldName, string>> = {
  title: 'title:pruning',
  author: 'author:"geoffrey hinton"',
  abstract: 'abstract:distillation',
  venue: 'venue:neurips',
  cat: 'cat:cs.LG',
  source: 'source:arxiv',
  year: 'year:2017',
  has: 'has:code',
  sort: 'sort:new',
};

/** What `name:text` asks for: a clause or an order; `refused` says in a sentence why it is neither. */
export type FieldReading =
  | { readonly kind: 'clause'; readonly clause: Clause }
  | { readonly kind: 'sort'; readonly sort: Query['sort'] }
  | { readonly kind: 'refused'; readonly message: string };

/** `text` is what was typed after the colon, empty when nothing was; `quoted` tells whether in quotation marks. */
export function readField(name: FieldName, text: string, quoted: boolean): FieldReading {
  if (text === '') return refused(`${name}: needs something right after it, such as ${EXAMPLES[name]}.`);
  switch (name) {
    case 'year':
      return readYear(text);
    case 'has':
      return readHas(text.toLowerCase());
    case 'sort':
      return readSort(text.toLowerCase());
    default:
      return { kind: 'clause', clause: { kind: 'field', field: name, text, quoted } };
  }
}

/** The field of that name, in whatever case. */
export function fieldNamed(name: string): FieldName | undefined {
  return FIELD_NAMES.find((known) => known === name.toLowerCase());
}

/** The sentence about a name that is no field. */
export function unknownField(name: string): string {
  const meant = nearest(name, FIELD_NAMES);
  const guess = meant === undefined ? '' : ` Did you mean ${meant}: instead?`;
  return `There is no field ${clipped(name)}: here, so it was searched as plain words.${guess} The fields are ${listed(FIELD_NAMES, ':')}.`;
}

function readYear(text: string): FieldReading {
  const range = readYears(text);
  if (range !== undefined) return { kind: 'clause', clause: { kind: 'year', range } };
  return refused(
    `year:${clipped(text)} is not a year or a span of years, so it was left out. Write year:2017, year:2015..2018 or year:>=2020.`,
  );
}

function readHas(text: string): FieldReading {
  const value = HAS_VALUES.find((known) => known === text);
  if (value !== undefined) return { kind: 'clause', clause: { kind: 'has', value } };
  return refused(
    `has:${clipped(text)} is not something I can check, so it was left out.${choices('has', text, HAS_VALUES)}`,
  );
}

function readSort(text: string): FieldReading {
  const sort = SORTS.find((known) => known === text);
  if (sort !== undefined) return { kind: 'sort', sort };
  return refused(
    `sort:${clipped(text)} is not an order I know, so it was left out.${choices('sort', text, SORTS)}`,
  );
}

function choices(name: FieldName, text: string, values: readonly string[]): string {
  const meant = nearest(text, values);
  if (meant !== undefined) return ` Did you mean ${name}:${meant}?`;
  return ` Write ${values.map((value) => `${name}:${value}`).join(' or ')}.`;
}

function refused(message: string): FieldReading {
  return { kind: 'refused', message };
}

function listed(names: readonly string[], after: string): string {
  const all = names.map((name) => name + after);
  return `${all.slice(0, -1).join(', ')} and ${all.at(-1)}`;
}

/** A message stays short whatever was typed. */
function clipped(text: string): string {
  const letters = [...text];
  return letters.length > 30 ? `${letters.slice(0, 29).join('')}…` : text;
}
