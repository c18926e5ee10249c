/** Semantic Scholar's API on loopback, over some papers. */
import { normaliseTitle } from '../../src/paper/identifiers.js';
import { type Answering, type HttpDouble, openHttp, refuses } from '../support/http-double.js';
import { json } from './huggingface-double.js';

export interface ScholarPaper {
  readonly title?: string;
  readonly externalIds?: Readonly<Record<string, string | number>> | null;
  readonly [field: string]: unknown;
}

/** `nearest` is what a look-up by a title that no paper has gives; without it that is a 404. */
export async function openSemanticScholar(
  papers: readonly ScholarPaper[],
  { now, nearest }: { readonly now: () => Date; readonly nearest?: ScholarPaper },
): Promise<HttpDouble> {
  const byName = new Map(papers.flatMap((paper) => namesOf(paper).map((name) => [name, paper] as const)));
  const byTitle = (title: string) =>
    papers.find((paper) => normaliseTitle(paper.title ?? '') === normaliseTitle(title)) ?? nearest;
  return openHttp((response, asked) => {
    const [, what = ''] = /^\/paper\/(.+)$/.exec(decodeURIComponent(asked.url.pathname)) ?? [];
    const answer =
      what === 'batch'
        ? batch(byName, asked.body)
        : what === 'search/match'
          ? one(byTitle(asked.url.searchParams.get('query') ?? ''), (paper) => ({ data: [paper] }))
          : one(byName.get(what.toLowerCase()), (paper) => paper);
    answer(response, asked);
  }, now);
}

function namesOf({ externalIds }: ScholarPaper): string[] {
  return Object.entries(externalIds ?? {}).map(([kind, id]) => `${kind}:${id}`.toLowerCase());
}

function batch(byName: ReadonlyMap<string, ScholarPaper>, body: string): Answering {
  const { ids }: { ids: string[] } = JSON.parse(body);
  const found = ids.map((id) => byName.get(id.toLowerCase()) ?? null);
  if (found.every((paper) => paper === null)) return error(400, 'No valid paper ids given');
  return json(found);
}

function one(paper: ScholarPaper | undefined, wrapped: (paper: ScholarPaper) => unknown): Answering {
  return paper ? json(wrapped(paper)) : error(404, 'Title match not found');
}

function error(status: number, message: string): Answering {
  return refuses(status, { 'content-type': 'application/json' }, JSON.stringify({ error: message }));
}
