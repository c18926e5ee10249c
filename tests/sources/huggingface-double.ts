/** Hugging Face's API on loopback, with the papers of some days. */
import { type Answering, type HttpDouble, openHttp, refuses, sends } from '../support/http-double.js';

/** Items by day, `YYYY-MM-DD`; days without any are empty, as weekends are. */
export type Days = Readonly<Record<string, readonly unknown[]>>;

export async function openHuggingFace(days: Days, now: () => Date): Promise<HttpDouble> {
  return openHttp(answering(days, now), now);
}

function answering(days: Days, now: () => Date): Answering {
  const papers = new Map(Object.values(days).flat().flatMap(withId));
  return (response, asked) => {
    const [, name, id] = /^\/(daily_papers|papers)(?:\/(.+))?$/.exec(asked.url.pathname) ?? [];
    if (name === 'daily_papers') return page(days, now, asked.url.searchParams)(response);
    const paper = papers.get(decodeURIComponent(id ?? ''));
    return paper ? json(paper)(response) : error(404)(response);
  };
}

/** As the real one: a day that is yet to come is an error, and `p` counts from 0. */
function page(days: Days, now: () => Date, parameters: URLSearchParams) {
  const day = parameters.get('date') ?? '';
  if (day > now().toISOString().slice(0, 10)) return error(400);
  const [limit, at] = [Number(parameters.get('limit')), Number(parameters.get('p'))];
  return json((days[day] ?? []).slice(at * limit, (at + 1) * limit));
}

export function json(value: unknown) {
  return sends('application/json; charset=utf-8', JSON.stringify(value));
}

function error(status: number) {
  return refuses(status, { 'content-type': 'application/json' }, '{"error":"none"}');
}

function withId(item: unknown): [string, unknown][] {
  if (typeof item !== 'object' || item === null || !('paper' in item)) return [];
  const { paper } = item;
  if (typeof paper !== 'object' || paper === null || !('id' in paper)) return [];
  return [[String(paper.id), paper]];
}
