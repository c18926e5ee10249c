/** Votes on the papers of a place: one a person and paper, which the next digests go by. */
import type { Tally, Vote } from '../library/library.js';
import { talliesOf, votesThatCount } from '../library/votes.js';
import { namesOf } from '../paper/names.js';
import type { Paper, PaperId } from '../paper/paper.js';
import type { CommandContext, Speaker, TeamContext } from './types.js';

/** Votes, or takes the same vote back, and gives how all papers of the place stand now, under every name of each. */
export async function voteOn(
  paperId: PaperId,
  vote: Vote,
  { engine }: CommandContext,
  { library, now }: TeamContext,
  { userId, here }: Speaker,
): Promise<ReadonlyMap<PaperId, Tally>> {
  const paper = await engine.paper(paperId);
  await library.vote(here, paper ? namesOf(paper) : [paperId], userId, vote, now());
  const votes = await library.votes(here);
  const names = [...new Set(votes.map((cast) => cast.paperId))];
  const papers = await Promise.all(names.map((name) => engine.paper(name)));
  const called = new Map(names.map((name, at) => [name, papers[at]?.id ?? name]));
  const tallies = talliesOf(votesThatCount(votes, (name) => called.get(name) ?? name));
  return underEveryName(tallies, papers);
}

/** A message that stands in Slack names papers as they were called then. */
function underEveryName(
  tallies: ReadonlyMap<PaperId, Tally>,
  papers: readonly (Paper | undefined)[],
): ReadonlyMap<PaperId, Tally> {
  const named = papers.flatMap((paper) => {
    const tally = paper && tallies.get(paper.id);
    return tally ? namesOf(paper).map((name) => [name, tally] as const) : [];
  });
  return new Map([...tallies, ...named]);
}
