/** Digests over the real store, without a schedule: previews are what the search finds, and all is due tomorrow. */
import type { DigestDesk } from '../../src/digest/desk.js';
import type { Digest } from '../../src/digest/digest.js';
import type { SubscriptionRequest } from '../../src/digest/subscription.js';
import { parse } from '../../src/query/parse.js';
import type { SearchEngine } from '../../src/search/types.js';
import type { Store } from '../../src/store/sql/store.js';
import { aDigest, anItem } from './digests.js';

const DAY_MS = 86_400_000;

export function createTestDesk({ digests }: Store, engine: SearchEngine, now: () => Date): DigestDesk {
  const tomorrow = () => new Date(now().getTime() + DAY_MS);
  return {
    preview: (request) => digestFor(request, engine, now()),
    subscribe: async (request, destination, userId) => ({
      kind: 'subscribed',
      subscription: await digests.createSubscription(request, destination, {
        userId,
        now: now(),
        nextDueAt: tomorrow(),
      }),
    }),
    subscriptionsOf: (destination) => digests.subscriptionsOf(destination),
    subscription: (id) => digests.subscription(id),
    change: (id, request) => digests.changeSubscription(id, { request, nextDueAt: tomorrow() }),
    pause: (id, by) => digests.changeSubscription(id, { state: { kind: 'paused', by, since: now() } }),
    resume: (id) => digests.changeSubscription(id, { state: { kind: 'active' }, nextDueAt: tomorrow() }),
    remove: (id) => digests.removeSubscription(id, now()),
    counts: (destination) => digests.counts(now(), destination),
  };
}

/** What the search finds for the topic. */
export async function digestFor(
  { topic, trending, size, style }: SubscriptionRequest,
  engine: SearchEngine,
  at: Date,
): Promise<Digest> {
  const { hits } = await engine.search(parse(topic ?? 'networks').query, { offset: 0, limit: size });
  const items = hits.map(({ paper, matched }) =>
    anItem(paper, { reasons: [{ kind: 'topic', words: matched }] }),
  );
  return aDigest({
    date: at.toISOString().slice(0, 10),
    ...(topic === undefined ? {} : { topic }),
    trending,
    style,
    items,
    ...(items.length === 0 ? { empty: { kind: 'no-match' } as const } : {}),
  });
}
