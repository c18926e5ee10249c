/** Subscriptions: made, found, changed and removed. */
import type { Kysely, Transaction } from 'kysely';
import type { DigestStore } from '../../digest/ports.js';
import type { Destination, Subscription } from '../../digest/subscription.js';
import type { Connection } from './database.js';
import { lockPlace, resolved, takeNumber } from './destinations.js';
import type { Tables } from './schema.js';
import { requestColumns, stateColumns, toSubscription } from './subscription-row.js';

type Subscriptions = Pick<
  DigestStore,
  | 'createSubscription'
  | 'subscriptionsOf'
  | 'subscription'
  | 'changeSubscription'
  | 'removeSubscription'
  | 'dueSubscriptions'
>;

/** @param newId makes ids that never come twice */
export function createSubscriptions({ kind, db }: Connection, newId: () => string): Subscriptions {
  return {
    createSubscription: (request, destination, by) =>
      db.transaction().execute(async (trx) => {
        // A person's conversation may become known at this moment, and would be moved to without this one.
        await lockPlace(kind, trx, destination);
        return create(trx, newId(), request, await resolved(trx, destination), by);
      }),
    subscriptionsOf: (destination) => subscriptionsOf(db, destination),
    subscription: async (id) => {
      const row = await standing(db).where('id', '=', id).executeTakeFirst();
      return row && toSubscription(row);
    },
    changeSubscription: (id, change) => changeSubscription(db, id, change),
    removeSubscription: (id, now) => removeSubscription(db, id, now),
    dueSubscriptions: async (now, limit) => {
      const rows = await standing(db)
        .where('state', '=', 'active')
        .where('next_due_at', '<=', now.toISOString())
        .orderBy('next_due_at')
        .orderBy('id')
        .limit(limit)
        .execute();
      return rows.map(toSubscription);
    },
  };
}

function standing(db: Kysely<Tables>) {
  return db.selectFrom('subscriptions').selectAll().where('removed_at', 'is', null);
}

async function subscriptionsOf(db: Kysely<Tables>, destination: Destination): Promise<Subscription[]> {
  const { teamId, channelId } = await resolved(db, destination);
  const rows = await standing(db)
    .where('team_id', '=', teamId)
    .where('channel_id', '=', channelId)
    .orderBy('number')
    .execute();
  return rows.map(toSubscription);
}

async function create(
  trx: Transaction<Tables>,
  id: string,
  ...[request, place, { userId, now, nextDueAt }]: Parameters<DigestStore['createSubscription']>
): Promise<Subscription> {
  const row = await trx
    .insertInto('subscriptions')
    .values({
      id,
      team_id: place.teamId,
      channel_id: place.channelId,
      channel_kind: place.kind,
      number: await takeNumber(trx, place),
      ...requestColumns(request),
      created_by: userId,
      created_at: now.toISOString(),
      ...stateColumns({ kind: 'active' }),
      next_due_at: nextDueAt.toISOString(),
      removed_at: null,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  return toSubscription(row);
}

async function changeSubscription(
  db: Kysely<Tables>,
  ...[id, { request, state, nextDueAt }]: Parameters<DigestStore['changeSubscription']>
): Promise<Subscription | undefined> {
  const columns = {
    ...(request ? requestColumns(request) : {}),
    ...(state ? stateColumns(state) : {}),
    ...(nextDueAt ? { next_due_at: nextDueAt.toISOString() } : {}),
  };
  const row = await db
    .updateTable('subscriptions')
    // A change of nothing is not SQL; the id is what it was.
    .set({ id, ...columns })
    .where('id', '=', id)
    .where('removed_at', 'is', null)
    .returningAll()
    .executeTakeFirst();
  return row && toSubscription(row);
}

async function removeSubscription(db: Kysely<Tables>, id: string, now: Date): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('subscriptions')
    .set({ removed_at: now.toISOString() })
    .where('id', '=', id)
    .where('removed_at', 'is', null)
    .executeTakeFirstOrThrow();
  return numUpdatedRows === 1n;
}
