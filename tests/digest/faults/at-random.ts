/** Digests that are due all at once, and copies of the bot that are killed at random while they send them. */
import { seededRandom } from '../../../src/lib/random.js';
import type { DatabaseConfig } from '../../../src/store/sql/place.js';
import { openStore } from '../../../src/store/sql/store.js';
import { quiet } from '../../support/quiet.js';
import { channelsNamed, newId, subscribeAll, until } from './bot.js';
import { loadReplica, type Replica } from './replica.js';
import { openFaultySlack, type Stage } from './slack.js';

/** Above what a call and a wait for a turn take on a busy machine; a replica that outlives its lease may repeat. */
const LEASE_MS = 6_000;
const WITHIN_MS = 15 * 60_000;
const STAGES: readonly Stage[] = ['arrived', 'kept', 'answered'];

export interface RandomKills {
  readonly replicas: number;
  /** At least so many. */
  readonly kills: number;
  readonly digests: number;
  readonly seed: number;
}

export interface KillsOutcome {
  readonly kills: number;
  /** Of the kills, those of a copy whose message Slack was just getting, keeping or acknowledging. */
  readonly whilePosting: number;
  readonly posted: number;
  readonly duplicates: number;
  readonly losses: number;
  readonly seconds: number;
}

/** Some kills come when a message is with Slack, the others at any time. More digests become due until all kills are made. */
export async function killAtRandom(config: DatabaseConfig, told: RandomKills): Promise<KillsOutcome> {
  const random = seededRandom(told.seed);
  const below = (limit: number) => random() % limit;
  const begun = performance.now();
  const alive = new Map<number, Replica>();
  let kills = 0;
  let whilePosting = 0;
  const kill = (pid: number) => {
    const replica = alive.get(pid);
    if (!replica) return;
    alive.delete(pid);
    kills += 1;
    replica.kill();
  };
  const slack = await openFaultySlack((stage, token) => {
    const isTheirTurn = below(4) === 0 && stage === STAGES[below(STAGES.length)];
    if (kills >= told.kills || !isTheirTurn) return;
    const before = kills;
    kill(Number(token.replace('xoxb-', '')));
    whilePosting += kills - before;
  });
  const store = await openStore(config, quiet, newId);
  const counts = () => store.digests.counts(new Date());
  const channels: string[] = [];
  const subscribeMore = async () => {
    const more = channelsNamed(`${channels.length}-`, told.digests);
    channels.push(...more);
    await subscribeAll(store, more);
  };
  let stopped = false;
  const reviving = Array.from({ length: told.replicas }, async () => {
    while (!stopped) {
      const replica = await loadReplica();
      if (stopped) return replica.kill();
      await replica.start({ config, apiUrl: slack.apiUrl, leaseMs: LEASE_MS });
      if (stopped) return replica.kill();
      alive.set(replica.pid, replica);
      await replica.gone;
    }
  });
  await subscribeMore();
  while (kills < told.kills) {
    await new Promise((resolve) => setTimeout(resolve, 500 + below(2_000)));
    const pids = [...alive.keys()];
    kill(pids[below(pids.length || 1)] ?? 0);
    const { due, waiting } = await counts();
    if (due + waiting < told.replicas * 10) await subscribeMore();
  }
  await until(async () => (await counts()).sent === channels.length, WITHIN_MS, 'all are sent');
  stopped = true;
  for (const { kill: end } of alive.values()) end();
  await Promise.all(reviving);
  await store.close();
  await slack.close();
  return { kills, whilePosting, ...outcomeOf(channels, slack.messages, begun) };
}

function outcomeOf(
  channels: readonly string[],
  messages: readonly { readonly channel: string }[],
  begun: number,
): Omit<KillsOutcome, 'kills' | 'whilePosting'> {
  const posts = new Map<string, number>();
  for (const { channel } of messages) posts.set(channel, (posts.get(channel) ?? 0) + 1);
  return {
    posted: messages.length,
    duplicates: [...posts.values()].reduce((sum, count) => sum + count - 1, 0),
    losses: channels.filter((channel) => !posts.has(channel)).length,
    seconds: Math.round((performance.now() - begun) / 1_000),
  };
}
