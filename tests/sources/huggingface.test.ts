import { afterEach, describe, expect, it } from 'vitest';
import type { Reading } from '../../src/ingest/ports.js';
import { dailyPapers, huggingFaceLookup, watchHuggingFace } from '../../src/sources/huggingface.js';
import { type HttpDouble, refuses } from '../support/http-double.js';
import { patientTime } from '../support/patient-time.js';
import { aClient } from './asking.js';
import { collected } from './collected.js';
import { type Days, json, openHuggingFace } from './huggingface-double.js';
import { MISDEEDS } from './misbehaviour.js';

/** A Wednesday. */
const today = '2026-11-25';
const item = (id: string, told: object = {}) => ({ paper: { id, title: `Paper ${id}`, ...told } });

let double: HttpDouble | undefined;
afterEach(async () => {
  await double?.close();
  double = undefined;
});

async function openApi(days: Days) {
  const { client, time } = aClient({}, patientTime(`${today}T12:00:00Z`));
  const server = await openHuggingFace(days, time.now);
  double = server;
  return { server, time, api: { client, url: server.url, now: time.now } };
}

async function read(items: readonly unknown[]) {
  const { api } = await openApi({ [today]: items });
  return collected(dailyPapers(api, today));
}

describe('the daily papers of Hugging Face', () => {
  it('give all that an item tells', async () => {
    const { papers, skipped } = await read([
      {
        numComments: 3,
        organization: { name: 'lab', fullname: 'The Lab' },
        paper: {
          id: '2611.00001',
          title: 'A\n Look at $\\alpha$',
          summary: '<p>We <i>look</i> &amp; see.</p><p>x &lt; y</p>',
          authors: [
            { name: 'Ann Lee', hidden: false },
            { name: 'Bo Ek', hidden: true },
            {},
            { name: 'Cy Ow' },
          ],
          publishedAt: '2026-11-20T17:08:18.000Z',
          submittedOnDailyAt: '2026-11-25T03:55:12.777Z',
          upvotes: 10,
          projectPage: 'https://look.example.org/',
          githubRepo: 'https://github.com/lab/look',
          githubStars: 9,
          ai_summary: 'A look.',
          ai_keywords: ['looks', 'eyes', 'looks', 7],
        },
      },
    ]);
    expect(skipped).toEqual([]);
    expect(papers).toEqual([
      {
        id: '2611.00001',
        title: 'A Look at α',
        abstract: 'We look & see. x < y',
        source: 'huggingface',
        authors: ['Ann Lee', 'Cy Ow'],
        year: 2026,
        published: '2026-11-20',
        links: [
          { kind: 'landing', url: 'https://arxiv.org/abs/2611.00001' },
          { kind: 'code', url: 'https://github.com/lab/look' },
          { kind: 'project', url: 'https://look.example.org/' },
        ],
        tldr: 'A look.',
        keywords: ['looks', 'eyes'],
        organisation: 'The Lab',
        upvotes: 10,
        stars: 9,
        readAt: `${today}T12:00:00.000Z`,
      },
    ]);
  });

  it.each([
    ['a title beside the paper', { title: 'Beside', paper: { id: '2611.00002' } }, { title: 'Beside' }],
    ['nothing but a title', { paper: { title: 'Alone' } }, { title: 'Alone', abstract: '' }],
    [
      'fields that are null',
      { paper: { id: '2611.00002', title: 'A', authors: null, upvotes: null } },
      { title: 'A' },
    ],
    [
      'fields of other kinds',
      { paper: { id: '2611.00002', title: 'A', upvotes: 'many', summary: 1 } },
      { title: 'A' },
    ],
    [
      'no repository, but stars of none',
      { paper: { title: 'A', githubRepo: '', githubStars: 0 } },
      { title: 'A' },
    ],
    [
      'an address that is none',
      { paper: { title: 'A', projectPage: 'javascript:alert(1)' } },
      { title: 'A' },
    ],
  ])('may have %s', async (_what, given, paper) => {
    const { papers, skipped } = await read([given]);
    expect(skipped).toEqual([]);
    expect(papers).toMatchObject([paper]);
    for (const field of ['upvotes', 'stars', 'organisation', 'tldr', 'authors']) {
      expect(papers[0]).not.toHaveProperty(field);
    }
  });

  it('mark what was withdrawn', async () => {
    const { papers } = await read([item('2611.00001', { withdrawnAt: '2026-11-24T00:00:00Z' })]);
    expect(papers).toMatchObject([{ withdrawn: true }]);
  });

  it('lose nothing but the item that is none', async () => {
    const { papers, skipped } = await read([
      item('2611.00001'),
      'x',
      null,
      {},
      { paper: { id: '2611.00002' } },
      item('2611.00003'),
    ]);
    expect(papers.map(({ id }) => id)).toEqual(['2611.00001', '2611.00003']);
    expect(skipped).toEqual([
      ...Array.from({ length: 3 }, () => 'an item: It holds no paper.'),
      '2611.00002: It has no title.',
    ]);
  });

  it('are read page after page', async () => {
    const many = Array.from({ length: 230 }, (_, index) => item(`2611.${String(index).padStart(5, '0')}`));
    const { api, server } = await openApi({ [today]: many });
    expect((await collected(dailyPapers(api, today))).papers).toHaveLength(230);
    expect(server.asked).toHaveLength(3);
  });

  it('are read once where the server knows no pages', async () => {
    const many = Array.from({ length: 100 }, (_, index) => item(`2611.${String(index).padStart(5, '0')}`));
    const { api, server } = await openApi({});
    server.next(json(many), json(many));
    expect((await collected(dailyPapers(api, today))).papers).toHaveLength(100);
    expect(server.asked).toHaveLength(2);
  });

  it('are none on a weekend, and not there yet tomorrow', async () => {
    const { api } = await openApi({});
    expect(await collected(dailyPapers(api, '2026-11-22'))).toEqual({ papers: [], skipped: [] });
    await expect(collected(dailyPapers(api, '2026-11-26'))).rejects.toThrow(
      'Hugging Face has no daily papers of 2026-11-26.',
    );
  });

  it.each(MISDEEDS)('are away when the server %s', async (_what, answer, times, said) => {
    const { api, server } = await openApi({ [today]: [item('2611.00001')] });
    server.next(...Array.from({ length: times }, () => answer));
    await expect(collected(dailyPapers(api, today))).rejects.toThrow(said);
  });
});

