import { describe, expect, it } from 'vitest';
import type { Sharing } from '../../../src/library/library.js';
import { describeOnBoth } from '../../support/databases.js';
import { aPaper } from '../../support/papers.js';
import { alone, aPlan, at, planned, vision } from './digests.js';

const ada = { teamId: 'T1', userId: 'U1' };
const ben = { teamId: 'T1', userId: 'U2' };

describeOnBoth('what was done with papers', (databases) => {
  describe('arrivals', () => {
    it('are papers that came after the first corpus', async () => {
      const { arrivals } = await databases.open();
      await arrivals.note([], at(0), alone);
      await arrivals.note(['p1', 'p2'], at(0), alone);
      await arrivals.note(['p2', 'p1', 'p3'], at(1), alone);
      await arrivals.note(['p4', 'p3', 'p4'], at(2), alone);
      expect(await arrivals.since(at(-9))).toEqual([
        { id: 'p4', at: at(2) },
        { id: 'p3', at: at(1) },
      ]);
      expect(await arrivals.since(at(1))).toEqual([{ id: 'p4', at: at(2) }]);
    });

    it('may be many', async () => {
      const { arrivals } = await databases.open();
      const ids = Array.from({ length: 2_345 }, (_, index) => `p${index}`);
      await arrivals.note(ids, at(0), alone);
      await arrivals.note([...ids, 'new'], at(1), alone);
      expect(await arrivals.since(at(0))).toEqual([{ id: 'new', at: at(1) }]);
    });

    it('are of the archive where they are old', async () => {
      const { arrivals } = await databases.open();
      await arrivals.note(['p1'], at(0), alone);
      const tell = async (id: string) => ({ names: [id], isOld: id === 'p2' });
      await arrivals.note(['p1', 'p2', 'p3'], at(1), tell);
      expect(await arrivals.since(at(0))).toEqual([{ id: 'p3', at: at(1) }]);
      await arrivals.note(['p1', 'p2', 'p3'], at(2), alone);
      expect(await arrivals.since(at(1))).toEqual([]);
    });

    it('do not come again under another name', async () => {
      const { arrivals } = await databases.open();
      const old = new Map([
        ['arxiv-1', 't-1'],
        ['arxiv-2', 't-2'],
      ]);
      const names = async (id: string) => ({ names: [id, old.get(id) ?? []].flat(), isOld: false });
      await arrivals.note(['t-1'], at(0), alone);
      await arrivals.note(['t-1', 't-2'], at(1), alone);
      await arrivals.note(['arxiv-1', 'arxiv-2', 'arxiv-3'], at(2), names);
      // When the second came is known, under the name it had.
      expect(await arrivals.since(at(-9))).toEqual([
        { id: 'arxiv-3', at: at(2) },
        { id: 't-2', at: at(1) },
      ]);
      await arrivals.note(['t-1', 't-2'], at(3), alone);
      expect(await arrivals.since(at(2))).toEqual([]);
    });

    it('of two replicas that start at once are all of the archive', async () => {
      const config = await databases.create();
      const [one, two] = await Promise.all([databases.open(config), databases.open(config)]);
      const ids = Array.from({ length: 1_500 }, (_, index) => `p${index}`);
      await Promise.all([
        one.arrivals.note(ids, at(0), alone),
        two.arrivals.note(ids.toReversed(), at(0), alone),
      ]);
      expect(await one.arrivals.since(at(-1))).toEqual([]);
    });
  });

  describe('the library', () => {
    it('knows what was given where', async () => {
      const store = await databases.open();
      await planned(store, ['p1']);
      await planned(store, ['p2', 'p3'], { ...vision, channelId: 'C2' });
      await planned(store, ['p4'], { ...vision, teamId: 'T2' });
      expect(await store.library.given(vision)).toEqual(new Set(['p1']));
      expect(await store.library.givenIn('T1', ['C1', 'C2', 'C3'])).toEqual(
        new Map([
          ['p1', 'C1'],
          ['p2', 'C2'],
          ['p3', 'C2'],
        ]),
      );
      expect(await store.library.givenIn('T1', [])).toEqual(new Map());
    });

    it("keeps each person's list, the latest first", async () => {
      const { library } = await databases.open();
      expect(await library.save(ada, ['p1'], at(0))).toBe(true);
      expect(await library.save(ada, ['p1'], at(1))).toBe(false);
      expect(await library.save(ada, ['p2'], at(1))).toBe(true);
      expect(await library.save(ben, ['p1'], at(1))).toBe(true);
      expect(await library.saved(ada)).toEqual(['p2', 'p1']);
      expect(await library.unsave(ada, ['p2'])).toBe(true);
      expect(await library.unsave(ada, ['p2'])).toBe(false);
      expect(await library.saved(ada)).toEqual(['p1']);
      expect(await library.saved({ ...ada, teamId: 'T2' })).toEqual([]);
    });

    it('counts one vote a person, which can be changed and taken back', async () => {
      const { library } = await databases.open();
      const vote = (user: string, what: 'interested' | 'not-for-us', minutes = 0) =>
        library.vote(vision, ['p1'], user, what, at(minutes));
      expect(await vote('U1', 'interested')).toEqual({ interested: 1, notForUs: 0 });
      expect(await vote('U2', 'interested', 1)).toEqual({ interested: 2, notForUs: 0 });
      expect(await vote('U1', 'not-for-us', 2)).toEqual({ interested: 1, notForUs: 1 });
      expect(await vote('U2', 'interested')).toEqual({ interested: 0, notForUs: 1 });
      expect(await library.votes(vision)).toEqual([
        { paperId: 'p1', userId: 'U1', vote: 'not-for-us', at: at(2) },
      ]);
      expect(await library.votes({ ...vision, channelId: 'C2' })).toEqual([]);
    });

    it('tells what the team did with papers lately', async () => {
      const { library } = await databases.open();
      await library.save(ada, ['p1'], at(0));
      await library.save(ben, ['p2'], at(5));
      await library.vote(vision, ['p3'], 'U1', 'interested', at(6));
      await library.vote(vision, ['p4'], 'U1', 'not-for-us', at(6));
      await library.save({ ...ada, teamId: 'T2' }, ['p5'], at(6));
      const signals = await library.signals('T1', at(0));
      expect([...signals].sort((a, b) => a.at.getTime() - b.at.getTime())).toEqual([
        { paperId: 'p2', userId: 'U2', at: at(5) },
        { paperId: 'p3', userId: 'U1', at: at(6), channelId: vision.channelId },
      ]);
    });

    it('saves, and takes off the list, a paper under whichever of its names', async () => {
      const { library } = await databases.open();
      await library.save(ada, ['t-1'], at(0));
      expect(await library.save(ada, ['arxiv-1', 't-1'], at(1))).toBe(false);
      expect(await library.saved(ada)).toEqual(['t-1']);
      await library.save(ada, ['arxiv-1'], at(2));
      expect(await library.unsave(ada, ['arxiv-1', 't-1'])).toBe(true);
      expect(await library.saved(ada)).toEqual([]);
    });

    it('counts one vote a person under all names of a paper, the latest', async () => {
      const { library } = await databases.open();
      const vote = (names: string[], user: string, what: 'interested' | 'not-for-us', minutes: number) =>
        library.vote(vision, names, user, what, at(minutes));
      await vote(['t-1'], 'U1', 'interested', 0);
      await vote(['arxiv-1'], 'U1', 'not-for-us', 1);
      await vote(['t-1'], 'U2', 'interested', 2);
      const names = ['arxiv-1', 't-1'];
      expect(await vote(names, 'U3', 'interested', 3)).toEqual({ interested: 2, notForUs: 1 });
      expect(await vote(names, 'U2', 'not-for-us', 4)).toEqual({ interested: 1, notForUs: 2 });
      // The same again as the latest takes it back.
      expect(await vote(names, 'U1', 'not-for-us', 5)).toEqual({ interested: 1, notForUs: 1 });
    });

    it('gives no paper twice to a place, under whichever name', async () => {
      const { digests, ...store } = await databases.open();
      await planned({ digests, ...store }, ['t-1']);
      const [subscription] = await digests.subscriptionsOf(vision);
      if (!subscription) throw new Error('it is subscribed');
      const plan = aPlan(subscription, ['t-1']);
      const renamed = aPaper({ id: 'arxiv-1', otherIds: ['t-1'] });
      const items = [{ paper: renamed, reasons: [{ kind: 'new' as const }] }];
      const digest = { ...plan.parcel.digest, items };
      const again = { ...plan, slot: '2026-11-26', parcel: { ...plan.parcel, digest } };
      expect(await digests.plan(again, at(1))).toBe(false);
    });
  });

  describe('what was shared', () => {
    const shared = (ts: string, told: Partial<Sharing> = {}): Sharing => ({
      paperId: 'p1',
      userId: 'U1',
      ts,
      at: at(0),
      ...told,
    });

    it('is told in its channel only, the latest first, five at most', async () => {
      const { library } = await databases.open();
      const full = shared('17.000001', { threadTs: '16.5', permalink: 'https://x.slack.com/p17' });
      await library.noteShared(vision, full);
      await library.noteShared({ ...vision, channelId: 'C2' }, shared('17.000002'));
      await library.noteShared({ ...vision, teamId: 'T2' }, shared('17.000003'));
      await library.noteShared(vision, shared('17.000004', { paperId: 'p2' }));
      expect(await library.sharedBefore(vision, ['p1'], '18')).toEqual([full]);
      expect(await library.sharedBefore(vision, ['p1'], '17.000001')).toEqual([]);
      expect(await library.sharedBefore(vision, [], '18')).toEqual([]);
      for (const n of [2, 3, 4, 5, 6, 7]) await library.noteShared(vision, shared(`17.00000${n}`));
      const last = await library.sharedBefore(vision, ['p1'], '17.000007');
      expect(last.map(({ ts }) => ts.at(-1))).toEqual(['6', '5', '4', '3', '2']);
    });

    it('under two names of a paper is one sharing, and noted again it stays one', async () => {
      const { library } = await databases.open();
      await library.noteShared(vision, shared('1', { paperId: 't-1' }));
      await library.noteShared(vision, shared('1', { paperId: 'arxiv-1' }));
      await library.noteShared(vision, shared('1', { paperId: 'arxiv-1', permalink: 'https://x' }));
      expect(await library.sharedBefore(vision, ['arxiv-1', 't-1'], '2')).toHaveLength(1);
    });

    it('is forgotten with its message', async () => {
      const { library } = await databases.open();
      await library.noteShared(vision, shared('1'));
      await library.noteShared(vision, shared('2'));
      await library.forgetShared({ ...vision, channelId: 'C2' }, '1');
      await library.forgetShared(vision, '2');
      expect((await library.sharedBefore(vision, ['p1'], '9')).map(({ ts }) => ts)).toEqual(['1']);
    });
  });
});
