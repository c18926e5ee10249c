/** What a team did with papers: given, saved, voted, shared. The port that a store fills. */
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
  readonly userId: string;
  readonly at: Date;
  /** Where it was voted for; absent for a save. */
  readonly channelId?: string;
}

/** What was kept under any name of a paper is of that paper. Where all its names are asked for, its id comes first. */
export interface Library extends Sharings {
  /** Every paper that digests gave to this place, and those given to other channels of the team, under the names they had then. */
  given(shelf: Shelf): Promise<ReadonlySet<PaperId>>;
  givenIn(teamId: string, channelIds: readonly string[]): Promise<ReadonlyMap<PaperId, string>>;

  /** False where it was saved before, under whichever name. */
  save(reader: Reader, names: readonly PaperId[], at: Date): Promise<boolean>;
  /** False where it was not saved. */
  unsave(reader: Reader, names: readonly PaperId[]): Promise<boolean>;
  /** Latest first, under the names they had then: the same paper may be there twice. */
  saved(reader: Reader): Promise<readonly PaperId[]>;

  /** One vote a person and paper in a place; the same vote again takes it back. Gives how it stands now. */
  vote(shelf: Shelf, names: readonly PaperId[], userId: string, vote: Vote, at: Date): Promise<Tally>;
  /** The earliest first, under the names papers had then: `votesThatCount` has them once each. */
  votes(shelf: Shelf): Promise<readonly VoteCast[]>;
  /** What people of the team did with papers since then, for the trend: saves, and votes for interest with the place of each. */
  signals(teamId: string, since: Date): Promise<readonly Signal[]>;
}

/** A message that named a paper by its address. */
export interface Sharing {
  readonly paperId: PaperId;
  readonly userId: string;
  /** Of the message, as Slack names it. */
  readonly ts: string;
  readonly threadTs?: string;
  readonly permalink?: string;
  readonly at: Date;
}

/** Which papers were named in a place; what is noted of one place is never given for another. */
export interface Sharings {
  /** Once only, however often it is noted. */
  noteShared(shelf: Shelf, sharing: Sharing): Promise<void>;
  /** Messages before this one that named the paper by one of its names, latest first, at most 5. */
  sharedBefore(shelf: Shelf, names: readonly PaperId[], before: string): Promise<readonly Sharing[]>;
  /** All that the message named. */
  forgetShared(shelf: Shelf, ts: string): Promise<void>;
}
