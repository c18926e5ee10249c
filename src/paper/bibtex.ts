/** Cites a paper in BibTeX from what is known of it, and says what is not. */
import { surname } from './authors.js';
import { foldLetters, readReference } from './identifiers.js';
import { landingUrl } from './links.js';
import type { Paper } from './paper.js';

/**
 * A `@misc` entry of what the record holds, with nothing guessed, and which of `author`, `year` and `url` it lacks; an
 * arXiv id or a DOI counts as a `url`. The key is made as Google Scholar makes it, `vaswani2017attention`, or of the
 * title's first words where no author is named.
 */
export function toBibtex(paper: Paper): { readonly bibtex: string; readonly missing: readonly string[] } {
  const fields = fieldsOf(paper);
  const has = (name: string) => fields.some(([known]) => known === name);
  const missing = [
    ...(has('author') ? [] : ['author']),
    ...(has('year') ? [] : ['year']),
    ...(has('url') || has('eprint') || has('doi') ? [] : ['url']),
  ];
  const lines = fields.map(([name, value]) => `  ${name} = {${value}}`);
  return { bibtex: `@misc{${citationKey(paper)},\n${lines.join(',\n')}\n}`, missing };
}

type Field = readonly [name: string, value: string];

function fieldsOf(paper: Paper): readonly Field[] {
  const { title, authors, year, venue, links = [] } = paper;
  const landing = landingUrl(paper);
  const notes = links.flatMap(({ kind, url }) =>
    kind === 'landing' ? [] : [`${NOTE[kind]}: \\url{${safeUrl(url)}}`],
  );
  return [
    // Doubled braces keep the title's capitals in every style.
    ['title', `{${escapeTex(title)}}`],
    ...(authors?.length ? [['author', authors.map(nameOf).join(' and ')] as const] : []),
    ...(year ? [['year', String(year)] as const] : []),
    ...(venue ? [['howpublished', escapeTex(venue)] as const] : []),
    ...identifierFields(paper),
    ...(landing ? [['url', safeUrl(landing)] as const] : []),
    ...(notes.length > 0 ? [['note', notes.join(', ')] as const] : []),
  ];
}

const NOTE = { code: 'Code', project: 'Project page' } as const;

function identifierFields({ id, categories }: Paper): readonly Field[] {
  const reference = readReference(id);
  if (reference?.kind === 'doi') return [['doi', reference.id]];
  if (reference?.kind !== 'arxiv') return [];
  const primary = categories?.[0];
  return [
    ['eprint', reference.id],
    ['archivePrefix', 'arXiv'],
    ...(primary ? [['primaryClass', primary] as const] : []),
  ];
}

const SMALL_WORDS = new Set(
  'a an and are as at by do for from how in into is of on or the to via what when with'.split(' '),
);

function citationKey({ id, title, authors, year }: Paper): string {
  const who = surname(authors?.[0] ?? '').replace(/[^a-z0-9]/g, '');
  const words =
    foldLetters(title)
      .toLowerCase()
      .match(/[a-z0-9]+/g) ?? [];
  const telling = words.filter((word) => !SMALL_WORDS.has(word)).slice(0, who ? 1 : 3);
  return `${who}${year ?? ''}${telling.join('')}` || id.replace(/[^\w-]/g, '') || 'paper';
}

/** A name with an "and" in it would be read as two. */
function nameOf(author: string): string {
  const name = escapeTex(author);
  return /\sand\s/i.test(name) ? `{${name}}` : name;
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
