/** What a team did with papers: given, saved, voted. The port that a store fills. */
import type { PaperId } from '../paper/paper.js';

/** A channel or direct conversation of a team. */
export interface Shelf {
  readonly teamId: string;
  readonly channelId: string;
}

interface Reader {
  readonly teamId: string;
  readonly userId: string;
}

export type Vote = 'interested' | 'not-for-us';

/** One person's vote. */
export interface VoteCast {
  readonly paperId: PaperId;
  readonly userId: string;
  readonly vote: Vote;
  readonly at: Date;
}

export interface Tally {
  readonly interested: number;
  readonly notForUs: number;
}

export interface Signal {
  readonly paperId: PaperId;
  readonly at: Date;
  /** Where it was voted for; absent for a save. */
  readonly channelId?: string;
}

export interface Library {
  /** Every paper that digests gave to this place, and those given to other channels of the team. */
  given(shelf: Shelf): Promise<ReadonlySet<PaperId>>;
  givenIn(teamId: string, channelIds: readonly string[]): Promise<ReadonlyMap<PaperId, string>>;

  /** False where it was saved before. */
  save(reader: Reader, paperId: PaperId, at: Date): Promise<boolean>;
  /** False where it was not saved. */
  unsave(reader: Reader, paperId: PaperId): Promise<boolean>;
  /** Latest first. */
  saved(reader: Reader): Promise<readonly PaperId[]>;

  /** One vote a person and paper in a place; the same vote again takes it back. Gives how it stands now. */
  vote(shelf: Shelf, paperId: PaperId, userId: string, vote: Vote, at: Date): Promise<Tally>;
  votes(shelf: Shelf): Promise<readonly VoteCast[]>;
  /** What people of the team did with papers since then, for the trend: saves, and votes for interest with the place of each. */
  signals(teamId: string, since: Date): Promise<readonly Signal[]>;
}
