import { describe, expect, it } from 'vitest';
import { ingest } from '../../src/ingest/ingest.js';
import type { Reading, SourceRecord } from '../../src/ingest/ports.js';
import { UnavailableError, UserError } from '../../src/lib/errors.js';
import { memoryPapers } from '../support/memory-papers.js';
import { aPaper } from '../support/papers.js';

const now = () => new Date('2026-11-25T12:00:00Z');
const paper = (index: number): SourceRecord => ({
  kind: 'paper',
  paper: aPaper({ id: `2611.${String(index).padStart(5, '0')}`, title: `Paper ${index}` }),
});
const papers = (count: number) => Array.from({ length: count }, (_, index) => paper(index));

async function* reading(records: Iterable<SourceRecord>, failure?: Error): Reading {
  yield* records;
  if (failure) throw failure;
}

describe('bringing papers in', () => {
  it('goes by batches, and says how far it is after each', async () => {
    const store = memoryPapers();
    const told: number[] = [];
    const progress = ({ added }: { readonly added: number }) => told.push(added);
    const report = await ingest(reading(papers(450)), { store, now, progress });
    expect(told).toEqual([200, 400, 450]);
    expect(report).toEqual({ added: 450, updated: 0, same: 0, skipped: 0, reasons: [] });
    expect(await store.count()).toBe(450);
  });

  it('tells apart what is new, what changed, what is the same, and what the corpus files have', async () => {
    const store = memoryPapers();
    await ingest(reading(papers(2)), { store, now });
    const changed = {
      kind: 'paper' as const,
      paper: aPaper({ id: '2611.00001', title: 'Paper 1', citations: 7 }),
    };
    const known = ({ id }: { readonly id: string }) => id === '2611.00002';
    const report = await ingest(reading([paper(0), changed, paper(2), paper(3)]), { store, now, known });
    expect(report).toMatchObject({ added: 1, updated: 2, same: 1 });
  });

  it('counts all that was skipped, and tells the first reasons', async () => {
    const skipped = Array.from({ length: 300 }, (_, index): SourceRecord => {
      return { kind: 'skipped', where: `line ${index}`, reason: 'It is empty.' };
    });
    const report = await ingest(reading([...skipped, paper(0)]), { store: memoryPapers(), now });
    expect(report).toMatchObject({ added: 1, skipped: 300 });
    expect(report.reasons).toHaveLength(100);
    expect(report.reasons[0]).toEqual({ where: 'line 0', reason: 'It is empty.' });
  });

  it('leaves out what could not be read again, and keeps the rest of its batch', async () => {
    const odd = { kind: 'paper', paper: aPaper({ id: '2611.00009', title: 'Odd', year: 15 }) } as const;
    const store = memoryPapers();
    const report = await ingest(reading([paper(0), odd, paper(1)]), { store, now });
    expect(report).toMatchObject({ added: 2, skipped: 1 });
    expect(report.reasons).toEqual([{ where: 'Odd', reason: 'It cannot be kept: year: has four digits.' }]);
  });

  it.each([
    ['away', new UnavailableError('Letters is away.')],
    ['wrong', new UserError('Letters has no such thing.')],
  ])('keeps what came before the source was %s', async (kind, failure) => {
    const store = memoryPapers();
    const report = await ingest(reading(papers(3), failure), { store, now });
    expect(report).toMatchObject({ added: 3, failure: { kind, reason: failure.message } });
    expect(await store.count()).toBe(3);
  });

  it('keeps what came before the store was away, and reads no further', async () => {
    const store = memoryPapers();
    const read: SourceRecord[] = [];
    function* watched() {
      for (const record of papers(1_000)) {
        read.push(record);
        if (read.length === 201) store.failNext(new UnavailableError('The database is away.'));
        yield record;
      }
    }
    const report = await ingest(reading(watched()), { store, now });
    expect(report).toMatchObject({ added: 200, failure: { kind: 'away', reason: 'The database is away.' } });
    expect(read).toHaveLength(400);
  });

  it('keeps what came before a fault of ours, which is not hidden', async () => {
    const store = memoryPapers();
    const asked = ingest(reading(papers(3), new TypeError('not a function')), { store, now });
    await expect(asked).rejects.toThrow('not a function');
    expect(await store.count()).toBe(3);
  });

  it('ends where it is stopped, and keeps what came before', async () => {
    const stop = new AbortController();
    const store = memoryPapers();
    function* stopping() {
      for (const [index, record] of papers(10).entries()) {
        if (index === 5) stop.abort();
        yield record;
      }
    }
    const report = await ingest(reading(stopping()), { store, now, stop: stop.signal });
    expect(report).toMatchObject({ added: 5, failure: { kind: 'stopped' } });
  });

  it('lets others have their turn while records come from memory', async () => {
    let turns = 0;
    const count = () => {
      turns += 1;
      again = setImmediate(count);
    };
    let again = setImmediate(count);
    await ingest(reading(papers(400)), { store: memoryPapers(), now });
    clearImmediate(again);
    expect(turns).toBeGreaterThanOrEqual(15);
  });
});
