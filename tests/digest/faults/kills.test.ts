import { expect, it } from 'vitest';
import { describeOnBoth } from '../../support/databases.js';
import { killAtRandom } from './at-random.js';
import { aBot, subscribeAll, until } from './bot.js';
import { loadReplica, type Replica } from './replica.js';
import { openFaultySlack, type Stage } from './slack.js';

const LEASE_MS = 1_000;
const WITHIN_MS = 30_000;
/** A digest takes fewer statements than this from due to settled. */
const MOST_STATEMENTS = 80;
/** Of the places where a replica may die, every so many are tried. */
const STRIDE = 3;
/** Tried at the same time: most of it is waiting. */
const LANES = 3;

describeOnBoth('a bot that is killed', (databases) => {
  /** The next ones load while one is killed. */
  function replicas() {
    const loading = Array.from({ length: LANES }, loadReplica);
    return {
      next: (): Promise<Replica> => {
        loading.push(loadReplica());
        return loading.shift() ?? loadReplica();
      },
      end: async () => {
        for (const replica of await Promise.all(loading)) replica.kill();
      },
    };
  }

  /** Kills a bot on its way, lets another one go on, and counts what was posted. */
  async function postsAfter(
    replica: Replica,
    killBefore: number,
    isDeadly: (stage: Stage) => boolean,
  ): Promise<{ readonly survived: boolean; readonly posts: number; readonly sent: number }> {
    let dead = false;
    const slack = await openFaultySlack((stage, token) => {
      if (dead || !isDeadly(stage) || token !== `xoxb-${replica.pid}`) return;
      dead = true;
      replica.kill();
    });
    const config = await databases.create();
    const store = await databases.open(config);
    await subscribeAll(store, ['C1']);
    const counts = () => store.digests.counts(new Date());
    await replica.start({ config, apiUrl: slack.apiUrl, leaseMs: LEASE_MS, killBefore });
    const settled = until(async () => (await counts()).sent === 1, WITHIN_MS, 'it is sent');
    const survived = await Promise.race([replica.gone.then(() => false), settled.then(() => true)]);
    replica.kill();
    await replica.gone;
    const bot = await aBot({ store: await databases.open(config), apiUrl: slack.apiUrl, leaseMs: LEASE_MS });
    await bot.start();
    await until(async () => (await counts()).sent === 1, WITHIN_MS, 'the other one goes on');
    await bot.digests.caughtUp();
    await bot.stop();
    const { sent } = await counts();
    await slack.close();
    return { survived, posts: slack.messages.length, sent };
  }

  it('before any of its statements: the digest is posted once', async () => {
    const ready = replicas();
    for (let first = 1; ; first += LANES * STRIDE) {
      const places = Array.from({ length: LANES }, (_, lane) => first + lane * STRIDE);
      const outcomes = await Promise.all(
        places.map(async (killBefore) => ({
          killBefore,
          ...(await postsAfter(await ready.next(), killBefore, () => false)),
        })),
      );
      for (const outcome of outcomes) expect(outcome).toMatchObject({ posts: 1, sent: 1 });
      if (outcomes.some(({ survived }) => survived)) break;
      expect(first).toBeLessThan(MOST_STATEMENTS);
    }
    await ready.end();
  }, 240_000);

  it.each(['arrived', 'kept', 'answered'] as const)(
    'when Slack has its message “%s”: the digest is posted once',
    async (deadly) => {
      const replica = await loadReplica();
      const { posts } = await postsAfter(replica, 0, (stage) => stage === deadly);
      // What had arrived was posted, though nobody was there any more to be told.
      expect(posts).toBe(1);
    },
    60_000,
  );

  it('again and again, at random: nothing is posted twice and nothing is lost', async () => {
    const replicaCount = databases.kind === 'postgres' ? 3 : 1;
    const outcome = await killAtRandom(await databases.create(), {
      replicas: replicaCount,
      kills: 10,
      digests: 60,
      seed: 7,
    });
    expect(outcome).toMatchObject({ duplicates: 0, losses: 0 });
    expect(outcome.kills).toBeGreaterThanOrEqual(10);
  }, 240_000);
});
