/** What a team did with papers, kept. */
import type { Kysely } from 'kysely';
import type { Library } from '../../library/library.js';
import { resolved } from './destinations.js';
import type { Tables } from './schema.js';
import { createSharings } from './sharings.js';
import { createVotes } from './votes.js';

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
    ...createVotes(db),
    ...createSharings(db),
    signals: (teamId, since) => signals(db, teamId, since.toISOString()),
  };
}

function saving(db: Kysely<Tables>): Pick<Library, 'save' | 'unsave' | 'saved'> {
  return {
    save: ({ teamId, userId }, names, at) =>
      db.transaction().execute(async (trx) => {
        const before = await trx
          .selectFrom('saves')
          .select('paper_id')
          .where('team_id', '=', teamId)
          .where('user_id', '=', userId)
          .where('paper_id', 'in', names)
          .executeTakeFirst();
        const [paperId] = names;
        if (before || paperId === undefined) return false;
        const { numInsertedOrUpdatedRows } = await trx
          .insertInto('saves')
          .values({ team_id: teamId, user_id: userId, paper_id: paperId, at: at.toISOString() })
          .onConflict((conflict) => conflict.doNothing())
          .executeTakeFirstOrThrow();
        return numInsertedOrUpdatedRows === 1n;
      }),
    unsave: async ({ teamId, userId }, names) => {
      const { numDeletedRows } = await db
        .deleteFrom('saves')
        .where('team_id', '=', teamId)
        .where('user_id', '=', userId)
        .where('paper_id', 'in', names)
        .executeTakeFirstOrThrow();
      return numDeletedRows > 0n;
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

async function signals(db: Kysely<Tables>, teamId: string, since: string) {
  const rows = await db
    .selectFrom('saves')
    .select((of) => ['paper_id', 'user_id', 'at', of.val<string | null>(null).as('channel_id')])
    .where('team_id', '=', teamId)
    .where('at', '>', since)
    .unionAll(
      db
        .selectFrom('votes')
        .select(['paper_id', 'user_id', 'at', 'channel_id'])
        .where('team_id', '=', teamId)
        .where('at', '>', since)
        .where('vote', '=', 'interested'),
    )
    .execute();
  return rows.map(({ paper_id, user_id, at, channel_id }) => ({
    paperId: paper_id,
    userId: user_id,
    at: new Date(at),
    ...(channel_id === null ? {} : { channelId: channel_id }),
  }));
}
