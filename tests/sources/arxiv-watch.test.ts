import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createWatcher, type Watcher } from '../../src/ingest/watch.js';
import { UnavailableError } from '../../src/lib/errors.js';
import { watchArxiv } from '../../src/sources/arxiv-watch.js';
import { refuses } from '../support/http-double.js';
import { type MemoryPapers, memoryPapers, memorySourceStates } from '../support/memory-papers.js';
import { type PatientTime, patientTime } from '../support/patient-time.js';
import { quiet } from '../support/quiet.js';
import { type ArxivDouble, openArxiv } from './arxiv-double.js';
import { arxivPaper } from './arxiv-xml.js';
import { aClient } from './asking.js';

/** A Wednesday, half past one in New York. */
const BEGIN = '2026-11-18T06:30:00Z';

let arxiv: ArxivDouble;
let time: PatientTime;
let store: MemoryPapers;
let watcher: Watcher;

beforeEach(async () => {
  time = patientTime(BEGIN);
  arxiv = await openArxiv(50, time.now);
  store = memoryPapers();
  const { client } = aClient({}, time);
  const doors = { client, url: arxiv.oaiUrl, feedUrl: arxiv.feedUrl, now: time.now };
  watcher = createWatcher({
    sources: [watchArxiv(doors, ['cs.LG', 'cs.CL'])],
    states: memorySourceStates(),
    store,
    owner: 'one',
    now: time.now,
    chance: () => 0.5,
    logger: quiet,
  });
});
afterEach(() => arxiv.close());

/** arXiv announces a paper that was submitted the day before, at midnight there. */
function announce(day: string) {
  const before = new Date(Date.parse(`${day}T00:00:00Z`) - 10 * 60 * 60_000).toISOString();
  const id = `26${day.slice(5, 7)}.${day.slice(8)}000`;
  const datestamp = before.slice(0, 10);
  const paper = arxivPaper({ id, published: before, updated: before, datestamp });
  arxiv.announces(`${day}T00:00:00-05:00`, paper);
}

/** Looks as often as it is time until then, as a bot that runs does. */
async function runUntil(at: string) {
  while (time.now() < new Date(at)) {
    await watcher.runDue();
    time.pass(10 * 60_000);
  }
}

const doorsAsked = () => arxiv.asked.map(({ url }) => (url.pathname === '/oai' ? 'oai' : 'feed'));
const ids = () => store.papers().map(({ id }) => id);

describe('arXiv, looked at day by day', () => {
  it('brings each day what was announced, and asks for little where nothing changed', async () => {
    announce('2026-11-18');
    await runUntil('2026-11-19T05:00:00Z');
    announce('2026-11-19');
    await runUntil('2026-11-20T05:00:00Z');
    expect(ids()).toEqual(['2611.18000', '2611.19000']);
    expect(new Set(doorsAsked())).toEqual(new Set(['feed']));
    const [first, ...later] = arxiv.asked.map(({ headers }) => headers['if-none-match']);
    expect(first).toBeUndefined();
    expect(later).toContain('"2026-11-18T00:00:00-05:00"');
    expect(later).toContain('"2026-11-19T00:00:00-05:00"');
  });

  it('is not asked for more after a weekend', async () => {
    announce('2026-11-20');
    await runUntil('2026-11-21T05:00:00Z');
    arxiv.announces('2026-11-21T00:00:00-05:00');
    await runUntil('2026-11-23T05:00:00Z');
    announce('2026-11-23');
    await runUntil('2026-11-24T05:00:00Z');
    expect(ids()).toEqual(['2611.20000', '2611.23000']);
    expect(doorsAsked()).not.toContain('oai');
  });

  it('loses nothing of the days on which nobody looked', async () => {
    announce('2026-11-18');
    await runUntil('2026-11-18T16:00:00Z');
    for (const day of ['2026-11-19', '2026-11-20', '2026-11-23', '2026-11-24']) announce(day);
    time.pass(6 * 24 * 60 * 60_000);
    await watcher.runDue();
    expect(ids().sort()).toEqual(['2611.18000', '2611.19000', '2611.20000', '2611.23000', '2611.24000']);
    const oai = arxiv.asked.filter(({ url }) => url.pathname === '/oai');
    expect(oai.map(({ url }) => [url.searchParams.get('set'), url.searchParams.get('from')])).toEqual([
      ['cs:cs:LG', '2026-11-17'],
      ['cs:cs:CL', '2026-11-17'],
    ]);
  });

  it('loses nothing where the day it did not look was arXiv being away', async () => {
    announce('2026-11-18');
    await runUntil('2026-11-19T05:00:00Z');
    announce('2026-11-19');
    arxiv.always(refuses(403));
    await runUntil('2026-11-20T05:00:00Z');
    arxiv.always();
    announce('2026-11-20');
    await runUntil('2026-11-23T05:00:00Z');
    expect(ids().sort()).toEqual(['2611.18000', '2611.19000', '2611.20000']);
  });

  it('is asked in full again where what it gave could not be kept', async () => {
    announce('2026-11-18');
    store.failNext(new UnavailableError('The database is away.'));
    await watcher.runDue();
    expect(ids()).toEqual([]);
    await runUntil('2026-11-18T08:00:00Z');
    expect(ids()).toEqual(['2611.18000']);
    expect(arxiv.asked[1]?.headers).not.toHaveProperty('if-none-match');
  });
});
