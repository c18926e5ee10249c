import { describe, expect, it } from 'vitest';
import type { Paper } from '../../src/paper/paper.js';
import { aPaper } from '../support/papers.js';
import { DIRECT, diffusion, digest, idsOf, papers, pruning } from './composed.js';
import { aMaterial } from './material.js';

/** Papers as they were called until now, and as they are called now. */
function renamed(before: readonly Paper[]): Paper[] {
  return before.map((paper, at) => ({ ...paper, id: `2401.0000${at}`, otherIds: [paper.id] }));
}
const now = renamed(diffusion);

describe('a paper that got a better name', () => {
  it('is not given again', async () => {
    const material = aMaterial({ papers: [...now, ...pruning], given: diffusion.slice(0, 6) });
    const today = await digest({ topic: 'diffusion', size: 5 }, material);
    expect(idsOf(today).sort()).toEqual([now[6]?.id, now[7]?.id]);
    expect(today.archive).toEqual({ left: 0 });
  });

  it('is not given to a person whose channel had it, and is told of once', async () => {
    const came = diffusion.map((paper) => [paper, 1] as const);
    const material = aMaterial({ papers: now, came, elsewhere: { C7: diffusion.slice(0, 3) } });
    const today = await digest({ size: 9 }, material, { destination: DIRECT, userId: 'UADA' });
    expect(idsOf(today).sort()).toEqual(now.slice(3).map(({ id }) => id));
    expect(today.seenElsewhere).toEqual([{ channelId: 'C7', papers: 3 }]);
  });

  it('came when it came under its old one, and once', async () => {
    const [one, other] = [now[0] ?? aPaper(), diffusion[0] ?? aPaper()];
    const came = [[one, 2] as const, [other, 3] as const];
    for (const request of [{}, { topic: 'diffusion' }]) {
      const { items } = await digest(request, aMaterial({ papers: now, came }));
      expect(items.map(({ paper }) => paper.id)).toEqual([one.id]);
      expect(items[0]?.reasons).toContainEqual({ kind: 'new' });
    }
  });

  it('trends by what was done with it under both', async () => {
    const [one, other] = [now[0] ?? aPaper(), diffusion[0] ?? aPaper()];
    const { items } = await digest(
      { trending: true, size: 1 },
      aMaterial({
        papers: now,
        signals: [
          [one, 1],
          [other, 1],
          [other, 2],
        ],
      }),
    );
    expect(items[0]?.paper.id).toBe(one.id);
    expect(items[0]?.reasons).toContainEqual({ kind: 'trending', teamSignals: 3 });
  });

  it('is voted for once by a person who voted under both', async () => {
    const [one, other] = [now[0] ?? aPaper(), diffusion[0] ?? aPaper()];
    const votes = [[other, 'not-for-us'] as const, [one, 'interested'] as const];
    expect((await digest({}, aMaterial({ papers: now, votes }))).shapedBy).toEqual({
      interested: 1,
      notForUs: 0,
    });
  });
});

describe('a paper that was withdrawn', () => {
  const [first, ...others] = diffusion;
  const taken: Paper = { ...(first ?? aPaper()), withdrawn: true };
  const all = [taken, ...others, ...pruning];

  it('is in no digest on its topic', async () => {
    const today = await digest({ topic: 'diffusion', size: 9 }, aMaterial({ papers: all }));
    expect(idsOf(today).sort()).toEqual(others.map(({ id }) => id).sort());
  });

  it('is in none of what came, and in none of what trends', async () => {
    const came = [...papers.map((paper) => [paper, 1] as const)];
    const signals = [[taken, 1] as const];
    for (const material of [
      aMaterial({ papers: all, came }),
      aMaterial({ papers: all, came, signals }),
      aMaterial({ papers: all, signals }),
    ]) {
      for (const trending of [true, false]) {
        const ids = idsOf(await digest({ trending, size: 20 }, material));
        expect(ids.length).toBeGreaterThan(0);
        expect(ids).not.toContain(taken.id);
      }
    }
  });

  it('alone is as good as none', async () => {
    const { empty } = await digest({ topic: 'diffusion' }, aMaterial({ papers: [taken, ...pruning] }));
    expect(empty?.kind).toBe('no-match');
  });
});
