import { expect, it } from 'vitest';
import { describeOnBoth } from '../../support/databases.js';
import { at } from './digests.js';

const brought = { added: 3, updated: 2, same: 1, skipped: 0 };

describeOnBoth('watched sources', (databases) => {
  it('are looked at when their time has come, one replica at a time, the longest due first', async () => {
    const { sources } = await databases.open();
    await sources.watch('arxiv', 'daily', at(0));
    await sources.watch('huggingface', 'hourly', at(-1));
    const claim = (owner: string, minutes: number, names = ['arxiv', 'huggingface']) =>
      sources.claim(names, at(minutes), { owner, ms: 60_000 });
    expect(await claim('a', -2)).toBeUndefined();
    expect(await claim('a', 0, [])).toBeUndefined();
    expect(await claim('a', 0)).toEqual({ name: 'huggingface', nextRun: at(-1) });
    expect((await claim('b', 0))?.name).toBe('arxiv');
    expect(await claim('c', 0)).toBeUndefined();
    expect((await claim('c', 1, ['arxiv']))?.name).toBe('arxiv');
  });

  it('are free again at once where a reading was stopped', async () => {
    const { sources } = await databases.open();
    await sources.watch('arxiv', 'daily', at(0));
    const claim = (owner: string) => sources.claim(['arxiv'], at(0), { owner, ms: 60_000 });
    await claim('a');
    expect(await claim('b')).toBeUndefined();
    await sources.settle('arxiv', 'a', { kind: 'stopped' }, { now: at(0), nextRun: at(0) });
    expect(await claim('b')).toEqual({ name: 'arxiv', nextRun: at(0) });
  });

  it('are taken by one of many that ask at once', async () => {
    const config = await databases.create();
    const stores = await Promise.all([1, 2, 3].map(() => databases.open(config)));
    await stores[0]?.sources.watch('arxiv', 'daily', at(0));
    const claims = stores.map(({ sources }, index) =>
      sources.claim(['arxiv'], at(0), { owner: `${index}`, ms: 60_000 }),
    );
    expect((await Promise.all(claims)).filter((claim) => claim)).toHaveLength(1);
  });

  it('tell their last success, and since when and how often they fail', async () => {
    const { sources } = await databases.open();
    await sources.watch('arxiv', 'daily', at(0));
    const look = async (minutes: number, outcome: Parameters<typeof sources.settle>[2]) => {
      await sources.claim(['arxiv'], at(minutes), { owner: 'a', ms: 60_000 });
      const times = { now: at(minutes + 1), nextRun: at(minutes + 10) };
      expect(await sources.settle('arxiv', 'a', outcome, times)).toBe(true);
      return (await sources.states())[0];
    };
    const success = { name: 'arxiv', lastSuccess: at(1), brought };
    expect(await look(0, { kind: 'success', brought })).toEqual({ ...success, nextRun: at(10) });
    await look(10, { kind: 'failure', reason: 'it is away' });
    expect(await look(20, { kind: 'failure', reason: 'it says 500' })).toEqual({
      ...success,
      failing: { since: at(11), reason: 'it says 500', times: 2 },
      nextRun: at(30),
    });
    expect(await look(30, { kind: 'success', brought })).toEqual({
      ...success,
      lastSuccess: at(31),
      nextRun: at(40),
    });
  });

  it('are settled only by whom they are leased to', async () => {
    const { sources } = await databases.open();
    await sources.watch('arxiv', 'daily', at(0));
    await sources.claim(['arxiv'], at(0), { owner: 'a', ms: 60_000 });
    await sources.claim(['arxiv'], at(1), { owner: 'b', ms: 60_000 });
    const times = { now: at(2), nextRun: at(9) };
    expect(await sources.settle('arxiv', 'a', { kind: 'success', brought }, times)).toBe(false);
    expect(await sources.states()).toEqual([{ name: 'arxiv', nextRun: at(0) }]);
    expect(await sources.settle('arxiv', 'b', { kind: 'success', brought }, times)).toBe(true);
  });

  it('keep what is known of them when they are watched again, and move when their schedule does', async () => {
    const { sources } = await databases.open();
    await sources.watch('arxiv', 'daily', at(0));
    await sources.watch('arxiv', 'daily', at(5));
    expect(await sources.states()).toEqual([{ name: 'arxiv', nextRun: at(0) }]);
    await sources.claim(['arxiv'], at(0), { owner: 'a', ms: 60_000 });
    await sources.settle('arxiv', 'a', { kind: 'success', brought }, { now: at(1), nextRun: at(9) });
    await sources.watch('arxiv', 'hourly', at(5));
    expect(await sources.states()).toMatchObject([{ lastSuccess: at(1), nextRun: at(5) }]);
  });
});
