/** Reads which papers of a list to cite, and how: "cite 1-3", "cite the second as ris", "bibtex for 4". */
import { CITATION_FORMATS, type CitationFormat } from '../paper/citation.js';
import { type Places, readPlaces } from './position.js';

/** `unknown` is what was asked for instead of one of our formats. */
export interface CiteRequest {
  readonly places: Places;
  readonly format: CitationFormat | { readonly unknown: string };
}

/** The whole text has to be such a request. */
export function readCiteRequest(text: string): CiteRequest | undefined {
  const [, verb = '', rest = ''] = REQUEST.exec(text) ?? [];
  return readPlacesToCite(rest, formatNamed(verb) ?? 'bibtex');
}

/** The same without the verb, as it comes after `cite`. */
export function readPlacesToCite(
  text: string,
  unlessSaid: CitationFormat = 'bibtex',
): CiteRequest | undefined {
  const { rest, format } = withoutFormat(text);
  const places = readPlaces(rest);
  if (places) return { places, format: format ?? unlessSaid };
  const [, before = '', unknown = ''] = AS_ANYTHING.exec(text) ?? [];
  const pointed = unknown ? readPlaces(before) : undefined;
  return pointed && { places: pointed, format: { unknown } };
}

/** "GPipe as ris" is a title and a format. */
export function withoutFormat(text: string): { readonly rest: string; readonly format?: CitationFormat } {
  const [, rest, name = ''] = AS_FORMAT.exec(text) ?? [];
  const format = formatNamed(name);
  return rest && format ? { rest, format } : { rest: text };
}

const REQUEST = /^(cite|(?:bibtex|ris|csl(?:[- ]?json)?)(?: for| of)?) (.+)$/is;
const AS_FORMAT = /^(.+?)[\s,]+(?:as|in)\s+(bib(?:tex)?|ris|csl(?:[- ]?json)?)$/is;
const AS_ANYTHING = /^(.+?)[\s,]+(?:as|in) (\S.{0,40})$/is;

function formatNamed(name: string): CitationFormat | undefined {
  const word = name.toLowerCase();
  return word.startsWith('bib') ? 'bibtex' : CITATION_FORMATS.find((format) => word.startsWith(format));
}
