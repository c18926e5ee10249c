/** What votes come to, once the names of each paper are known. */
import type { PaperId } from '../paper/paper.js';
import type { Tally, VoteCast } from './library.js';

/**
 * Each person's latest vote on each paper, in the order of the latest.
 *
 * @param votes the earliest first
 * @param idOf what a paper is called now
 */
export function votesThatCount(
  votes: readonly VoteCast[],
  idOf: (name: PaperId) => PaperId,
): readonly VoteCast[] {
  const latest = new Map<string, VoteCast>();
  for (const vote of votes) {
    const paperId = idOf(vote.paperId);
    const key = JSON.stringify([paperId, vote.userId]);
    latest.delete(key);
    latest.set(key, { ...vote, paperId });
  }
  return [...latest.values()];
}

/** How each paper stands. */
export function talliesOf(votes: readonly VoteCast[]): ReadonlyMap<PaperId, Tally> {
  const tallies = new Map<PaperId, Tally>();
  for (const { paperId, vote } of votes) {
    const { interested, notForUs } = tallies.get(paperId) ?? { interested: 0, notForUs: 0 };
    const isInterested = vote === 'interested';
    tallies.set(paperId, {
      interested: interested + (isInterested ? 1 : 0),
      notForUs: notForUs + (isInterested ? 0 : 1),
    });
  }
  return tallies;
}
