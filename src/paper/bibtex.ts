/** Writes a paper as a BibTeX entry, laid out as arXiv does. */
import { readName } from './authors.js';
import { addressOf, yearOf } from './csl.js';
import { arxivIdOf, doiOf } from './names.js';
import type { Paper } from './paper.js';
import { type VenueKind, venueKind } from './venue.js';

/** What the record holds, with nothing guessed: an `@article` or `@inproceedings` where its venue is surely one, else `@misc`. */
export function toBibtex(paper: Paper, key: string): string {
  const lines = fieldsOf(paper).map(([name, value]) => `      ${name}={${value}}`);
  return `@${TYPES[kindOf(paper)]}{${key},\n${lines.join(',\n')}\n}`;
}

type Field = readonly [name: string, value: string];

const TYPES = { journal: 'article', proceedings: 'inproceedings', preprint: 'misc', other: 'misc' } as const;
const VENUE_FIELDS = { journal: 'journal', proceedings: 'booktitle', other: 'howpublished' } as const;

function kindOf({ venue }: Paper): VenueKind {
  return venue ? venueKind(venue) : 'preprint';
}

function fieldsOf(paper: Paper): readonly Field[] {
  const { title, authors } = paper;
  const [year, url] = [yearOf(paper), addressOf(paper)];
  const notes = notesOf(paper);
  return [
    ['title', titleWithCapitals(title)],
    ...(authors?.length ? [['author', authors.map(nameOf).join(' and ')] as const] : []),
    ...venueFields(paper),
    ...(year ? [['year', String(year)] as const] : []),
    ...identifierFields(paper),
    ...(url ? [['url', safeUrl(url)] as const] : []),
    ...(notes.length > 0 ? [['note', notes.join(', ')] as const] : []),
  ];
}

function venueFields(paper: Paper): Field[] {
  const kind = kindOf(paper);
  return paper.venue && kind !== 'preprint' ? [[VENUE_FIELDS[kind], escapeTex(paper.venue)]] : [];
}

function identifierFields(paper: Paper): Field[] {
  const [arxiv, doi, primary] = [arxivIdOf(paper), doiOf(paper), paper.categories?.[0]];
  return [
    ...(arxiv ? [['eprint', arxiv] as const, ['archivePrefix', 'arXiv'] as const] : []),
    ...(arxiv && primary ? [['primaryClass', escapeTex(primary)] as const] : []),
    ...(doi ? [['doi', doi.replace(/[{}\\]/g, encodeURIComponent)] as const] : []),
  ];
}

/** That it is withdrawn, and the address of its code or project where none of its own is known. */
function notesOf(paper: Paper): readonly string[] {
  const isFound = addressOf(paper) ?? doiOf(paper);
  const addresses = (paper.links ?? []).flatMap(({ kind, url }) =>
    kind === 'landing' ? [] : [`${NOTE[kind]}: \\url{${safeUrl(url)}}`],
  );
  return [...(paper.withdrawn ? ['Withdrawn'] : []), ...(isFound ? [] : addresses)];
}

const NOTE = { code: 'Code', project: 'Project page' } as const;

/** Braces keep the capitals of names such as `{BERT}` and `{ImageNet}` in styles that write titles small. */
function titleWithCapitals(title: string): string {
  return title
    .split(/([\s:–—-]+)/)
    .map((word) => (/.\p{Lu}/u.test(word) ? `{${escapeTex(word)}}` : escapeTex(word)))
    .join('');
}

/** A name of several words that is no person's would be taken apart. */
function nameOf(author: string): string {
  const name = readName(author);
  return name.kind === 'group' && /\s/.test(name.name) ? `{${escapeTex(name.name)}}` : escapeTex(author);
}

const ESCAPES: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  // `\{` would not do: BibTeX counts the brace.
  '{': '\\textbraceleft{}',
  '}': '\\textbraceright{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
};

function escapeTex(text: string): string {
  return text.replace(/[\\{}~^&%$#_]/g, (character) => ESCAPES[character] ?? `\\${character}`);
}

/** Inside `url` and `\url` only braces, backslashes and white space could end the address early. */
function safeUrl(url: string): string {
  return url.replace(/[{}\\\s]/g, encodeURIComponent);
}
