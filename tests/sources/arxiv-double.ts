/** A stand-in for arXiv on loopback: its API, its daily feeds and OAI-PMH over papers told to it; it misbehaves as it is told. */
import { oaiSet } from '../../src/sources/arxiv-oai.js';
import { type Answering, type Asked, openHttp, refuses, sends } from '../support/http-double.js';
import {
  type ArxivPaper,
  apiError,
  apiPage,
  datestampOf,
  feedError,
  feedOf,
  oaiError,
  oaiList,
} from './arxiv-xml.js';

export interface ArxivDouble {
  readonly apiUrl: string;
  readonly feedUrl: string;
  readonly oaiUrl: string;
  readonly asked: readonly Asked[];
  /** What the API and OAI-PMH have; one of the same id takes the place of the earlier one. */
  has(...papers: readonly ArxivPaper[]): void;
  /**
   * What the feeds have, in place of what they had; the API and OAI-PMH have it from now on as well.
   *
   * @param at when it was announced, such as `2026-11-25T00:00:00-05:00`
   */
  announces(at: string, ...papers: readonly ArxivPaper[]): void;
  /** Lists of OAI-PMH that were begun cannot be read on. */
  expireTokens(): void;
  /** The next requests are answered so, one each. */
  next(...answers: readonly Answering[]): void;
  /** Every request is answered so, until this is told with nothing. */
  always(answer?: Answering): void;
  /** What would be answered to the next request is changed so. */
  nextChanged(change: (text: string) => string): void;
  close(): Promise<void>;
}

/** @param pageSize records on a page of OAI-PMH */
export async function openArxiv(pageSize = 3, now?: () => Date): Promise<ArxivDouble> {
  const library = new Map<string, ArxivPaper>();
  let announced: { readonly at: string; readonly papers: readonly ArxivPaper[] } = { at: '', papers: [] };
  let generation = 1;
  const changes: ((text: string) => string)[] = [];
  const has = (...papers: readonly ArxivPaper[]) => {
    for (const paper of papers) library.set(paper.id, paper);
  };
  let everything: Answering | undefined;
  const answer: Answering = (response, asked) => {
    if (everything) return everything(response, asked);
    const change = changes.shift() ?? ((text: string) => text);
    const { pathname, searchParams } = asked.url;
    const papers = [...library.values()];
    if (pathname === '/api/query') return api(papers, searchParams, change)(response);
    if (pathname === '/oai') return harvest(papers, searchParams, { generation, pageSize }, change)(response);
    if (pathname.startsWith('/feed/atom/')) {
      return feed(decodeURIComponent(pathname.slice(11)), announced, asked, change)(response);
    }
    return refuses(404)(response);
  };
  const server = await openHttp(answer, now);
  return {
    apiUrl: `${server.url}/api`,
    feedUrl: `${server.url}/feed`,
    oaiUrl: `${server.url}/oai`,
    asked: server.asked,
    has,
    announces: (at, ...papers) => {
      announced = { at, papers };
      has(...papers);
    },
    expireTokens: () => {
      generation += 1;
    },
    next: server.next,
    always: (given) => {
      everything = given;
    },
    nextChanged: (change) => changes.push(change),
    close: server.close,
  };
}

type Change = (text: string) => string;
const ATOM = 'application/atom+xml; charset=utf-8';

function api(papers: readonly ArxivPaper[], asked: URLSearchParams, change: Change) {
  const ids = (asked.get('id_list') ?? '').split(',').filter((id) => id !== '');
  const bad = ids.find((id) => !/^(?:\d{4}\.\d{4,5}|[a-z-]+\/\d{7})(?:v\d+)?$/.test(id));
  if (bad) return refuses(400, { 'content-type': ATOM }, change(apiError(`incorrect id format for ${bad}`)));
  const query = asked.get('search_query') ?? '';
  const found = papers.filter((paper) =>
    ids.length > 0 ? ids.includes(paper.id) : clausesOf(query).every((clause) => clause(paper)),
  );
  const start = Number(asked.get('start') ?? 0);
  const page = found.slice(start, start + Number(asked.get('max_results') ?? 10));
  return sends(ATOM, change(apiPage(page, start, found.length)));
}

/** Of arXiv's language only what follows from here: `cat:`, `ti:`, `au:` and `all:`, joined by `AND`. */
function clausesOf(query: string): ((paper: ArxivPaper) => boolean)[] {
  return query.split(/\s+AND\s+/).map((clause) => {
    const [, field = 'all', value = ''] = /^(\w+):"?(.*?)"?$/.exec(clause) ?? [];
    return (paper) => {
      if (field === 'cat') return paper.categories.includes(value);
      const texts = { ti: paper.title, au: paper.authors.join(' ') };
      const text = field === 'ti' || field === 'au' ? texts[field] : `${paper.title} ${paper.abstract}`;
      return wordsOf(text).includes(wordsOf(value));
    };
  });
}

/** Whole words next to each other, whatever stands between them. */
function wordsOf(text: string): string {
  return ` ${text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} `;
}

function feed(
  categories: string,
  { at, papers }: { readonly at: string; readonly papers: readonly ArxivPaper[] },
  { headers }: Asked,
  change: Change,
) {
  const wanted = categories.split('+');
  if (wanted.some((name) => !/^[a-z-]+(?:\.[A-Z]{2}|\.[a-z-]+)?$/.test(name))) {
    return sends(ATOM, change(feedError(categories)));
  }
  const found = papers.filter((paper) => paper.categories.some((name) => wanted.includes(name)));
  const text = change(feedOf(categories, found, at));
  const etag = `"${at}"`;
  return headers['if-none-match'] === etag ? refuses(304, { etag }) : sends(ATOM, text, { etag });
}

function harvest(
  papers: readonly ArxivPaper[],
  asked: URLSearchParams,
  { generation, pageSize }: { readonly generation: number; readonly pageSize: number },
  change: Change,
) {
  const token = asked.get('resumptionToken');
  const [made, offset = '0', window = `${asked}`] = token?.split('|') ?? [`${generation}`];
  const send = (text: string) => sends('text/xml', change(text));
  if (made !== `${generation}`) return send(oaiError('badResumptionToken', 'the token has expired'));
  const wanted = new URLSearchParams(window);
  const [set, from = '', until = '9999'] = [wanted.get('set'), ...daysOf(wanted)];
  if (/\D/.test(from.replaceAll('-', ''))) return send(oaiError('badArgument', 'from is not a date'));
  const found = papers.filter((paper) => {
    const day = datestampOf(paper);
    const sets = paper.categories.flatMap((name) => [oaiSet(name), oaiSet(name).split(':')[0]]);
    return (set === null || sets.includes(set)) && day >= from && day <= until;
  });
  if (found.length === 0) return send(oaiError('noRecordsMatch', 'nothing'));
  const next = Number(offset) + pageSize;
  const resume = next < found.length ? `${generation}|${next}|${window.replaceAll('&', '&amp;')}` : undefined;
  return send(oaiList(found.slice(Number(offset), next), resume));
}

function daysOf(window: URLSearchParams): [string | undefined, string | undefined] {
  return [window.get('from') ?? undefined, window.get('until') ?? undefined];
}
