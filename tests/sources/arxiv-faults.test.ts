import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ingest } from '../../src/ingest/ingest.js';
import type { Reading } from '../../src/ingest/ports.js';
import { searchArxiv } from '../../src/sources/arxiv-api.js';
import { harvestArxiv } from '../../src/sources/arxiv-oai.js';
import { watchArxiv } from '../../src/sources/arxiv-watch.js';
import { type Answering, floods, hangsUp, refuses, sends, stalls } from '../support/http-double.js';
import { memoryPapers } from '../support/memory-papers.js';
import { patientTime } from '../support/patient-time.js';
import { type ArxivDouble, openArxiv } from './arxiv-double.js';
import { apiError, apiPage, arxivPaper, oaiError } from './arxiv-xml.js';
import { aClient } from './asking.js';

const some = Array.from({ length: 5 }, (_, index) => arxivPaper({ id: `2611.0000${index}` }));
const [first = arxivPaper({ id: '2611.00000' })] = some;
const late = 'arXiv did not answer in full within 30 seconds.';
const page = 'arXiv was asked for XML and a web page came; does the network want a login?';

let arxiv: ArxivDouble;
const time = patientTime();
beforeEach(async () => {
  arxiv = await openArxiv(2, time.now);
  arxiv.has(...some);
  arxiv.announces('2026-11-25T00:00:00-05:00', ...some);
});
afterEach(() => arxiv.close());

/** What a reading brings into an empty store, with the requests it took. */
async function brought(door: 'api' | 'feed' | 'oai', deadline?: AbortSignal) {
  const { client } = aClient(deadline ? { deadline: () => deadline } : {}, time);
  const { now } = time;
  const oai = { client, url: arxiv.oaiUrl, now };
  const readings: Record<typeof door, () => Reading> = {
    api: () => searchArxiv({ client, url: arxiv.apiUrl, now }, { query: 'cat:cs.LG', limit: 100 }),
    feed: () => watchArxiv({ ...oai, feedUrl: arxiv.feedUrl }, ['cs.LG']).read(undefined, now()),
    oai: () => harvestArxiv(oai, {}),
  };
  const store = memoryPapers();
  const report = await ingest(readings[door](), { store, now });
  expect(await store.count()).toBe(report.added);
  return { ...report, asked: arxiv.asked.length };
}

const cleanly = { added: 5, updated: 0, same: 0, skipped: 0, reasons: [] };
const nothing = { ...cleanly, added: 0 };
const away = (reason: string) => ({ kind: 'away', reason });

