import { expect, it } from 'vitest';
import type { Turns } from '../../../src/ingest/ports.js';
import { openDatabase } from '../../../src/store/sql/database.js';
import { createTurns } from '../../../src/store/sql/turns.js';
import { type Databases, describeOnBoth } from '../../support/databases.js';
import { countedIds, quiet } from '../../support/quiet.js';
import { at } from './digests.js';

const SECOND = 1_000;

/** Replicas on one database and one clock, which goes on by what they wait; nobody really waits. */
async function replicas(databases: Databases, count: number) {
  const config = await databases.create();
  let clock = at(0).getTime();
  const pause = async (ms: number, signal?: AbortSignal) => {
    await new Promise((resolve) => setImmediate(resolve));
    // Whoever is told when nobody waits any more is at work, and it is not over yet.
    if (!signal) clock += ms;
    else if (!signal.aborted) await new Promise((resolve) => signal.addEventListener('abort', resolve));
  };
  const opened = await Promise.all(Array.from({ length: count }, () => openDatabase(config, quiet)));
  const turns: Turns[] = opened.map(({ db }, index) =>
    createTurns(db, { now: () => new Date(clock), pause, newOwner: countedIds(`${index}-`) }),
  );
  return {
    turns,
    now: () => clock,
    pass: (ms: number) => {
      clock += ms;
    },
    close: () => Promise.all(opened.map(({ db }) => db.destroy())),
  };
}

describeOnBoth('turns at a host', (databases) => {
  it('are taken one after another, so many seconds apart, over all replicas', async () => {
    const { turns, now, pass, close } = await replicas(databases, 3);
    const requests: { readonly from: number; to: number }[] = [];
    const request = async () => {
      const own = { from: now(), to: 0 };
      requests.push(own);
      await new Promise((resolve) => setImmediate(resolve));
      pass(700);
      own.to = now();
      return requests.length;
    };
    const asked = turns.flatMap((each) => [1, 2, 3].map(() => each.take('arxiv', 3 * SECOND, request)));
    expect((await Promise.all(asked)).sort()).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
    for (const [index, { from }] of requests.entries()) {
      const before = requests[index - 1];
      if (before) expect(from - before.to).toBeGreaterThanOrEqual(3 * SECOND);
    }
    await close();
  });

  it('of one process come in the order in which they were asked for', async () => {
    const { turns, close } = await replicas(databases, 1);
    const order: number[] = [];
    await Promise.all([1, 2, 3, 4].map((n) => turns[0]?.take('arxiv', SECOND, async () => order.push(n))));
    expect(order).toEqual([1, 2, 3, 4]);
    await close();
  });

  it('at one host do not hold up another', async () => {
    const { turns, close } = await replicas(databases, 1);
    let end = () => {};
    let begun = () => {};
    const hasBegun = new Promise<void>((resolve) => {
      begun = resolve;
    });
    const request = () => {
      begun();
      return new Promise<void>((resolve) => {
        end = resolve;
      });
    };
    const long = turns[0]?.take('arxiv', SECOND, request);
    await hasBegun;
    expect(await turns[0]?.take('huggingface', SECOND, async () => 'answered')).toBe('answered');
    end();
    await long;
    await close();
  });

  it('are given on after a request that failed, and it is told how it did', async () => {
    const { turns, now, close } = await replicas(databases, 2);
    const failing = turns[0]?.take('arxiv', 3 * SECOND, async () => {
      throw new Error('it says 500');
    });
    await expect(failing).rejects.toThrow('it says 500');
    const from = now();
    await turns[1]?.take('arxiv', 3 * SECOND, async () => 'answered');
    expect(now() - from).toBeGreaterThanOrEqual(3 * SECOND);
    await close();
  });

  it('of a replica that died are free when its lease ends', async () => {
    const { turns, now, close } = await replicas(databases, 2);
    let begun = () => {};
    const hasBegun = new Promise<void>((resolve) => (begun = resolve));
    // It never ends, and nobody says any more that it goes on.
    void turns[0]?.take('arxiv', SECOND, () => new Promise(begun));
    await hasBegun;
    const from = now();
    expect(await turns[1]?.take('arxiv', SECOND, async () => 'answered')).toBe('answered');
    expect(now() - from).toBeGreaterThanOrEqual(30 * SECOND);
    expect(now() - from).toBeLessThan(31 * SECOND);
    await close();
  });

  it('are not waited for by a clock that was put back', async () => {
    const { turns, now, pass, close } = await replicas(databases, 1);
    await turns[0]?.take('arxiv', 3 * SECOND, async () => 'answered');
    pass(-3_600 * SECOND);
    const from = now();
    expect(await turns[0]?.take('arxiv', 3 * SECOND, async () => 'answered')).toBe('answered');
    expect(now()).toBe(from);
    await close();
  });
});
