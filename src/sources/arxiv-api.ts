/** arXiv's API: what is searched for, and what is asked for by id. https://info.arxiv.org/help/api/user-manual.html */
import type { LookedUp, PaperLookup, Reading, SourceRecord } from '../ingest/ports.js';
import { UnavailableError, UserError } from '../lib/errors.js';
import { type AtomPage, readAtom } from './arxiv-atom.js';
import { ARXIV } from './arxiv-entry.js';
import { arxivIdIn } from './arxiv-id.js';
import type { Client } from './client.js';
import { AwayError } from './fault.js';

export interface ArxivApi {
  readonly client: Client;
  /** What stands before `/query`. */
  readonly url: string;
  readonly now: () => Date;
}

export interface ArxivSearch {
  /** In arXiv's own language, such as `cat:cs.LG AND ti:attention`. */
  readonly query: string;
  /** How many papers at most. */
  readonly limit: number;
  /** What comes first: what matches best unless told. */
  readonly newestFirst?: boolean;
}

const PAGE = 500;
const IDS = 100;
/** Pages are sometimes empty that should not be. */
const TRIES = 4;
const UNKNOWN = 'arXiv does not know it.';

/** Page after page. Rejects as a `Reading` does: with a `UserError` where arXiv does not understand the query. */
export async function* searchArxiv(api: ArxivApi, { query, limit, newestFirst }: ArxivSearch): Reading {
  const order = { sortBy: newestFirst ? 'submittedDate' : 'relevance', sortOrder: 'descending' };
  for (let start = 0; start < limit; ) {
    const size = Math.min(PAGE, limit - start);
    const { total, count, records } = await pageOf(api, { search_query: query, ...order }, start, size);
    yield* records;
    start += count;
    if (start >= total) return;
  }
}

/** Papers by their ids, in any form; those that arXiv does not know, and those that are none, are `skipped`. */
export async function* papersById(api: ArxivApi, ids: readonly string[]): Reading {
  const known = new Map(ids.map((text) => [text, arxivIdIn(text)]));
  for (const [text, id] of known) {
    if (id === undefined) yield { kind: 'skipped', where: text, reason: 'It is no id of arXiv.' };
  }
  const asked = [...new Set([...known.values()].flatMap((id) => id ?? []))];
  for (let start = 0; start < asked.length; start += IDS) {
    const some = asked.slice(start, start + IDS);
    const { records } = await pageOf(api, { id_list: some.join(',') }, 0, some.length);
    const found = new Set<string>();
    for (const record of records) {
      found.add(nameOf(record));
      yield record;
    }
    for (const id of some) {
      if (!found.has(id)) yield { kind: 'skipped', where: id, reason: UNKNOWN };
    }
  }
}

/** Looks papers up by their arXiv ids; it knows no others. */
export function arxivLookup(api: ArxivApi): PaperLookup {
  return {
    byId: async (id): Promise<LookedUp> => {
      if (arxivIdIn(id) === undefined) return { kind: 'unknown' };
      try {
        for await (const record of papersById(api, [id])) {
          if (record.kind === 'paper') return { kind: 'found', paper: record.paper };
          if (record.kind === 'skipped' && record.reason !== UNKNOWN) {
            return { kind: 'away', reason: 'arXiv sent a record that cannot be read.' };
          }
        }
        return { kind: 'unknown' };
      } catch (error) {
        if (error instanceof UserError) return { kind: 'unknown' };
        const reason = error instanceof UnavailableError ? error.message : 'arXiv cannot be asked just now.';
        return { kind: 'away', reason };
      }
    },
  };
}

function nameOf(record: SourceRecord): string {
  if (record.kind === 'paper') return record.paper.id;
  return record.kind === 'skipped' ? record.where : record.id;
}

async function pageOf(
  { client, url, now }: ArxivApi,
  asked: Readonly<Record<string, string>>,
  start: number,
  size: number,
): Promise<AtomPage> {
  const parameters = new URLSearchParams({ ...asked, start: `${start}`, max_results: `${size}` });
  for (let tries = 0; tries < TRIES; tries++) {
    const answer = await client.ask({
      host: ARXIV,
      url: `${url}/query?${parameters}`,
      accepts: 'xml',
      telling: [400],
    });
    const page = readAtom(answer.kind === 'body' ? answer.text : '', now());
    if (page.count > 0 || start >= page.total) return page;
  }
  throw AwayError.odd(ARXIV.title, `gave an empty page ${TRIES} times where papers should be.`);
}
