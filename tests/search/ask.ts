import { parse } from '../../src/query/parse.js';
import { unwrapRequest } from '../../src/query/request.js';
import type { Page, SearchEngine, SearchResult } from '../../src/search/types.js';

/** Asks as people do: the request is unwrapped, the query parsed. Ten hits unless told. */
export function ask(engine: SearchEngine, text: string, page: Partial<Page> = {}): Promise<SearchResult> {
  return engine.search(parse(unwrapRequest(text)).query, { offset: 0, limit: 10, ...page });
}

/** The titles found, best first. */
export async function titles(engine: SearchEngine, text: string): Promise<string[]> {
  const { hits } = await ask(engine, text, { limit: 1000 });
  return hits.map(({ paper }) => paper.title);
}
