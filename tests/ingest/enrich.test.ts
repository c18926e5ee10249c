import { describe, expect, it } from 'vitest';
import {
  type EnrichOptions,
  enrich,
  isBare,
  type LookedUpTitle,
  type TitleSource,
} from '../../src/ingest/enrich.js';
import type { Paper } from '../../src/paper/paper.js';
import { memoryPapers } from '../support/memory-papers.js';
import { aPaper } from '../support/papers.js';

const DAY_MS = 24 * 60 * 60_000;
const bare = (title: string) => aPaper({ title, abstract: '' });
const full = (title: string, id: string): Paper =>
  aPaper({ title, id, authors: ['Ann Lee'], source: 'arxiv' });

/** Knows these papers; away from the given question on. */
function aSource(title: string, papers: readonly Paper[], awayFrom = Infinity) {
  const asked: string[] = [];
  const source: TitleSource = {
    title,
    byTitle: async (wanted) => {
      asked.push(wanted);
      if (asked.length > awayFrom) return { kind: 'away', reason: `${title} is away.` };
      return { kind: 'papers', papers: papers.filter((paper) => paper.title.startsWith(wanted)) };
    },
  };
  return { source, asked };
}

function aDesk(papers: readonly Paper[]) {
  const looked: LookedUpTitle[] = [];
  const store = memoryPapers();
  let nowMs = Date.parse('2026-11-25T12:00:00Z');
  const run = (sources: readonly { readonly source: TitleSource }[], told: Partial<EnrichOptions> = {}) =>
    enrich({
      papers,
      sources: sources.map(({ source }) => source),
      store,
      lookups: {
        remembered: async () => looked,
        remember: async (one) => void looked.push(one),
      },
      now: () => new Date(nowMs),
      ...told,
    });
  return { run, store, looked, pass: (ms: number) => (nowMs += ms) };
}

describe('a bare paper', () => {
  it.each([
    ['one with a title only', bare('A'), true],
    ['one with authors', { ...bare('A'), authors: ['Ann Lee'] }, false],
    ['one with an id', { ...bare('A'), id: '2401.00001' }, false],
  ])('is %s', (_what, paper, is) => expect(isBare(paper)).toBe(is));
});

describe('enriching', () => {
  it('asks one source after the other, and keeps what was found with its old name', async () => {
    const { run, store } = aDesk([bare('A'), bare('B'), bare('C'), full('D', '2401.00004')]);
    const first = aSource('First', [full('A', '2401.00001')]);
    const second = aSource('Second', [full('B', '10.1000/b'), full('A', '10.1000/wrong')]);
    expect(await run([first, second])).toEqual({
      bare: 3,
      remembered: 0,
      found: 2,
      unknown: 1,
      ambiguous: [],
      left: 0,
      away: [],
    });
    expect(store.papers()).toMatchObject([
      { id: '2401.00001', otherIds: [bare('A').id], authors: ['Ann Lee'] },
      { id: '10.1000/b', otherIds: [bare('B').id] },
    ]);
    expect([first.asked, second.asked]).toEqual([
      ['A', 'B', 'C'],
      ['B', 'C'],
    ]);
  });

  it('takes none of several, and says so, and does not ask the next source to decide', async () => {
    const { run, store } = aDesk([bare('A')]);
    const first = aSource('First', [full('A', '2401.00001'), full('A', '2401.00002')]);
    const second = aSource('Second', [full('A', '2401.00001')]);
    const report = await run([first, second]);
    expect(report).toMatchObject({ found: 0, ambiguous: [{ id: bare('A').id, title: 'A' }] });
    expect(store.papers()).toEqual([]);
    expect(second.asked).toEqual([]);
  });

  it('goes on where it was stopped', async () => {
    const { run } = aDesk(['A', 'B', 'C'].map(bare));
    const source = aSource('First', [full('A', '2401.00001')]);
    expect(await run([source], { limit: 1 })).toMatchObject({ found: 1, left: 2 });
    const stop = new AbortController();
    stop.abort();
    expect(await run([source], { stop: stop.signal })).toMatchObject({ remembered: 1, unknown: 0, left: 2 });
    expect(await run([source])).toMatchObject({ remembered: 1, unknown: 2, left: 0 });
    expect(source.asked).toEqual(['A', 'B', 'C']);
  });

  it('asks again after thirty days for what nobody knew', async () => {
    const { run, pass } = aDesk(['A', 'B'].map(bare));
    const source = aSource('First', [full('A', '2401.00001'), full('A', '2401.00002')]);
    expect(await run([source])).toMatchObject({ unknown: 1, ambiguous: [{ title: 'A' }] });
    pass(29 * DAY_MS);
    expect(await run([source])).toMatchObject({ bare: 2, remembered: 2, left: 0 });
    pass(2 * DAY_MS);
    expect(await run([source])).toMatchObject({ bare: 2, remembered: 1, unknown: 1 });
    expect(source.asked).toEqual(['A', 'B', 'B']);
  });

  it('goes on without a source that is away, but remembers as unknown only what all were asked for', async () => {
    const { run, looked } = aDesk(['A', 'B', 'C'].map(bare));
    const first = aSource('First', [], 1);
    const second = aSource('Second', [full('C', '2401.00003')]);
    expect(await run([first, second])).toMatchObject({
      found: 1,
      unknown: 1,
      left: 1,
      away: ['First is away.'],
    });
    expect(looked.map(({ outcome }) => outcome)).toEqual(['unknown', 'found']);
    expect(first.asked).toEqual(['A', 'B']);
    const back = aSource('First', [full('B', '2401.00002')]);
    expect(await run([back, second])).toMatchObject({ found: 1, left: 0, away: [] });
  });

  it('ends when nobody is left to ask', async () => {
    const { run } = aDesk(['A', 'B', 'C'].map(bare));
    const source = aSource('First', [], 0);
    expect(await run([source])).toMatchObject({ unknown: 0, left: 3, away: ['First is away.'] });
    expect(source.asked).toEqual(['A']);
  });

  it('remembers nothing that the store did not take', async () => {
    const { run, store, looked } = aDesk([bare('A')]);
    store.failNext(new Error('full'));
    const source = aSource('First', [full('A', '2401.00001')]);
    await expect(run([source])).rejects.toThrow('full');
    expect(looked).toEqual([]);
    expect(await run([source])).toMatchObject({ found: 1 });
  });
});
