/** Leases deliveries to one worker at a time, one a channel. */
import { type ExpressionBuilder, type Selectable, sql, type Transaction } from 'kysely';
import type { Delivery } from '../../digest/delivery.js';
import type { DigestStore } from '../../digest/ports.js';
import type { Connection } from './database.js';
import { release } from './given.js';
import { readParcel } from './parcel.js';
import type { DeliveriesTable, Tables } from './schema.js';
import { toSubscription } from './subscription-row.js';

type Claim = DigestStore['claim'];
type Row = Selectable<DeliveriesTable>;

/** Any number that no other program on the same PostgreSQL database locks by. */
const CLAIMING = 7_024_113;
const KEPT_MS = 90 * 24 * 60 * 60_000;
/** There are claims all the time: what is left is purged by the next. */
const PURGED_AT_ONCE = 100;

export function createClaim({ kind, db }: Connection): Claim {
  return (now, lease, limit) =>
    db.transaction().execute(async (trx) => {
      // Claims go one after another: of two at the same moment, each could take another delivery of one channel.
      if (kind === 'postgres') await sql`select pg_advisory_xact_lock(${sql.lit(CLAIMING)})`.execute(trx);
      await withdraw(trx, now);
      await purge(trx, now);
      const ready = await trx
        .selectFrom('deliveries as d')
        .select('d.key')
        .where((eb) => isReady(eb, now.toISOString()))
        .where((eb) => eb.not(eb.exists(channelMates(eb, now.toISOString()))))
        .orderBy('d.created_at')
        .orderBy('d.key')
        .limit(limit)
        .$if(kind === 'postgres', (query) => query.forUpdate().skipLocked())
        .execute();
      const keys = ready.map(({ key }) => key);
      return keys.length === 0 ? [] : leased(trx, keys, now, lease);
    });
}

/** May be attempted, and nobody is at it. */
function isReady(eb: ExpressionBuilder<Tables & { d: DeliveriesTable }, 'd'>, now: string) {
  return eb.and([
    eb('d.state', '=', 'waiting'),
    eb('d.not_before', '<=', now),
    eb.or([eb('d.lease_until', 'is', null), eb('d.lease_until', '<=', now)]),
  ]);
}

/** Of the same channel: what is being posted, and what is ready and goes first. */
function channelMates(eb: ExpressionBuilder<Tables & { d: DeliveriesTable }, 'd'>, now: string) {
  return eb
    .selectFrom('deliveries as mate')
    .select('mate.key')
    .where('mate.state', '=', 'waiting')
    .whereRef('mate.team_id', '=', 'd.team_id')
    .whereRef('mate.channel_id', '=', 'd.channel_id')
    .whereRef('mate.key', '<>', 'd.key')
    .where((mate) =>
      mate.or([
        mate('mate.lease_until', '>', now),
        mate.and([
          mate('mate.not_before', '<=', now),
          mate.or([
            mate('mate.created_at', '<', mate.ref('d.created_at')),
            mate.and([
              mate('mate.created_at', '=', mate.ref('d.created_at')),
              mate('mate.key', '<', mate.ref('d.key')),
            ]),
          ]),
        ]),
      ]),
    );
}

/** Digests of subscriptions that want none any more. One that is being posted is left to its worker. */
async function withdraw(trx: Transaction<Tables>, now: Date): Promise<void> {
  const withdrawn = await trx
    .updateTable('deliveries')
    .set({ state: 'withdrawn', settled_at: now.toISOString(), lease_owner: null, lease_until: null })
    .where('state', '=', 'waiting')
    .where('kind', '=', 'digest')
    .where((eb) => eb.or([eb('lease_until', 'is', null), eb('lease_until', '<=', now.toISOString())]))
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('subscriptions')
          .select('subscriptions.id')
          .whereRef('subscriptions.id', '=', 'deliveries.subscription_id')
          .where((of) =>
            of.or([of('removed_at', 'is not', null), of('subscriptions.state', '<>', 'active')]),
          ),
      ),
    )
    .returning(['key', 'leased_at', 'doubtful_since'])
    .execute();
  const neverPosted = withdrawn.filter(
    ({ leased_at, doubtful_since }) => leased_at === null && doubtful_since === null,
  );
  await release(
    trx,
    neverPosted.map(({ key }) => key),
  );
}

/** Of what was settled long ago only that its papers were given is of use. */
async function purge(trx: Transaction<Tables>, now: Date): Promise<void> {
  const before = new Date(now.getTime() - KEPT_MS).toISOString();
  const old = await trx
    .selectFrom('deliveries')
    .select('key')
    .where('settled_at', '<', before)
    .limit(PURGED_AT_ONCE)
    .execute();
  if (old.length === 0) return;
  const keys = old.map(({ key }) => key);
  await trx.deleteFrom('deliveries').where('key', 'in', keys).execute();
}

async function leased(
  trx: Transaction<Tables>,
  keys: readonly string[],
  now: Date,
  { owner, ms }: Parameters<Claim>[1],
): Promise<Delivery[]> {
  const rows = await trx
    .updateTable('deliveries')
    .set((eb) => ({
      attempts: eb('attempts', '+', 1),
      // Settling clears a lease, so one that is still there ended unsettled.
      doubtful_since: eb.fn.coalesce('doubtful_since', 'leased_at'),
      lease_owner: owner,
      leased_at: now.toISOString(),
      lease_until: new Date(now.getTime() + ms).toISOString(),
    }))
    .where('key', 'in', keys)
    .returningAll()
    .execute();
  const subscriptions = await trx
    .selectFrom('subscriptions')
    .selectAll()
    .where(
      'id',
      'in',
      rows.map((row) => row.subscription_id),
    )
    .execute();
  const byId = new Map(subscriptions.map((row) => [row.id, toSubscription(row)]));
  const byKey = new Map(rows.map((row) => [row.key, row]));
  return keys.flatMap((key) => {
    const row = byKey.get(key);
    const subscription = row && byId.get(row.subscription_id);
    return subscription ? [toDelivery(row, subscription)] : [];
  });
}

function toDelivery(row: Row, subscription: Delivery['subscription']): Delivery {
  return {
    key: row.key,
    subscription,
    slot: row.slot,
    parcel: readParcel(row.parcel),
    channelId: row.channel_id,
    attempts: row.attempts - 1,
    ...(row.doubtful_since === null ? {} : { doubtfulSince: new Date(row.doubtful_since) }),
  };
}
