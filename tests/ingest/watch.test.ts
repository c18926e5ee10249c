import { describe, expect, it } from 'vitest';
import type { Reading, SourceStates, WatchedSource } from '../../src/ingest/ports.js';
import { nextLook, nextTry } from '../../src/ingest/timing.js';
import { createWatcher } from '../../src/ingest/watch.js';
import { UnavailableError, UserError } from '../../src/lib/errors.js';
import { memoryPapers, memorySourceStates } from '../support/memory-papers.js';
import { aPaper } from '../support/papers.js';
import { type PatientTime, patientTime } from '../support/patient-time.js';
import { quiet } from '../support/quiet.js';

const HOUR = 60 * 60_000;

interface Source extends WatchedSource {
  readonly asked: { readonly since: string | undefined; readonly now: string }[];
  /** The next readings fail with these, one each, after their papers. */
  readonly failures: (Error | undefined)[];
}

/** A source that gives a new paper every time it is looked at, at six every morning. */
function aSource(name = 'letters', during: () => Promise<void> = async () => undefined): Source {
  const asked: Source['asked'] = [];
  const failures: Source['failures'] = [];
  async function* read(since: Date | undefined, now: Date): Reading {
    asked.push({ since: since?.toISOString(), now: now.toISOString() });
    yield { kind: 'paper', paper: aPaper({ title: `${name} ${asked.length}` }) };
    await during();
    const failure = failures.shift();
    if (failure) throw failure;
  }
  const schedule = { cron: '0 6 * * *', timeZone: 'UTC' };
  return { name, title: name, schedule, quietOn: () => undefined, read, asked, failures };
}

interface Desk {
  readonly time: PatientTime;
  readonly states: SourceStates;
  readonly store: ReturnType<typeof memoryPapers>;
}

function aDesk(): Desk {
  return { time: patientTime('2026-11-25T12:00:00Z'), states: memorySourceStates(), store: memoryPapers() };
}

function watch(
  { time, states, store }: Desk,
  sources: readonly WatchedSource[],
  owner = 'one',
  brought = () => {},
) {
  const chance = () => 0;
  return createWatcher({ sources, states, store, owner, brought, now: time.now, chance, logger: quiet });
}

describe('a source that is watched', () => {
  it('is looked at when it is new, and then when its time comes', async () => {
    const desk = aDesk();
    const source = aSource();
    const watcher = watch(desk, [source]);
    expect(await watcher.runDue()).toBe(1);
    expect(await watcher.runDue()).toBe(0);
    desk.time.pass(17 * HOUR);
    expect(await watcher.runDue()).toBe(0);
    desk.time.pass(1 * HOUR);
    expect(await watcher.runDue()).toBe(1);
    expect(source.asked).toEqual([
      { since: undefined, now: '2026-11-25T12:00:00.000Z' },
      { since: '2026-11-25T11:00:00.000Z', now: '2026-11-26T06:00:00.000Z' },
    ]);
    expect(await desk.store.count()).toBe(2);
    expect(await desk.states.states()).toEqual([
      {
        name: 'letters',
        lastSuccess: new Date('2026-11-26T06:00:00Z'),
        brought: { added: 1, updated: 0, same: 0, skipped: 0 },
        nextRun: new Date('2026-11-27T06:00:00Z'),
      },
    ]);
  });

  it('is asked for all that came since, however many of its times were missed', async () => {
    const desk = aDesk();
    const source = aSource();
    await watch(desk, [source]).runDue();
    desk.time.pass(100 * HOUR);
    expect(await watch(desk, [source]).runDue()).toBe(1);
    expect(source.asked[1]?.since).toBe('2026-11-25T11:00:00.000Z');
  });

  it('that fails is looked at again soon, later and later, and as its schedule has it again after a success', async () => {
    const desk = aDesk();
    const source = aSource();
    const away = new UnavailableError('Letters is away.');
    source.failures.push(away, away);
    const watcher = watch(desk, [source]);
    await watcher.runDue();
    const [once] = await desk.states.states();
    const since = new Date('2026-11-25T12:00:00Z');
    expect(once?.failing).toEqual({ since, reason: 'Letters is away.', times: 1 });
    expect(once?.nextRun).toEqual(new Date('2026-11-25T12:02:30Z'));
    expect(await desk.store.count()).toBe(1);
    desk.time.pass(150_000);
    await watcher.runDue();
    const [twice] = await desk.states.states();
    expect(twice?.failing).toEqual({ since, reason: 'Letters is away.', times: 2 });
    expect(twice?.nextRun).toEqual(new Date('2026-11-25T12:07:30Z'));
    desk.time.pass(HOUR);
    await watcher.runDue();
    const [well] = await desk.states.states();
    expect(well).not.toHaveProperty('failing');
    expect(well?.nextRun).toEqual(new Date('2026-11-26T06:00:00Z'));
    expect(source.asked.map((asked) => asked.since)).toEqual([undefined, undefined, undefined]);
  });

  it('that was asked wrongly is not asked so again before its time', async () => {
    const desk = aDesk();
    const source = aSource();
    source.failures.push(new UserError('Letters has no such category.'));
    await watch(desk, [source]).runDue();
    const [state] = await desk.states.states();
    expect(state?.failing?.reason).toBe('Letters has no such category.');
    expect(state?.nextRun).toEqual(new Date('2026-11-26T06:00:00Z'));
  });

  it('that trips over a fault of ours says so, and the others are looked at', async () => {
    const desk = aDesk();
    const [source, other] = [aSource(), aSource('notes')];
    source.failures.push(new TypeError('secret is not a function'));
    expect(await watch(desk, [source, other]).runDue()).toBe(2);
    const [state, otherState] = await desk.states.states();
    expect(state?.failing?.reason).toBe('letters could not be read for a fault of ours.');
    expect(otherState?.lastSuccess).toBeDefined();
  });

  it('is looked at by one replica at a time', async () => {
    const desk = aDesk();
    const source = aSource('letters', async () =>
      expect(await watch(desk, [source], 'two').runDue()).toBe(0),
    );
    expect(await watch(desk, [source]).runDue()).toBe(1);
    expect(source.asked).toHaveLength(1);
  });

  it('is taken over where the replica that was at it is gone', async () => {
    const desk = aDesk();
    const source = aSource();
    await desk.states.watch('letters', '0 6 * * * UTC', desk.time.now());
    await desk.states.claim(['letters'], desk.time.now(), { owner: 'gone', ms: HOUR });
    const watcher = watch(desk, [source]);
    expect(await watcher.runDue()).toBe(0);
    desk.time.pass(HOUR);
    expect(await watcher.runDue()).toBe(1);
  });

  it('can be looked at before its time', async () => {
    const desk = aDesk();
    const watcher = watch(desk, [aSource(), aSource('notes')]);
    await watcher.runDue();
    expect(await watcher.runNow('letters')).toMatchObject({ added: 1 });
    expect(await watcher.runNow('none')).toBeUndefined();
    expect(await desk.store.count()).toBe(3);
  });

  it('says that papers came, and says nothing where none did', async () => {
    const desk = aDesk();
    const source = aSource();
    let times = 0;
    const watcher = watch(desk, [source], 'one', () => {
      times += 1;
    });
    await watcher.runDue();
    desk.store.failNext(new UnavailableError('The database is away.'));
    await watcher.runNow('letters');
    expect(times).toBe(1);
  });
});

