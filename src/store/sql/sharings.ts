/** Where papers were shared, kept by channel. */
import type { Kysely, Selectable } from 'kysely';
import type { Sharing, Sharings } from '../../library/library.js';
import { resolved } from './destinations.js';
import type { SharingsTable, Tables } from './schema.js';

const MOST = 5;

export function createSharings(db: Kysely<Tables>): Sharings {
  return {
    noteShared: async (shelf, { paperId, userId, ts, threadTs, permalink, at }) => {
      const { teamId, channelId } = await resolved(db, shelf);
      const told = {
        user_id: userId,
        thread_ts: threadTs ?? null,
        permalink: permalink ?? null,
        at: at.toISOString(),
      };
      await db
        .insertInto('sharings')
        .values({ team_id: teamId, channel_id: channelId, paper_id: paperId, ts, ...told })
        .onConflict((conflict) =>
          conflict.columns(['team_id', 'channel_id', 'paper_id', 'ts']).doUpdateSet(told),
        )
        .execute();
    },
    sharedBefore: async (shelf, names, before) => {
      if (names.length === 0) return [];
      const { teamId, channelId } = await resolved(db, shelf);
      const rows = await db
        .selectFrom('sharings')
        .selectAll()
        .where('team_id', '=', teamId)
        .where('channel_id', '=', channelId)
        .where('paper_id', 'in', names)
        .where('ts', '<', before)
        .orderBy('ts', 'desc')
        .limit(MOST * names.length)
        .execute();
      // One message may have named it in several ways.
      const latest = new Map(rows.toReversed().map((row) => [row.ts, toSharing(row)]));
      return [...latest.values()].reverse().slice(0, MOST);
    },
    forgetShared: async (shelf, ts) => {
      const { teamId, channelId } = await resolved(db, shelf);
      await db
        .deleteFrom('sharings')
        .where('team_id', '=', teamId)
        .where('channel_id', '=', channelId)
        .where('ts', '=', ts)
        .execute();
    },
  };
}

function toSharing(row: Selectable<SharingsTable>): Sharing {
  return {
    paperId: row.paper_id,
    userId: row.user_id,
    ts: row.ts,
    ...(row.thread_ts === null ? {} : { threadTs: row.thread_ts }),
    ...(row.permalink === null ? {} : { permalink: row.permalink }),
    at: new Date(row.at),
  };
}
