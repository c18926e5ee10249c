/** Votes on the papers of a place, kept under the names that papers had when they were cast. */
import type { Kysely, Transaction } from 'kysely';
import type { Library, Shelf, Tally } from '../../library/library.js';
import { talliesOf, votesThatCount } from '../../library/votes.js';
import { resolved } from './destinations.js';
import type { Tables } from './schema.js';

export function createVotes(db: Kysely<Tables>): Pick<Library, 'vote' | 'votes'> {
  return {
    vote: (shelf, names, userId, vote, at) =>
      db.transaction().execute(async (trx) => {
        const place = await resolved(trx, shelf);
        const before = await trx
          .deleteFrom('votes')
          .where('team_id', '=', place.teamId)
          .where('channel_id', '=', place.channelId)
          .where('user_id', '=', userId)
          .where('paper_id', 'in', names)
          .returning(['vote', 'at'])
          .execute();
        const last = before.sort((one, other) => (one.at < other.at ? -1 : 1)).at(-1);
        const [paperId] = names;
        if (paperId !== undefined && last?.vote !== vote) {
          const cast = { vote, at: at.toISOString() };
          const key = { team_id: place.teamId, channel_id: place.channelId };
          await trx
            .insertInto('votes')
            .values({ ...key, paper_id: paperId, user_id: userId, ...cast })
            .onConflict((conflict) =>
              conflict.columns(['team_id', 'channel_id', 'paper_id', 'user_id']).doUpdateSet(cast),
            )
            .execute();
        }
        return tally(trx, place, names);
      }),
    votes: (shelf) => cast(db, shelf),
  };
}

async function cast(db: Kysely<Tables>, shelf: Shelf, names?: readonly string[]) {
  const { teamId, channelId } = await resolved(db, shelf);
  const rows = await db
    .selectFrom('votes')
    .select(['paper_id', 'user_id', 'vote', 'at'])
    .where('team_id', '=', teamId)
    .where('channel_id', '=', channelId)
    .$if(names !== undefined, (query) => query.where('paper_id', 'in', names ?? []))
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
}

async function tally(trx: Transaction<Tables>, place: Shelf, names: readonly string[]): Promise<Tally> {
  const [id = ''] = names;
  const votes = votesThatCount(await cast(trx, place, names), () => id);
  return talliesOf(votes).get(id) ?? { interested: 0, notForUs: 0 };
}
