/** The outbox in numbers. */
import type { Kysely } from 'kysely';
import type { DigestStore } from '../../digest/ports.js';
import { type Place, resolved } from './destinations.js';
import type { DeliveryState, Tables } from './schema.js';

export function createCounts(db: Kysely<Tables>): DigestStore['counts'] {
  return async (now, destination) => {
    const place = destination && (await resolved(db, destination));
    const rows = await byState(db, place);
    const dead = await lastDead(db, place);
    const of = (state: DeliveryState) => rows.find((row) => row.state === state);
    const lastSentAt = of('sent')?.last;
    return {
      due: await due(db, now, place),
      waiting: of('waiting')?.deliveries ?? 0,
      sent: of('sent')?.deliveries ?? 0,
      dead: of('dead')?.deliveries ?? 0,
      perhapsRepeated: of('sent')?.repeated ?? 0,
      perhapsMissed: of('perhaps-missed')?.deliveries ?? 0,
      ...(lastSentAt ? { lastSentAt: new Date(lastSentAt) } : {}),
      ...(dead?.settled_at ? { lastDead: { at: new Date(dead.settled_at), word: dead.word ?? '' } } : {}),
    };
  };
}

async function due(db: Kysely<Tables>, now: Date, place?: Place): Promise<number> {
  const { subscriptions } = await db
    .selectFrom('subscriptions')
    .select((eb) => eb.fn.countAll<number>().as('subscriptions'))
    .where('removed_at', 'is', null)
    .where('state', '=', 'active')
    .where('next_due_at', '<=', now.toISOString())
    .where((eb) => eb.and(columnsOf(place)))
    .executeTakeFirstOrThrow();
  return subscriptions;
}

async function byState(db: Kysely<Tables>, place?: Place) {
  return digests(db, place)
    .select((eb) => [
      'state',
      eb.fn.countAll<number>().as('deliveries'),
      eb.fn.sum<number>('perhaps_repeated').as('repeated'),
      eb.fn.max('settled_at').as('last'),
    ])
    .groupBy('state')
    .execute();
}

async function lastDead(db: Kysely<Tables>, place?: Place) {
  return digests(db, place)
    .select(['settled_at', 'word'])
    .where('state', '=', 'dead')
    .orderBy('settled_at', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** Those of a place are those of its subscriptions, also of removed ones. */
function digests(db: Kysely<Tables>, place?: Place) {
  const all = db.selectFrom('deliveries').where('kind', '=', 'digest');
  if (!place) return all;
  return all.where('subscription_id', 'in', (eb) =>
    eb
      .selectFrom('subscriptions')
      .select('id')
      .where((of) => of.and(columnsOf(place))),
  );
}

function columnsOf(place: Place | undefined) {
  return place ? { team_id: place.teamId, channel_id: place.channelId } : {};
}
