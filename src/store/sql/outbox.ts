/** What the outbox waits for, what it did last, and what was given up and is tried once more. */
import { type Kysely, sql } from 'kysely';
import type { DigestStore } from '../../digest/ports.js';
import type { Tables } from './schema.js';
import { stateColumns } from './subscription-row.js';

type Outbox = Pick<DigestStore, 'retryDead' | 'nextWakeAt' | 'lastDelivery'>;

export function createOutbox(db: Kysely<Tables>): Outbox {
  return {
    retryDead: (now, key) => retryDead(db, now, key),
    nextWakeAt: () => nextWakeAt(db),
    lastDelivery: (subscriptionId) =>
      db
        .selectFrom('deliveries')
        .select(['slot', 'state'])
        .where('subscription_id', '=', subscriptionId)
        .where('kind', '=', 'digest')
        .orderBy('created_at', 'desc')
        .orderBy('slot', 'desc')
        .executeTakeFirst(),
  };
}

async function retryDead(db: Kysely<Tables>, now: Date, key?: string): Promise<number> {
  return db.transaction().execute(async (trx) => {
    const retried = await trx
      .updateTable('deliveries')
      .set({ state: 'waiting', attempts: 0, not_before: now.toISOString(), settled_at: null })
      .where('state', '=', 'dead')
      .where('kind', '=', 'digest')
      .$if(key !== undefined, (query) => query.where('key', '=', key ?? ''))
      .where('subscription_id', 'in', (eb) =>
        eb
          .selectFrom('subscriptions')
          .select('id')
          .where('removed_at', 'is', null)
          .where('subscriptions.state', '<>', 'paused'),
      )
      .returning('subscription_id')
      .execute();
    for (const { subscription_id } of retried) {
      await trx
        .updateTable('subscriptions')
        .set(stateColumns({ kind: 'active' }))
        .where('id', '=', subscription_id)
        .where('state', '=', 'stopped')
        .execute();
    }
    return retried.length;
  });
}

/** A delivery waits for its own time and for whoever is posting to its channel. */
async function nextWakeAt(db: Kysely<Tables>): Promise<Date | undefined> {
  const subscription = await db
    .selectFrom('subscriptions')
    .select((eb) => eb.fn.min('next_due_at').as('at'))
    .where('state', '=', 'active')
    .where('removed_at', 'is', null)
    .executeTakeFirstOrThrow();
  const { rows } = await sql<{ at: string | null }>`
    select min(case when channel.busy_until > d.not_before then channel.busy_until else d.not_before end) as at
    from deliveries d
    join (
      select team_id, channel_id, max(lease_until) as busy_until
      from deliveries where state = 'waiting' group by team_id, channel_id
    ) channel on channel.team_id = d.team_id and channel.channel_id = d.channel_id
    where d.state = 'waiting'`.execute(db);
  const [first] = [subscription.at, rows[0]?.at].filter((at) => typeof at === 'string').sort();
  return first === undefined ? undefined : new Date(first);
}
