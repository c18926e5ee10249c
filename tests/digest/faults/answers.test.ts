import { expect, it } from 'vitest';
import { describeOnBoth } from '../../support/databases.js';
import { aBot, subscribeAll, until } from './bot.js';
import { type FaultySlack, type Mishap, openFaultySlack } from './slack.js';

const LEASE_MS = 1_500;
const WITHIN_MS = 40_000;

const answered = (posted: boolean, status: number, body = '', headers = {}): Mishap => ({
  posted,
  how: 'answered',
  status,
  body,
  headers,
});

/** What Slack does first; after it, all is well. Each in a channel of its own, all at the same time. */
const MISHAPS: Readonly<Record<string, readonly Mishap[]>> = {
  CPLAIN: [],
  CLIMITED: [answered(false, 429, '', { 'retry-after': '1' })],
  CLIMITEDSILENT: [answered(false, 429)],
  CBROKEN: [answered(false, 500)],
  CBROKENAFTER: [answered(true, 500)],
  CDROPPED: [{ posted: false, how: 'dropped' }],
  CDROPPEDAFTER: [{ posted: true, how: 'dropped' }],
  CGARBAGE: [answered(false, 200, '<html>')],
  CGARBAGEAFTER: [answered(true, 200, '{"ok":')],
  CMANY: [answered(false, 503), { posted: false, how: 'dropped' }, answered(true, 500)],
};
const PERMANENT = { CGONE: 'channel_not_found', COLD: 'is_archived', CREVOKED: 'token_revoked' };

describeOnBoth('whatever Slack answers', (databases) => {
  async function running(
    slack: FaultySlack,
    channels: readonly string[],
    unreadable: 'repeat' | 'miss',
    leaseMs = LEASE_MS,
  ) {
    const config = await databases.create();
    const store = await databases.open(config);
    await subscribeAll(store, channels);
    const bot = await aBot({
      store: await databases.open(config),
      apiUrl: slack.apiUrl,
      leaseMs,
      unreadable,
    });
    await bot.start();
    return { store, bot };
  }

  it('every digest is posted once, or refused for good and its creator told once', async () => {
    const slack = await openFaultySlack();
    for (const [channel, mishaps] of Object.entries(MISHAPS)) slack.next(channel, ...mishaps);
    for (const [channel, word] of Object.entries(PERMANENT)) slack.refuse(channel, word);
    const well = Object.keys(MISHAPS);
    const dead = Object.keys(PERMANENT);
    const { store, bot } = await running(slack, [...well, ...dead], 'repeat');
    const counts = () => store.digests.counts(new Date());
    await until(async () => (await counts()).sent === well.length, WITHIN_MS, 'all are sent');
    await until(() => slack.messages.length === well.length + dead.length, WITHIN_MS, 'the notices are sent');
    expect(await counts()).toMatchObject({
      due: 0,
      waiting: 0,
      dead: 3,
      perhapsRepeated: 0,
      perhapsMissed: 0,
    });
    await bot.stop();
    await slack.close();
    const posted = (channel: string) => slack.messages.filter((each) => each.channel === channel).length;
    expect(well.map(posted)).toEqual(well.map(() => 1));
    expect(dead.map(posted)).toEqual([0, 0, 0]);
    expect(dead.map(slack.attempts)).toEqual([1, 1, 1]);
    // One for each of the three: all were set up by the same person.
    expect(posted('UADA')).toBe(3);
  }, 90_000);

  it.each([
    ['repeat', 2, { sent: 1, perhapsRepeated: 1, perhapsMissed: 0 }],
    ['miss', 1, { sent: 0, perhapsRepeated: 0, perhapsMissed: 1 }],
  ] as const)(
    'where the history cannot be read, the setting “%s” decides, and it is counted',
    async (unreadable, posts, counted) => {
      const slack = await openFaultySlack();
      slack.next('CHIDDEN', { posted: true, how: 'dropped' });
      slack.hideHistory('CHIDDEN');
      const { store, bot } = await running(slack, ['CHIDDEN'], unreadable);
      const counts = () => store.digests.counts(new Date());
      await until(
        async () => (await counts()).sent + (await counts()).perhapsMissed > 0,
        WITHIN_MS,
        'it is settled',
      );
      expect(await counts()).toMatchObject(counted);
      await bot.stop();
      await slack.close();
      expect(slack.messages).toHaveLength(posts);
    },
    60_000,
  );

  it('a bot that is stopped while Slack asks to wait does not wait, and leaves the digests to others', async () => {
    const slack = await openFaultySlack();
    const channels = ['C1', 'C2', 'C3', 'C4', 'C5', 'C6'];
    for (const channel of channels) slack.next(channel, answered(false, 429, '', { 'retry-after': '50' }));
    const { store, bot } = await running(slack, channels, 'repeat', 60_000);
    await until(() => channels.some((channel) => slack.attempts(channel) > 0), WITHIN_MS, 'one is refused');
    const begun = performance.now();
    await bot.stop();
    expect(performance.now() - begun).toBeLessThan(10_000);
    await slack.close();
    expect(await store.digests.counts(new Date())).toMatchObject({ sent: 0, dead: 0 });
    expect(await store.digests.claim(new Date(Date.now() + 120_000), { owner: 'b', ms: 1 }, 10)).not.toEqual(
      [],
    );
  }, 60_000);

  it.runIf(databases.kind === 'sqlite')(
    'a message that was posted, and never acknowledged, is found when the call has timed out',
    async () => {
      const slack = await openFaultySlack();
      slack.next('CSILENT', { posted: true, how: 'never answered' });
      const { store, bot } = await running(slack, ['CSILENT'], 'repeat', 12_000);
      const counts = () => store.digests.counts(new Date());
      await until(async () => (await counts()).sent === 1, WITHIN_MS, 'it is found');
      await bot.stop();
      await slack.close();
      expect(slack.attempts('CSILENT')).toBe(1);
    },
    60_000,
  );

  it('a clock that is put back an hour repeats nothing', async () => {
    const slack = await openFaultySlack();
    const config = await databases.create();
    const store = await databases.open(config);
    let behindMs = 0;
    const now = () => new Date(Date.now() - behindMs);
    const bot = await aBot({
      store: await databases.open(config),
      apiUrl: slack.apiUrl,
      leaseMs: LEASE_MS,
      now,
    });
    await subscribeAll(store, ['CCLOCK']);
    await bot.start();
    await until(() => slack.messages.length === 1, WITHIN_MS, 'it is posted');
    await bot.digests.caughtUp();
    behindMs = 3_600_000;
    await bot.digests.caughtUp();
    behindMs = 0;
    await bot.digests.caughtUp();
    expect(await store.digests.counts(now())).toMatchObject({ due: 0, waiting: 0, sent: 1 });
    await bot.stop();
    await slack.close();
    expect(slack.attempts('CCLOCK')).toBe(1);
  }, 60_000);
});
