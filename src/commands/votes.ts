/** Votes on the papers of a place: one a person and paper, which the next digests go by. */
import type { Tally, Vote } from '../library/library.js';
import type { PaperId } from '../paper/paper.js';
import type { Speaker, TeamContext } from './types.js';

/** Votes, or takes the same vote back, and gives how all papers of the place stand now. */
export async function voteOn(
  paperId: PaperId,
  vote: Vote,
  { library, now }: TeamContext,
  { userId, here }: Speaker,
): Promise<ReadonlyMap<PaperId, Tally>> {
  await library.vote(here, paperId, userId, vote, now());
  const tallies = new Map<PaperId, Tally>();
  for (const cast of await library.votes(here)) {
    const { interested, notForUs } = tallies.get(cast.paperId) ?? { interested: 0, notForUs: 0 };
    const isInterested = cast.vote === 'interested';
    tallies.set(cast.paperId, {
      interested: interested + (isInterested ? 1 : 0),
      notForUs: notForUs + (isInterested ? 0 : 1),
    });
  }
  return tallies;
}
