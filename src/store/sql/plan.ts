/** From due to written down: the delivery, its papers and the next run, or nothing of it. */
import type { ExpressionBuilder, Transaction } from 'kysely';
import type { DigestStore, Plan } from '../../digest/ports.js';
import type { Subscription } from '../../digest/subscription.js';
import { namesOf } from '../../paper/names.js';
import type { Connection } from './database.js';
import { lockPlace } from './destinations.js';
import { writeParcel } from './parcel.js';
import type { Tables } from './schema.js';
import { requestColumns } from './subscription-row.js';

type Planning = Pick<DigestStore, 'plan' | 'skip'>;

/** @param newKey makes keys of deliveries that never come twice */
export function createPlanning({ kind, db }: Connection, newKey: () => string): Planning {
  return {
    plan: (plan, now) =>
      db.transaction().execute(async (trx) => {
        const { subscription, parcel, nextDueAt } = plan;
        // Nothing is written until all that may say no was asked.
        await lockPlace(kind, trx, subscription.destination);
        const papers = parcel.digest.items.map(({ paper }) => paper.id);
        const names = parcel.digest.items.flatMap(({ paper }) => namesOf(paper));
        if (await isAnyGiven(trx, subscription, names)) return false;
        if (!(await moveOn(trx, subscription, nextDueAt))) return false;
        const key = newKey();
        if (await insertDelivery(trx, key, plan, now)) await give(trx, key, subscription, papers);
        return true;
      }),
    skip: (subscription, nextDueAt) =>
      db.transaction().execute((trx) => moveOn(trx, subscription, nextDueAt)),
  };
}

async function isAnyGiven(
  trx: Transaction<Tables>,
  { destination }: Subscription,
  names: readonly string[],
): Promise<boolean> {
  if (names.length === 0) return false;
  const given = await trx
    .selectFrom('given')
    .select('paper_id')
    .where('team_id', '=', destination.teamId)
    .where('channel_id', '=', destination.channelId)
    .where('paper_id', 'in', names)
    .executeTakeFirst();
  return given !== undefined;
}

/** Only as it was read: an active subscription whose request, place and next run are still the same. */
async function moveOn(
  trx: Transaction<Tables>,
  subscription: Subscription,
  nextDueAt: Date,
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('subscriptions')
    .set({ next_due_at: nextDueAt.toISOString() })
    .where((eb) => isUnchanged(eb, subscription))
    .executeTakeFirstOrThrow();
  return numUpdatedRows === 1n;
}

function isUnchanged(eb: ExpressionBuilder<Tables, 'subscriptions'>, subscription: Subscription) {
  const { topic, ...request } = requestColumns(subscription);
  return eb.and([
    eb.and({
      id: subscription.id,
      channel_id: subscription.destination.channelId,
      state: 'active',
      next_due_at: subscription.nextDueAt.toISOString(),
      ...request,
    }),
    topic === null ? eb('topic', 'is', null) : eb('topic', '=', topic),
    eb('removed_at', 'is', null),
  ]);
}

/** False where the slot has its digest already. */
async function insertDelivery(
  trx: Transaction<Tables>,
  key: string,
  { subscription, slot, parcel }: Plan,
  now: Date,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await trx
    .insertInto('deliveries')
    .values({
      key,
      subscription_id: subscription.id,
      team_id: subscription.destination.teamId,
      channel_id: subscription.destination.channelId,
      slot,
      kind: parcel.kind,
      state: 'waiting',
      not_before: now.toISOString(),
      created_at: now.toISOString(),
      parcel: writeParcel(parcel),
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n;
}

async function give(
  trx: Transaction<Tables>,
  key: string,
  { destination }: Subscription,
  papers: readonly string[],
): Promise<void> {
  if (papers.length === 0) return;
  const { teamId, channelId } = destination;
  const rows = papers.map((paper_id) => ({
    team_id: teamId,
    channel_id: channelId,
    paper_id,
    delivery_key: key,
  }));
  await trx.insertInto('given').values(rows).execute();
}