describe('the watcher', () => {
  it('runs by itself until it is stopped, and a reading that was stopped is neither success nor failure', async () => {
    const desk = aDesk();
    let arrived = () => {};
    const reading = new Promise<void>((resolve) => {
      arrived = resolve;
    });
    let go = () => {};
    const held = new Promise<void>((resolve) => {
      go = resolve;
    });
    const source = aSource('letters', () => {
      arrived();
      return held;
    });
    const watcher = watch(desk, [source]);
    watcher.start();
    await reading;
    const stopped = watcher.stop();
    go();
    await stopped;
    expect(await desk.states.states()).toEqual([{ name: 'letters', nextRun: desk.time.now() }]);
    expect(await desk.store.count()).toBe(1);
    expect(await watcher.runDue()).toBe(0);
    // The next to start need not wait for its lease to end.
    expect(await watch(desk, [source], 'two').runDue()).toBe(1);
  });

  it('begins where the store comes back', async () => {
    const desk = aDesk();
    const watchFails = [new UnavailableError('The database is away.')];
    const states: SourceStates = {
      ...desk.states,
      watch: async (...told) => {
        const failure = watchFails.shift();
        if (failure) throw failure;
        return desk.states.watch(...told);
      },
    };
    const watcher = watch({ ...desk, states }, [aSource()]);
    await expect(watcher.runDue()).rejects.toThrow('The database is away.');
    expect(await watcher.runDue()).toBe(1);
  });
});

describe('the times of a source', () => {
  const schedule = { cron: '0 6 * * *', timeZone: 'America/New_York' };
  const at = (text: string) => new Date(text);

  it.each([
    ['2026-11-25T12:00:00Z', 0, '2026-11-26T11:00:00Z', 'the next morning there'],
    ['2026-11-25T12:00:00Z', 1, '2026-11-26T11:05:00Z', 'a little later by chance'],
    ['2026-03-07T12:00:00Z', 0, '2026-03-08T10:00:00Z', 'the clock there is put forward'],
  ])('after %s with chance %d is %s: %s', (after, chance, expected, _why) => {
    expect(nextLook(schedule, at(after), chance)).toEqual(at(expected));
  });

  it('after a failure is never later than its schedule has it', () => {
    const soon = at('2026-11-26T10:59:00Z');
    expect(nextTry(schedule, soon, 9, 0)).toEqual(at('2026-11-26T11:00:00Z'));
    expect(nextTry(schedule, at('2026-11-26T12:00:00Z'), 0, 1)).toEqual(at('2026-11-26T12:05:00Z'));
    expect(nextTry(schedule, at('2026-11-26T12:00:00Z'), 50, 1)).toEqual(at('2026-11-26T14:00:00Z'));
  });
});
