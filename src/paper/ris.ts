/** Writes a bibliographic item in RIS, which every reference manager reads: one tag and one value a line. */
import type { CslItem, CslName } from './csl.js';

/** Ends in its `ER` line. Tags: https://en.wikipedia.org/wiki/RIS_(file_format) */
export function toRis(item: CslItem): string {
  const [year, month, day] = item.issued?.['date-parts'][0] ?? [];
  const container = item['container-title'];
  const tags: readonly (readonly [string, string | undefined])[] = [
    ['TY', TYPES[item.type]],
    ['ID', item.id],
    ['TI', item.title],
    ...(item.author ?? []).map((name) => ['AU', nameOf(name)] as const),
    ['PY', year?.toString()],
    ['DA', month && day ? [year, twoDigits(month), twoDigits(day)].join('/') : undefined],
    [item.type === 'article-journal' ? 'JO' : 'T2', container],
    ['PB', item.publisher],
    ['M1', item.number],
    ['DO', item.DOI],
    ['UR', item.URL],
    ['N1', item.note],
  ];
  const lines = tags.flatMap(([tag, value]) => (value ? [`${tag}  - ${oneLine(value)}`] : []));
  return [...lines, 'ER  - '].join('\n');
}

/** A preprint is unpublished work. */
const TYPES: Readonly<Record<CslItem['type'], string>> = {
  article: 'UNPB',
  'article-journal': 'JOUR',
  'paper-conference': 'CONF',
  document: 'GEN',
};

function nameOf(name: CslName): string {
  if ('literal' in name) return name.literal;
  return [name.family, name.given, name.suffix].filter(Boolean).join(', ');
}

function twoDigits(number: number): string {
  return String(number).padStart(2, '0');
}

/** A line break would begin another tag. */
function oneLine(value: string): string {
  return value.replace(/\s+/g, ' ').trim();
}
