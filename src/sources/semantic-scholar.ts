/** Semantic Scholar: who cites what how often, a sentence on each, and look-ups by id and by title. */
import { z } from 'zod';
import type { LookedUp, PaperLookup, Reading, SourceRecord } from '../ingest/ports.js';
import { readReference } from '../paper/identifiers.js';
import { answered } from './answered.js';
import { askJson, type Client } from './client.js';
import { AwayError } from './fault.js';
import type { Host } from './request.js';
import { FIELDS, readSemanticScholarPaper } from './semantic-scholar-record.js';

export interface SemanticScholar {
  readonly client: Client;
  /** What stands before `/paper`. */
  readonly url: string;
  readonly key?: string | undefined;
  readonly now: () => Date;
}

/** With a key one request a second; those without share what is left over. https://www.semanticscholar.org/product/api */
const WITH_KEY_MS = 1_000;
const WITHOUT_KEY_MS = 5_000;

/** Of ids in one request. */
const BATCH = 500;

/** Papers by their ids: of arXiv, DOIs, and its own in any form that it takes, such as `CorpusId:14636783`. */
export async function* papersBySemanticScholar(api: SemanticScholar, ids: readonly string[]): Reading {
  const named = [...new Set(ids)].map((text) => ({ text, name: nameOf(text) }));
  for (const { text, name } of named) {
    if (name === undefined)
      yield { kind: 'skipped', where: text, reason: 'It is no id that Semantic Scholar knows.' };
  }
  const asked = named.filter(({ name }) => name !== undefined);
  for (let start = 0; start < asked.length; start += BATCH) {
    yield* await batchOf(api, asked.slice(start, start + BATCH));
  }
}

async function batchOf(
  api: SemanticScholar,
  asked: readonly { readonly text: string; readonly name: string | undefined }[],
): Promise<readonly SourceRecord[]> {
  const { status, value } = await ask(api, `/paper/batch?fields=${FIELDS}`, {
    body: { ids: asked.map(({ name }) => name) },
    telling: [400],
  });
  // It refuses a batch of which it knows nothing.
  const found = status === 400 ? asked.map(() => null) : z.array(z.unknown()).safeParse(value).data;
  if (found?.length !== asked.length) throw AwayError.unreadable(TITLE, 'list of papers');
  return asked.map(({ text }, at) =>
    found[at] === null
      ? { kind: 'skipped', where: text, reason: 'Semantic Scholar does not know it.' }
      : readSemanticScholarPaper(found[at], text, api.now()),
  );
}

/** Looks papers up by arXiv id or DOI. */
export function semanticScholarLookup(api: SemanticScholar): PaperLookup {
  const lookUp = async (id: string): Promise<LookedUp> => {
    const name = readReference(id) && nameOf(id);
    if (name === undefined) return { kind: 'unknown' };
    const path = `/paper/${encodeURIComponent(name)}?fields=${FIELDS}`;
    const { status, value } = await ask(api, path, { telling: [404] });
    if (status === 404) return { kind: 'unknown' };
    const record = readSemanticScholarPaper(value, id, api.now());
    if (record.kind !== 'paper') throw AwayError.unreadable(TITLE, 'paper');
    return { kind: 'found', paper: record.paper };
  };
  return { byId: (id) => answered(lookUp(id)) };
}

/** The paper whose title it finds nearest: whether it is the one that was meant is for the caller to see. */
export async function semanticScholarByTitle(
  api: SemanticScholar,
  title: string,
): Promise<readonly SourceRecord[]> {
  const parameters = new URLSearchParams({ query: title, fields: FIELDS });
  const { status, value } = await ask(api, `/paper/search/match?${parameters}`, { telling: [404] });
  if (status === 404) return [];
  const { data } = z.object({ data: z.array(z.unknown()) }).safeParse(value).data ?? {};
  if (!data) throw AwayError.unreadable(TITLE, 'list of papers');
  return data.map((one) => readSemanticScholarPaper(one, title, api.now()));
}

const TITLE = 'Semantic Scholar';

async function ask(
  { client, url, key }: SemanticScholar,
  path: string,
  more: { readonly body?: unknown; readonly telling: readonly number[] },
) {
  const host: Host = { name: 'semantic-scholar', title: TITLE, everyMs: key ? WITH_KEY_MS : WITHOUT_KEY_MS };
  return askJson(client, {
    host,
    url: `${url}${path}`,
    ...more,
    ...(key ? { headers: { 'x-api-key': key } } : {}),
  });
}

/** As its API wants them: `ARXIV:1706.03762`, `DOI:10.1000/xyz`, `CorpusId:1`, or the forty digits of its own. */
function nameOf(text: string): string | undefined {
  const reference = readReference(text);
  if (reference?.kind === 'arxiv') return `ARXIV:${reference.id}`;
  if (reference?.kind === 'doi') return `DOI:${reference.id}`;
  const own = /(?:^|semanticscholar\.org\/paper\/(?:[^/]*\/)?)([0-9a-f]{40})$/i.exec(text.trim())?.[1];
  if (own) return own;
  return /^(?:CorpusId|PMID|PMCID|MAG|ACL):[\w.-]+$/i.test(text.trim()) ? text.trim() : undefined;
}
