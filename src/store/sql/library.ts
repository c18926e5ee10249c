/** What a team did with papers, kept. */
import type { Kysely, Transaction } from 'kysely';
import type { Library, Shelf, Tally } from '../../library/library.js';
import { resolved } from './destinations.js';
import type { Tables } from './schema.js';

export function createLibrary(db: Kysely<Tables>): Library {
  return {
    given: async (shelf) => {
      const { teamId, channelId } = await resolved(db, shelf);
      const rows = await db
        .selectFrom('given')
        .select('paper_id')
        .where('team_id', '=', teamId)
        .where('channel_id', '=', channelId)
        .execute();
      return new Set(rows.map(({ paper_id }) => paper_id));
    },
    givenIn: async (teamId, channelIds) => {
      if (channelIds.length === 0) return new Map();
      const rows = await db
        .selectFrom('given')
        .select(['paper_id', 'channel_id'])
        .where('team_id', '=', teamId)
        .where('channel_id', 'in', channelIds)
        .execute();
      return new Map(rows.map(({ paper_id, channel_id }) => [paper_id, channel_id]));
    },
    ...saving(db),
    ...voting(db),
    signals: (teamId, since) => signals(db, teamId, since.toISOString()),
  };
}

function saving(db: Kysely<Tables>): Pick<Library, 'save' | 'unsave' | 'saved'> {
  return {
    save: async ({ teamId, userId }, paperId, at) => {
      const { numInsertedOrUpdatedRows } = await db
        .insertInto('saves')
        .values({ team_id: teamId, user_id: userId, paper_id: paperId, at: at.toISOString() })
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirstOrThrow();
      return numInsertedOrUpdatedRows === 1n;
    },
    unsave: async ({ teamId, userId }, paperId) => {
      const { numDeletedRows } = await db
        .deleteFrom('saves')
        .where('team_id', '=', teamId)
        .where('user_id', '=', userId)
        .where('paper_id', '=', paperId)
        .executeTakeFirstOrThrow();
      return numDeletedRows === 1n;
    },
    saved: async ({ teamId, userId }) => {
      const rows = await db
        .selectFrom('saves')
        .select('paper_id')
        .where('team_id', '=', teamId)
        .where('user_id', '=', userId)
        .orderBy('at', 'desc')
        .orderBy('paper_id')
        .execute();
      return rows.map(({ paper_id }) => paper_id);
    },
  };
}

function voting(db: Kysely<Tables>): Pick<Library, 'vote' | 'votes'> {
  return {
    vote: (shelf, paperId, userId, vote, at) =>
      db.transaction().execute(async (trx) => {
        const place = await resolved(trx, shelf);
        const row = {
          team_id: place.teamId,
          channel_id: place.channelId,
          paper_id: paperId,
          user_id: userId,
        };
        const { numDeletedRows } = await trx
          .deleteFrom('votes')
          .where((eb) => eb.and({ ...row, vote }))
          .executeTakeFirstOrThrow();
        if (numDeletedRows === 0n) {
          const cast = { vote, at: at.toISOString() };
          await trx
            .insertInto('votes')
            .values({ ...row, ...cast })
            .onConflict((conflict) =>
              conflict.columns(['team_id', 'channel_id', 'paper_id', 'user_id']).doUpdateSet(cast),
            )
            .execute();
        }
        return tally(trx, place, paperId);
      }),
    votes: async (shelf) => {
      const { teamId, channelId } = await resolved(db, shelf);
      const rows = await db
        .selectFrom('votes')
        .select(['paper_id', 'user_id', 'vote', 'at'])
        .where('team_id', '=', teamId)
        .where('channel_id', '=', channelId)
        .orderBy('at')
        .orderBy('paper_id')
        .orderBy('user_id')
        .execute();
      return rows.map(({ paper_id, user_id, vote, at }) => ({
        paperId: paper_id,
        userId: user_id,
        vote,
        at: new Date(at),
      }));
    },
  };
}

async function tally(
  trx: Transaction<Tables>,
  { teamId, channelId }: Shelf,
  paperId: string,
): Promise<Tally> {
  const rows = await trx
    .selectFrom('votes')
    .select((eb) => ['vote', eb.fn.countAll<number>().as('votes')])
    .where('team_id', '=', teamId)
    .where('channel_id', '=', channelId)
    .where('paper_id', '=', paperId)
    .groupBy('vote')
    .execute();
  const of = new Map(rows.map(({ vote, votes }) => [vote, votes]));
  return { interested: of.get('interested') ?? 0, notForUs: of.get('not-for-us') ?? 0 };
}

async function signals(db: Kysely<Tables>, teamId: string, since: string) {
  const rows = await db
    .selectFrom('saves')
    .select((of) => ['paper_id', 'at', of.val<string | null>(null).as('channel_id')])
    .where('team_id', '=', teamId)
    .where('at', '>', since)
    .unionAll(
      db
        .selectFrom('votes')
        .select(['paper_id', 'at', 'channel_id'])
        .where('team_id', '=', teamId)
        .where('at', '>', since)
        .where('vote', '=', 'interested'),
    )
    .execute();
  return rows.map(({ paper_id, at, channel_id }) => ({
    paperId: paper_id,
    at: new Date(at),
    ...(channel_id === null ? {} : { channelId: channel_id }),
  }));
}
