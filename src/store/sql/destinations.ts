/** Where digests go: numbers of subscriptions, one writer at a time, and people whose direct conversation becomes known. */
import type { Kysely, Transaction } from 'kysely';
import type { Connection } from './database.js';
import type { Tables } from './schema.js';

export interface Place {
  readonly teamId: string;
  readonly channelId: string;
}

/** A user's id stands for the direct conversation with them, once that is known. */
export async function resolved<P extends Place>(db: Kysely<Tables>, place: P): Promise<P> {
  if (!isUser(place.channelId)) return place;
  const known = await db
    .selectFrom('direct_conversations')
    .select('channel_id')
    .where('team_id', '=', place.teamId)
    .where('user_id', '=', place.channelId)
    .executeTakeFirst();
  return known ? { ...place, channelId: known.channel_id } : place;
}

/** Slack's ids of people begin with U or W, those of channels and conversations do not. */
export function isUser(channelId: string): boolean {
  return /^[UW]/.test(channelId);
}

/** The next number of a place; others who want one wait until the transaction ends. */
export async function takeNumber(trx: Transaction<Tables>, { teamId, channelId }: Place): Promise<number> {
  const { last_number } = await trx
    .insertInto('destinations')
    .values({ team_id: teamId, channel_id: channelId, last_number: 1 })
    .onConflict((conflict) =>
      conflict
        .columns(['team_id', 'channel_id'])
        .doUpdateSet((eb) => ({ last_number: eb('destinations.last_number', '+', 1) })),
    )
    .returning('last_number')
    .executeTakeFirstOrThrow();
  return last_number;
}

/** Whoever else would write to the place waits until the transaction ends. SQLite has one writer at a time anyway. */
export async function lockPlace(
  kind: Connection['kind'],
  trx: Transaction<Tables>,
  { teamId, channelId }: Place,
): Promise<void> {
  await trx
    .selectFrom('destinations')
    .select('last_number')
    .where('team_id', '=', teamId)
    .where('channel_id', '=', channelId)
    .$if(kind === 'postgres', (query) => query.forUpdate())
    .execute();
}

/** From now on what was kept under a user's id is kept under their direct conversation's. */
export async function moveHome(trx: Transaction<Tables>, from: Place, channelId: string): Promise<void> {
  const { teamId } = from;
  const to = { teamId, channelId };
  await trx
    .insertInto('direct_conversations')
    .values({ team_id: teamId, user_id: from.channelId, channel_id: channelId })
    .onConflict((conflict) => conflict.columns(['team_id', 'user_id']).doUpdateSet({ channel_id: channelId }))
    .execute();
  await moveSubscriptions(trx, from, to);
  await moveGiven(trx, from, to);
  await trx
    .updateTable('deliveries')
    .set({ channel_id: channelId })
    .where('team_id', '=', teamId)
    .where('channel_id', '=', from.channelId)
    .where('kind', '=', 'digest')
    .where('state', '=', 'waiting')
    .execute();
}

/** Each keeps its number where that is free. */
async function moveSubscriptions(trx: Transaction<Tables>, from: Place, to: Place): Promise<void> {
  const next = await takeNumber(trx, to);
  const taken = new Set((await numbersOf(trx, to)).map(({ number }) => number));
  const moved = await numbersOf(trx, from);
  let highest = Math.max(next - 1, ...moved.map(({ number }) => number));
  for (const { id, number } of moved) {
    if (taken.has(number)) highest += 1;
    await trx
      .updateTable('subscriptions')
      .set({ channel_id: to.channelId, number: taken.has(number) ? highest : number })
      .where('id', '=', id)
      .execute();
  }
  await trx
    .updateTable('destinations')
    .set({ last_number: highest })
    .where('team_id', '=', to.teamId)
    .where('channel_id', '=', to.channelId)
    .execute();
}

async function numbersOf(
  trx: Transaction<Tables>,
  { teamId, channelId }: Place,
): Promise<readonly { readonly id: string; readonly number: number }[]> {
  return trx
    .selectFrom('subscriptions')
    .select(['id', 'number'])
    .where('team_id', '=', teamId)
    .where('channel_id', '=', channelId)
    .orderBy('number')
    .execute();
}

async function moveGiven(trx: Transaction<Tables>, from: Place, to: Place): Promise<void> {
  const old = trx
    .selectFrom('given')
    .where('team_id', '=', from.teamId)
    .where('channel_id', '=', from.channelId);
  await trx
    .insertInto('given')
    .columns(['team_id', 'channel_id', 'paper_id', 'delivery_key'])
    .expression(
      old.select((eb) => [
        'team_id',
        eb.cast<string>(eb.val(to.channelId), 'text').as('channel_id'),
        'paper_id',
        'delivery_key',
      ]),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await trx
    .deleteFrom('given')
    .where('team_id', '=', from.teamId)
    .where('channel_id', '=', from.channelId)
    .execute();
}
