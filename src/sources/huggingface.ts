/** Hugging Face's daily papers: those that people there put forward on a day, with votes, code and keywords. */
import { z } from 'zod';
import type { LookedUp, PaperLookup, Reading, WatchedSource } from '../ingest/ports.js';
import { UserError } from '../lib/errors.js';
import { readReference } from '../paper/identifiers.js';
import { answered } from './answered.js';
import { askJson, type Client } from './client.js';
import { AwayError } from './fault.js';
import { readDailyItem, readHuggingFacePaper } from './huggingface-record.js';
import type { Host } from './request.js';

export interface HuggingFace {
  readonly client: Client;
  /** What stands before `/daily_papers`. */
  readonly url: string;
  readonly now: () => Date;
}

/** 500 calls in five minutes are allowed to those without an account. */
const HOST: Host = { name: 'huggingface', title: 'Hugging Face', everyMs: 700 };

/** A day has fewer; a page is never larger. */
const PAGE = 100;
const MOST_PAGES = 10;

/** The papers of a day by UTC, `YYYY-MM-DD`. Rejects as a `Reading` does, with a `UserError` for a day that is yet to come. */
export async function* dailyPapers({ client, url, now }: HuggingFace, day: string): Reading {
  const seen = new Set<string>();
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const parameters = new URLSearchParams({ date: day, limit: `${PAGE}`, p: `${page}` });
    const address = `${url}/daily_papers?${parameters}`;
    const { status, value } = await askJson(client, { host: HOST, url: address, telling: [400] });
    if (status === 400) throw new UserError(`Hugging Face has no daily papers of ${day}.`);
    const { data: items } = z.array(z.unknown()).safeParse(value);
    if (!items) throw AwayError.unreadable(HOST.title, 'list of papers');
    // A server that knows no pages gives the first one again.
    const fresh = items.filter((item) => !seen.has(JSON.stringify(item)));
    for (const item of fresh) {
      seen.add(JSON.stringify(item));
      yield readDailyItem(item, now());
    }
    if (items.length < PAGE || fresh.length === 0) return;
  }
}

/** Looks papers up by their arXiv ids; it knows no others. */
export function huggingFaceLookup({ client, url, now }: HuggingFace): PaperLookup {
  const lookUp = async (id: string): Promise<LookedUp> => {
    if (readReference(id)?.kind !== 'arxiv') return { kind: 'unknown' };
    const address = `${url}/papers/${encodeURIComponent(id)}`;
    const { status, value } = await askJson(client, { host: HOST, url: address, telling: [404] });
    if (status === 404) return { kind: 'unknown' };
    const record = readHuggingFacePaper(value, now());
    if (record.kind !== 'paper') throw AwayError.unreadable(HOST.title, 'paper');
    return { kind: 'found', paper: record.paper };
  };
  return { byId: (id) => answered(lookUp(id)) };
}

const DAY_MS = 24 * 60 * 60_000;
/** Where there was no success before. */
const FIRST_DAYS = 7;
/** After a long absence: votes of older papers do not change any more. */
const MOST_DAYS = 31;

/** People put papers forward all day long, and vote. */
export function watchHuggingFace(api: HuggingFace): WatchedSource {
  return {
    name: 'huggingface',
    title: 'Hugging Face daily papers',
    schedule: { cron: '25 */6 * * *', timeZone: 'UTC' },
    quietOn: (day) => ([0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay()) ? 'weekend' : undefined),
    read: async function* (since, now) {
      for (const day of daysToRead(since, now)) yield* dailyPapers(api, day);
    },
  };
}

/** The day of the last success is read again, and the one before it: they were not over, or went on being voted for. */
function daysToRead(since: Date | undefined, now: Date): string[] {
  const midnight = (time: Date) => Math.floor(time.getTime() / DAY_MS);
  const missed = since ? Math.max(0, midnight(now) - midnight(since)) + 2 : FIRST_DAYS;
  const count = Math.min(missed, MOST_DAYS);
  return Array.from({ length: count }, (_, index) =>
    new Date(now.getTime() - (count - 1 - index) * DAY_MS).toISOString().slice(0, 10),
  );
}
