import { expect, it } from 'vitest';
import { type Databases, describeOnBoth } from '../../support/databases.js';
import { at, claimed, tomorrow, vision } from './digests.js';
import { startWorker } from './worker.js';

/** More statements than a digest needs from due to dead: the last process lives. */
const MOST = 25;
const TIME_LIMIT_MS = 120_000;

describeOnBoth('a process that is killed', (databases) => {
  // Where a server undoes what a client left, every fourth statement is enough.
  const step = databases.kind === 'sqlite' ? 1 : 4;
  const points = Array.from({ length: Math.ceil(MOST / step) }, (_, index) => 1 + index * step);

  it(
    'before any statement leaves all of a step or nothing of it',
    async () => {
      const ends: string[] = [];
      while (points.length > 0 && !ends.includes('lived')) {
        ends.push(...(await Promise.all(points.splice(0, 2).map((point) => outlive(databases, point)))));
      }
      expect(ends).toContain('lived');
      expect(ends.filter((end) => end === 'killed').length).toBeGreaterThan(12 / step);
    },
    TIME_LIMIT_MS,
  );
});

/** Runs a digest in a process that kills itself before this statement, and looks at what it left. */
async function outlive(databases: Databases, killBefore: number): Promise<'killed' | 'lived'> {
  const config = await databases.create();
  const worker = await startWorker();
  const answer = await worker.ask({ does: 'a digest', config, killBefore });
  await worker.kill();
  const store = await databases.open(config);
  const [subscription] = await store.digests.subscriptionsOf(vision);
  if (!subscription) return 'killed';
  const last = await store.digests.lastDelivery(subscription.id);
  const given = await store.library.given(vision);
  const isPlanned = subscription.nextDueAt.getTime() === tomorrow.getTime();
  expect({ killBefore, isPlanned, given: given.size }).toEqual({
    killBefore,
    isPlanned: last !== undefined,
    given: last ? 2 : 0,
  });
  expect(subscription.state.kind === 'stopped').toBe(last?.state === 'dead');
  const next = await claimed(store, 'b', 10);
  const expected = last?.state === 'dead' ? ['notice'] : last ? ['digest'] : [];
  expect(next.map(({ parcel }) => parcel.kind)).toEqual(expected);
  // What was leased when the process died is in doubt, what was only planned is not.
  const doubts = next.flatMap(({ doubtfulSince }) => doubtfulSince ?? []);
  expect(doubts).toEqual(next[0]?.attempts === 1 ? [at(0)] : []);
  return answer === undefined ? 'killed' : 'lived';
}
