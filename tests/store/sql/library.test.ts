import { describe, expect, it } from 'vitest';
import { describeOnBoth } from '../../support/databases.js';
import { at, planned, vision } from './digests.js';

const ada = { teamId: 'T1', userId: 'U1' };
const ben = { teamId: 'T1', userId: 'U2' };

describeOnBoth('what was done with papers', (databases) => {
  describe('arrivals', () => {
    it('are papers that came after the first corpus', async () => {
      const { arrivals } = await databases.open();
      await arrivals.note([], at(0));
      await arrivals.note(['p1', 'p2'], at(0));
      await arrivals.note(['p2', 'p1', 'p3'], at(1));
      await arrivals.note(['p4', 'p3', 'p4'], at(2));
      expect(await arrivals.since(at(-9))).toEqual([
        { id: 'p4', at: at(2) },
        { id: 'p3', at: at(1) },
      ]);
      expect(await arrivals.since(at(1))).toEqual([{ id: 'p4', at: at(2) }]);
    });

    it('may be many', async () => {
      const { arrivals } = await databases.open();
      const ids = Array.from({ length: 2_345 }, (_, index) => `p${index}`);
      await arrivals.note(ids, at(0));
      await arrivals.note([...ids, 'new'], at(1));
      expect(await arrivals.since(at(0))).toEqual([{ id: 'new', at: at(1) }]);
    });

    it('of two replicas that start at once are all of the archive', async () => {
      const config = await databases.create();
      const [one, two] = await Promise.all([databases.open(config), databases.open(config)]);
      const ids = Array.from({ length: 1_500 }, (_, index) => `p${index}`);
      await Promise.all([one.arrivals.note(ids, at(0)), two.arrivals.note(ids.toReversed(), at(0))]);
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
      expect(await library.save(ada, 'p1', at(0))).toBe(true);
      expect(await library.save(ada, 'p1', at(1))).toBe(false);
      expect(await library.save(ada, 'p2', at(1))).toBe(true);
      expect(await library.save(ben, 'p1', at(1))).toBe(true);
      expect(await library.saved(ada)).toEqual(['p2', 'p1']);
      expect(await library.unsave(ada, 'p2')).toBe(true);
      expect(await library.unsave(ada, 'p2')).toBe(false);
      expect(await library.saved(ada)).toEqual(['p1']);
      expect(await library.saved({ ...ada, teamId: 'T2' })).toEqual([]);
    });

    it('counts one vote a person, which can be changed and taken back', async () => {
      const { library } = await databases.open();
      const vote = (user: string, what: 'interested' | 'not-for-us', minutes = 0) =>
        library.vote(vision, 'p1', user, what, at(minutes));
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
      await library.save(ada, 'p1', at(0));
      await library.save(ben, 'p2', at(5));
      await library.vote(vision, 'p3', 'U1', 'interested', at(6));
      await library.vote(vision, 'p4', 'U1', 'not-for-us', at(6));
      await library.save({ ...ada, teamId: 'T2' }, 'p5', at(6));
      const signals = await library.signals('T1', at(0));
      expect([...signals].sort((a, b) => a.at.getTime() - b.at.getTime())).toEqual([
        { paperId: 'p2', at: at(5) },
        { paperId: 'p3', at: at(6), channelId: vision.channelId },
      ]);
    });
  });
});
