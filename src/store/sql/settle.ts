/** Writes down what became of an attempt, and what follows from it. */
import type { Transaction, Updateable } from 'kysely';
import type { Outcome, Parcel } from '../../digest/delivery.js';
import type { DigestStore } from '../../digest/ports.js';
import type { Connection } from './database.js';
import { isUser, lockPlace, moveHome } from './destinations.js';
import { release } from './given.js';
import { writeParcel } from './parcel.js';
import type { DeliveriesTable, Tables } from './schema.js';

/** @param newKey makes keys of deliveries that never come twice */
export function createSettle({ kind, db }: Connection, newKey: () => string): DigestStore['settle'] {
  return (key, owner, outcome, now) =>
    db.transaction().execute(async (trx) => {
      const row = await trx
        .updateTable('deliveries')
        .set((eb) => ({
          ...columnsOf(outcome, now),
          ...(outcome.kind === 'doubtful'
            ? { doubtful_since: eb.fn.coalesce('doubtful_since', 'leased_at') }
            : {}),
          lease_owner: null,
          leased_at: null,
          lease_until: null,
        }))
        .where('key', '=', key)
        .where('lease_owner', '=', owner)
        .where('state', '=', 'waiting')
        .returning(['subscription_id', 'team_id', 'channel_id', 'slot', 'kind', 'doubtful_since'])
        .executeTakeFirst();
      if (!row) return false;
      if (row.kind === 'notice') return true;
      if (outcome.kind === 'dead') await stop(trx, row, outcome.word, newKey(), now);
      if (outcome.kind === 'stale' && row.doubtful_since === null) await release(trx, [key]);
      if (outcome.kind === 'sent' && isUser(row.channel_id) && !isUser(outcome.channelId)) {
        const from = { teamId: row.team_id, channelId: row.channel_id };
        await lockPlace(kind, trx, from);
        await moveHome(trx, from, outcome.channelId);
      }
      return true;
    });
}

function columnsOf(outcome: Outcome, now: Date): Updateable<DeliveriesTable> {
  const settled_at = now.toISOString();
  switch (outcome.kind) {
    case 'sent':
      return {
        state: 'sent',
        settled_at,
        posted_in: outcome.channelId,
        ts: outcome.ts,
        found: outcome.found ? 1 : 0,
        perhaps_repeated: outcome.perhapsRepeated ? 1 : 0,
      };
    case 'refused':
    case 'doubtful':
      return { not_before: outcome.at.toISOString(), word: outcome.word };
    case 'perhaps-missed':
    case 'dead':
      return { state: outcome.kind, settled_at, word: outcome.word };
    case 'stale':
      return { state: 'stale', settled_at };
  }
}

/** Once: a subscription that was stopped before has told its creator. */
async function stop(
  trx: Transaction<Tables>,
  { subscription_id, team_id, slot }: Pick<DeliveriesTable, 'subscription_id' | 'team_id' | 'slot'>,
  reason: string,
  key: string,
  now: Date,
): Promise<void> {
  const at = now.toISOString();
  const stopped = await trx
    .updateTable('subscriptions')
    .set({ state: 'stopped', stopped_reason: reason, paused_by: null, state_since: at })
    .where('id', '=', subscription_id)
    .where('removed_at', 'is', null)
    .where('state', '<>', 'stopped')
    .returning('created_by')
    .executeTakeFirst();
  if (!stopped) return;
  const notice: Parcel = { kind: 'notice', reason };
  await trx
    .insertInto('deliveries')
    .values({
      key,
      subscription_id,
      team_id,
      channel_id: stopped.created_by,
      slot,
      kind: notice.kind,
      state: 'waiting',
      not_before: at,
      created_at: at,
      parcel: writeParcel(notice),
    })
    .execute();
}
