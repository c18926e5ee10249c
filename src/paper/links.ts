/** The addresses of a paper: its own, and, where its page is not known, searches that say they are searches. */
import type { Paper, PaperLink } from './paper.js';

/** A search for the paper elsewhere. The label says that it is one. */
export interface LookupLink {
  readonly label: string;
  readonly url: string;
}

/** The paper's own page; absent where no source gave one. */
export function landingUrl(paper: Paper): string | undefined {
  return paper.links?.find(({ kind }) => kind === 'landing')?.url;
}

/** Searches by title for a paper that has no page of its own; none for one that has. */
export function lookupLinks(paper: Paper): readonly LookupLink[] {
  if (landingUrl(paper)) return [];
  const title = encodeURIComponent(paper.title.replace(/\p{Cs}/gu, '\uFFFD'));
  return [
    { label: 'Search Hugging Face Papers', url: `https://huggingface.co/papers?q=${title}` },
    { label: 'Search arXiv', url: `https://arxiv.org/search/?query=${title}&searchtype=title` },
    { label: 'Search Semantic Scholar', url: `https://www.semanticscholar.org/search?q=${title}` },
  ];
}

/**
 * The code and project addresses that stand in an abstract, each once, in order. An address of arXiv or a DOI is left
 * out: in an abstract it names another paper.
 */
export function linksIn(abstract: string): readonly PaperLink[] {
  const urls = Array.from(abstract.matchAll(ADDRESS), ([found]) => complete(withoutPunctuation(found)));
  return [...new Set(urls)].filter(isOwn).map((url) => ({ kind: isCode(url) ? 'code' : 'project', url }));
}

const ADDRESS =
  /(?:https?:\/\/|(?<![\w./@-])(?:www\.|(?:github|gitlab|bitbucket)\.(?:com|org)\/))[^\s<>"{}|\\^`]{1,2000}/gi;
const CODE_HOST =
  /^(?:[\w-]+\.)?(?:github\.com|gitlab\.[\w.]+|gitee\.com|bitbucket\.org|codeberg\.org|4open\.science|huggingface\.co|hf\.co)$/;
const HUGGING_FACE_READING = /^\/(?:papers|docs|blog|datasets|collections|learn)\b/;
const OTHER_PAPER = /^(?:[\w-]+\.)*(?:arxiv\.org|doi\.org)$/;

/** The punctuation of the sentence around is no part of an address, nor is a closing bracket that opened before it. */
function withoutPunctuation(url: string): string {
  const loose = /[([]/.test(url) ? PUNCTUATION : `${PUNCTUATION})]`;
  let end = url.length;
  while (end > 0 && loose.includes(url.charAt(end - 1))) end -= 1;
  return url.slice(0, end);
}

const PUNCTUATION = ".,;:!?'’”*";

function complete(url: string): string {
  return /^https?:/i.test(url) ? url : `https://${url}`;
}

/** Whether a browser would open it, and it is not the address of another paper. */
function isOwn(url: string): boolean {
  return URL.canParse(url) && !OTHER_PAPER.test(new URL(url).hostname);
}

function isCode(url: string): boolean {
  const { hostname, pathname } = new URL(url);
  return CODE_HOST.test(hostname) && !(hostname.endsWith('.co') && HUGGING_FACE_READING.test(pathname));
}