describe.each(['api', 'feed', 'oai'] as const)('over the %s of arXiv', (door) => {
  const pages = door === 'oai' ? 3 : 1;
  const inAYear = new Date('2027-11-25T12:00:00Z').toUTCString();

  it.each<[string, Answering]>([
    ['it is out of order for a moment', refuses(503)],
    ['it asks to wait some seconds', refuses(429, { 'retry-after': '30' })],
    ['it asks to wait until a time', refuses(503, { 'retry-after': 'Wed, 25 Nov 2026 12:00:01 GMT' })],
    ['it hangs up', hangsUp()],
    ['it hangs up within its answer', hangsUp('text/xml', '<?xml version="1.0"?><feed><entry>')],
  ])('nothing is lost when %s', async (_what, answering) => {
    arxiv.next(answering);
    expect(await brought(door)).toEqual({ ...cleanly, asked: pages + 1 });
    const gaps = arxiv.asked.slice(1).map(({ at }, index) => at - (arxiv.asked[index]?.at ?? 0));
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(3_000);
  });

  it.each<[string, Answering, string]>([
    [
      'asks to be left alone for an hour',
      refuses(429, { 'retry-after': '3600' }),
      'arXiv asks to be left alone for 60 minutes.',
    ],
    [
      'asks to be left alone for a year',
      refuses(429, { 'retry-after': inAYear }),
      'arXiv asks to be left alone for 365 days.',
    ],
    ['is a network that wants a login', sends('text/html', '<html>log in</html>'), page],
    ['sends 50 MB', floods('text/xml', 50_000_000), 'arXiv sent more than 20 MB; the rest was not read.'],
    ['refuses', refuses(403), 'arXiv refuses to answer (403).'],
  ])('it is away, said at once and asked once, when it %s', async (_what, answering, reason) => {
    arxiv.next(answering);
    expect(await brought(door)).toEqual({ ...nothing, failure: away(reason), asked: 1 });
  });

  it('it is away when it says that it sends XML and does not', async () => {
    arxiv.next(sends('text/xml', '<html>log in</html>'));
    const { failure } = await brought(door);
    expect(failure?.reason).toMatch(/^arXiv answered what is no (feed|list)/);
  });

  it('it is away when it does not come to an end', async () => {
    const deadline = new AbortController();
    arxiv.next(stalls('text/xml', '<feed>', () => deadline.abort()));
    const report = await brought(door, deadline.signal);
    expect(report.failure).toEqual(away(late));
  });

  it('an answer that is cut off is no short answer', async () => {
    arxiv.nextChanged((text) => text.slice(0, Math.floor(text.length * 0.6)));
    const { added, failure } = await brought(door);
    expect(failure?.reason).toMatch(/^arXiv answered what is no (feed|list).*, or not all of it\.$/);
    expect(added).toBeLessThan(5);
  });

  it('entities of its own are not expanded, and cost the record that uses them', async () => {
    const bomb = Array.from({ length: 30 }, (_, n) => `<!ENTITY l${n} "&l${n - 1};&l${n - 1};">`).join('');
    arxiv.has({ ...first, damage: '<title>&l29;</title>' });
    arxiv.announces('x', { ...first, damage: '<title>&l29;</title>' }, ...some.slice(1));
    arxiv.nextChanged((text) => text.replace('?>', `?><!DOCTYPE x [${bomb}]>`));
    const report = await brought(door);
    expect(report).toMatchObject({ added: 4, skipped: 1 });
    expect(report.reasons[0]?.reason).toBe('It is no well-formed XML.');
  });

  it('control characters and days before there were any are left out', async () => {
    const odd = {
      ...first,
      title: 'A\u0085B',
      authors: ['\u0080', 'Ada'],
      published: '0001-01-01T00:00:00Z',
      updated: '0001-01-01T00:00:00Z',
    };
    arxiv.has(odd);
    arxiv.announces('x', odd, ...some.slice(1));
    const report = await brought(door);
    expect(report).toMatchObject({ added: 5, skipped: 0 });
  });

  it('damaged records are told, and records that come twice are one', async () => {
    const broken = { ...first, damage: '<title>a <b> c</title>' };
    const untitled = arxivPaper({ id: '2611.00001', title: ' ' });
    const twice = [arxivPaper({ id: '2611.00007' }), arxivPaper({ id: '2611.00007', version: 2 })];
    arxiv.has(broken, untitled, ...twice);
    arxiv.announces('x', broken, untitled, ...some.slice(2), ...twice);
    const report = await brought(door);
    expect(report).toMatchObject({ added: 4, skipped: 2 });
    expect(report.reasons.map(({ where }) => where)).toContain('2611.00001');
    expect(report.reasons.map(({ reason }) => reason)).toContain('It has no title.');
  });
});

