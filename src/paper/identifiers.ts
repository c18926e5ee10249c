/** What names a paper: reads ids and addresses that someone typed, and normalises titles and addresses for comparison. */
import { createHash } from 'node:crypto';
import type { PaperId } from './paper.js';

/** Something typed that names one paper. An `id` has the form of a `PaperId`. */
export type Reference =
  | { readonly kind: 'arxiv'; readonly id: string }
  | { readonly kind: 'doi'; readonly id: string }
  | { readonly kind: 'url'; readonly url: string };

/**
 * Reads text that is nothing but an arXiv id, a DOI or an address, in any form that people paste:
 * `2401.00001v2`, `arXiv:quant-ph/0201082`, `https://doi.org/10.1145/…`, `<https://github.com/…>`.
 * An address of arXiv or of a site that mirrors it, and a DOI that arXiv gave out, become the arXiv id without version.
 */
export function readReference(text: string): Reference | undefined {
  if (text.length > LONGEST) return undefined;
  const bare = withoutWrapping(text);
  const doi = readDoi(bare);
  const arxiv = readArxivId(bare) ?? (doi && readArxivId(doi.replace(ARXIV_DOI, '')));
  if (arxiv) return { kind: 'arxiv', id: arxiv };
  if (doi) return { kind: 'doi', id: doi };
  if (/^https?:\/\/\S+$/i.test(bare)) return { kind: 'url', url: bare };
  return SCHEMELESS.test(bare) ? { kind: 'url', url: `https://${bare}` } : undefined;
}

/** No address that anybody uses is longer, and what is typed may be of any length. */
const LONGEST = 3_000;

/** Titles that differ only in case, diacritics, punctuation or white space are equal once normalised. */
export function normaliseTitle(title: string): string {
  const words = foldLetters(title)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  return words || title.trim();
}

/** The id of a paper of which only the title is known: the same for every spelling that normalises alike. */
export function titleId(title: string): PaperId {
  return `t-${createHash('sha256').update(normaliseTitle(title)).digest('hex').slice(0, 10)}`;
}

/** Whether an id is one that `titleId` made. */
export function isTitleId(id: PaperId): boolean {
  return /^t-[0-9a-f]{10}$/.test(id);
}

/** Addresses that differ only in scheme, `www.`, case of the host, fragment or trailing slash are equal once normalised. */
export function normaliseUrl(url: string): string {
  return url
    .trim()
    .replace(/^https?:\/\//i, '')
    .replace(/#.*$/s, '')
    .replace(/\/+$/, '')
    .replace(/^[^/?]*/, (host) => host.toLowerCase().replace(/^www\./, ''));
}

/** Letters as an English keyboard has them, where they have such a form: `Erdős` → `Erdos`, `SL²` → `SL2`, `Straße` → `Strasse`. */
export function foldLetters(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[ßøØłŁđĐæÆœŒı]/g, (letter) => UNDECOMPOSED[letter] ?? letter);
}

/** Letters that Unicode does not take apart into a plain letter and a mark. */
const UNDECOMPOSED: Readonly<Record<string, string>> = {
  ß: 'ss',
  ø: 'o',
  Ø: 'O',
  ł: 'l',
  Ł: 'L',
  đ: 'd',
  Đ: 'D',
  æ: 'ae',
  Æ: 'AE',
  œ: 'oe',
  Œ: 'OE',
  ı: 'i',
};

/** `2401.00001` (since April 2007) and `quant-ph/0201082` (before), https://info.arxiv.org/help/arxiv_identifier.html */
const NEW_ID = String.raw`\d{2}(?:0[1-9]|1[0-2])\.\d{4,5}`;
const OLD_ID = String.raw`([a-z]+(?:-[a-z]+)?)(?:\.[a-z]{2})?\/(\d{2}(?:0[1-9]|1[0-2])\d{3})`;
const ARXIV_ID = new RegExp(`^(?:arxiv:\\s*)?(?:(${NEW_ID})|${OLD_ID})(?:v\\d+)?$`, 'i');
const ARXIV_ADDRESS =
  /^(?:https?:\/\/)?(?:[a-z]+\.)*?(?:arxiv\.org|alphaxiv\.org|ar5iv\.org|(?:huggingface\.co|hf\.co)(?=\/papers\/))\/(?:abs|pdf|html|format|overview|papers)\/([^?#]+?)(?:\.pdf)?\/?(?:[?#].*)?$/i;
const ARXIV_DOI = /^10\.48550\/arxiv\./;
/** The form of a DOI that matches nearly all of those given out: https://www.crossref.org/blog/dois-and-matching-regular-expressions/ */
const DOI = /^(?:(?:https?:\/\/)?(?:dx\.|www\.)?doi\.org\/|doi:\s*)?(10\.\d{4,9}\/\S+)$/i;
const SCHEMELESS =
  /^(?:www\.[a-z0-9-]+\.\S+|(?:github|gitlab|bitbucket|huggingface|gitee)\.(?:com|org|co)\/\S+)$/i;

/** The arXiv id without its version; an old-style id also without its subject class (`math.GT/…` is `math/…`). */
function readArxivId(bare: string): string | undefined {
  const address = ARXIV_ADDRESS.exec(bare.replace('ar5iv.labs.arxiv.org', 'ar5iv.org'));
  const [, current, archive, number] = ARXIV_ID.exec(address?.[1] ?? bare) ?? [];
  if (current) return current;
  return archive && number ? `${archive.toLowerCase()}/${number}` : undefined;
}

/** The DOI in lower case, as DOIs compare without regard to case. */
function readDoi(bare: string): string | undefined {
  const doi = DOI.exec(bare)?.[1];
  if (!doi) return undefined;
  return decode(bare.startsWith('http') ? doi.replace(/[?#].*$/, '') : doi).toLowerCase();
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Without Slack's angle brackets, quotation marks and the sentence's punctuation; a bracket that closes one inside stays. */
function withoutWrapping(text: string): string {
  const bare = text
    .trim()
    .replace(/^[<("'“]+/, '')
    .replace(/[>"'”.,;:!?]+$/, '');
  return bare.endsWith(')') && !bare.includes('(') ? withoutWrapping(bare.slice(0, -1)) : bare;
}
