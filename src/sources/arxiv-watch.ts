/** arXiv as a source that is looked at by itself: its daily feed, and what was announced while nobody looked. */
import { OVERLAP_MS } from '../ingest/look.js';
import type { Reading, WatchedSource } from '../ingest/ports.js';
import { localDate } from '../lib/local-date.js';
import { ARXIV_TIME_ZONE, announcementsBetween, quietDay } from './arxiv-calendar.js';
import { readAnnouncement } from './arxiv-feed.js';
import { type ArxivOai, harvestArxiv, oaiSet } from './arxiv-oai.js';
import type { Marks } from './request.js';

export interface ArxivDoors extends ArxivOai {
  /** What stands before `/atom`. */
  readonly feedUrl: string;
}

/** The feed is made about midnight there, sometimes later: looks at one that has not changed cost nearly nothing. */
const SCHEDULE = { cron: '15 0,1,2,4,8 * * *', timeZone: ARXIV_TIME_ZONE };
/** Whoever looked so shortly after midnight may have seen the feed of the day before. */
const LATE_MS = 3 * 60 * 60_000;
const DAY_MS = 24 * 60 * 60_000;

/** @param categories at least one, such as `cs.LG` */
export function watchArxiv(doors: ArxivDoors, categories: readonly string[]): WatchedSource {
  /** What the feed said last, and when: it holds only once what came with it is known to be kept. */
  let seen: { readonly marks: Marks; readonly at: Date } | undefined;
  async function* read(since: Date | undefined, now: Date): Reading {
    if (since && hasMissed(since, now)) yield* missed(doors, categories, since);
    const isKept = seen && since && since.getTime() + OVERLAP_MS >= seen.at.getTime();
    const marks = isKept ? seen?.marks : undefined;
    const announcement = await readAnnouncement(doors.client, doors.feedUrl, categories, { marks, now });
    if (announcement.records) yield* announcement.records;
    seen = { marks: announcement.marks, at: now };
  }
  return {
    name: 'arxiv',
    title: `arXiv (${categories.join(', ')})`,
    schedule: SCHEDULE,
    quietOn: quietDay,
    read,
  };
}

/** The feed holds the last announcement only: whether there was one before it that nobody saw. */
function hasMissed(since: Date, now: Date): boolean {
  const looked = localDate(new Date(since.getTime() - LATE_MS), ARXIV_TIME_ZONE);
  return announcementsBetween(looked, localDate(now, ARXIV_TIME_ZONE)) > 1;
}

/** Records carry the day of their change by UTC; what was announced that evening may carry the day before. */
async function* missed(doors: ArxivDoors, categories: readonly string[], since: Date): Reading {
  const from = new Date(since.getTime() - DAY_MS).toISOString().slice(0, 10);
  for (const set of new Set(categories.map(oaiSet))) yield* harvestArxiv(doors, { set, from });
}