describe('Hugging Face, watched', () => {
  const datesAsked = async (since: string | undefined) => {
    const { api, server, time } = await openApi({ '2026-11-24': [item('2611.00001')] });
    const reading: Reading = watchHuggingFace(api).read(since ? new Date(since) : undefined, time.now());
    const { papers } = await collected(reading);
    return { papers, dates: server.asked.map(({ url }) => url.searchParams.get('date')) };
  };

  it.each([
    ['a success this morning', '2026-11-25T06:00:00Z', ['2026-11-24', '2026-11-25']],
    ['a success yesterday', '2026-11-24T23:59:00Z', ['2026-11-23', '2026-11-24', '2026-11-25']],
    ['a clock that was ahead', '2026-12-25T00:00:00Z', ['2026-11-24', '2026-11-25']],
  ])('reads, after %s, what may have changed since', async (_what, since, days) => {
    const { papers, dates } = await datesAsked(since);
    expect(dates).toEqual(days);
    expect(papers).toHaveLength(1);
  });

  it('reads a week at first, and no more than a month after a long absence', async () => {
    expect((await datesAsked(undefined)).dates).toHaveLength(7);
    await double?.close();
    expect((await datesAsked('2025-01-01T00:00:00Z')).dates).toHaveLength(31);
  });

  it('is quiet on weekends', async () => {
    const { api } = await openApi({});
    const { quietOn } = watchHuggingFace(api);
    expect(['2026-11-20', '2026-11-21', '2026-11-22', '2026-11-23'].map(quietOn)).toEqual([
      undefined,
      'weekend',
      'weekend',
      undefined,
    ]);
  });
});

describe('a look-up at Hugging Face', () => {
  it('finds a paper by its arXiv id, and says what it does not know', async () => {
    const { api, server } = await openApi({ [today]: [item('2611.00001', { upvotes: 4 })] });
    const { byId } = huggingFaceLookup(api);
    expect(await byId('2611.00001')).toMatchObject({ kind: 'found', paper: { upvotes: 4 } });
    expect(await byId('2611.00009')).toEqual({ kind: 'unknown' });
    expect(await byId('10.1000/xyz')).toEqual({ kind: 'unknown' });
    expect(server.asked).toHaveLength(2);
  });

  it('says why there is no answer', async () => {
    const { api, server } = await openApi({});
    server.next(refuses(403));
    const away = { kind: 'away', reason: 'Hugging Face refuses to answer (403).' };
    expect(await huggingFaceLookup(api).byId('2611.00001')).toEqual(away);
  });
});