describe('the API of arXiv', () => {
  it('is asked again where a page is empty that should not be', async () => {
    arxiv.next(sends('text/xml', apiPage([], 0, 5)), sends('text/xml', apiPage([], 0, 5)));
    expect(await brought('api')).toEqual({ ...cleanly, asked: 3 });
  });

  it('is away where it is empty again and again', async () => {
    arxiv.next(...Array.from({ length: 9 }, () => sends('text/xml', apiPage([], 0, 5))));
    const reason = 'arXiv gave an empty page 4 times where papers should be.';
    expect(await brought('api')).toEqual({ ...nothing, failure: away(reason), asked: 4 });
  });

  it('gives a short page, and goes on after it', async () => {
    arxiv.next(sends('text/xml', apiPage(some.slice(0, 2), 0, 5)));
    expect(await brought('api')).toEqual({ ...cleanly, asked: 2 });
    expect(arxiv.asked[1]?.url.searchParams.get('start')).toBe('2');
  });

  it('says what is wrong with a question', async () => {
    const { client } = aClient({}, time);
    const atom = { 'content-type': 'application/atom+xml' };
    arxiv.next(refuses(400, atom, apiError('malformed query\nhere')));
    const reading = searchArxiv({ client, url: arxiv.apiUrl, now: time.now }, { query: '((', limit: 5 });
    const report = await ingest(reading, { store: memoryPapers(), now: time.now });
    expect(report.failure).toEqual({
      kind: 'wrong',
      reason: 'arXiv cannot answer that: malformed query here.',
    });
  });
});

describe('the feed of arXiv', () => {
  it('says that a category is none', async () => {
    const { client } = aClient({}, time);
    const doors = { client, url: arxiv.oaiUrl, feedUrl: arxiv.feedUrl, now: time.now };
    const reading = watchArxiv(doors, ['cs.LG', 'cs.XXX']).read(undefined, time.now());
    const report = await ingest(reading, { store: memoryPapers(), now: time.now });
    const reason = 'arXiv has no feed for cs.LG, cs.XXX: one of these is no category.';
    expect(report.failure).toEqual({ kind: 'wrong', reason });
  });

  it('is empty on some days, which is no failure', async () => {
    arxiv.announces('2026-11-28T00:00:00-05:00');
    expect(await brought('feed')).toEqual({ ...nothing, asked: 1 });
  });
});

describe('OAI-PMH of arXiv', () => {
  it('is begun again where its list expires, and nothing is lost', async () => {
    arxiv.nextChanged((text) => {
      arxiv.expireTokens();
      return text;
    });
    expect(await brought('oai')).toEqual({ ...cleanly, asked: 5 });
  });

  it('is away where its lists expire again and again', async () => {
    for (let round = 0; round < 20; round++) {
      arxiv.nextChanged((text) => {
        arxiv.expireTokens();
        return text;
      });
    }
    const report = await brought('oai');
    expect(report.failure?.reason).toBe('arXiv lets its lists expire before they are read.');
    expect(report.added).toBe(2);
  });

  it('marks what was deleted, where it is known', async () => {
    const { client } = aClient({}, time);
    const store = memoryPapers();
    const copy = () =>
      ingest(harvestArxiv({ client, url: arxiv.oaiUrl, now: time.now }, {}), { store, now: time.now });
    await copy();
    arxiv.has({ ...first, deleted: true }, arxivPaper({ id: '2611.99999', deleted: true }));
    expect(await copy()).toMatchObject({ added: 0, updated: 1, same: 4, skipped: 1 });
    expect((await store.find([first.id]))[0]).toMatchObject({ title: first.title, withdrawn: true });
  });

  it('has nothing in a window, which is no failure', async () => {
    const { client } = aClient({}, time);
    const window = { from: '2026-12-24', until: '2026-12-25' };
    const reading = harvestArxiv({ client, url: arxiv.oaiUrl, now: time.now }, window);
    expect(await ingest(reading, { store: memoryPapers(), now: time.now })).toEqual(nothing);
  });

  it('says what is wrong with a question', async () => {
    arxiv.next(sends('text/xml', oaiError('badArgument', 'Set does not exist')));
    const reason = 'arXiv cannot answer that: badArgument Set does not exist.';
    expect((await brought('oai')).failure).toEqual({ kind: 'wrong', reason });
  });

  it('keeps what came before it failed', async () => {
    arxiv.nextChanged((text) => text);
    arxiv.nextChanged(() => 'gone');
    const report = await brought('oai');
    expect(report).toMatchObject({ added: 2, failure: { kind: 'away' } });
  });
});
