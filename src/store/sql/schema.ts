/**
 * The tables, as queries see them. Times are ISO 8601 in UTC to the millisecond: such texts sort as the times do, and both
 * databases give back what was written, where a 64-bit number comes back as a number from one and as text from the other.
 * Truth is 0 or 1, for there is no type for it that both have.
 */
import type { Generated } from 'kysely';
import type { Parcel } from '../../digest/delivery.js';
import type { Destination, Style, SubscriptionState } from '../../digest/subscription.js';
import type { Vote } from '../../library/library.js';

export interface Tables {
  readonly destinations: DestinationsTable;
  readonly direct_conversations: DirectConversationsTable;
  readonly subscriptions: SubscriptionsTable;
  readonly deliveries: DeliveriesTable;
  readonly given: GivenTable;
  readonly arrivals: ArrivalsTable;
  readonly milestones: MilestonesTable;
  readonly saves: SavesTable;
  readonly votes: VotesTable;
  readonly papers: PapersTable;
  readonly paper_names: PaperNamesTable;
  readonly sources: SourcesTable;
  readonly turns: TurnsTable;
  readonly sharings: SharingsTable;
  readonly marks: MarksTable;
}

/** Where subscriptions go or went; its row is what writers to one destination wait for each other at. */
interface DestinationsTable {
  readonly team_id: string;
  readonly channel_id: string;
  /** The highest that a subscription was given. */
  readonly last_number: number;
}

/** The `D…` of people who were first written to by their user's id. */
interface DirectConversationsTable {
  readonly team_id: string;
  readonly user_id: string;
  readonly channel_id: string;
}

export interface SubscriptionsTable {
  readonly id: string;
  readonly team_id: string;
  readonly channel_id: string;
  readonly channel_kind: Destination['kind'];
  readonly number: number;
  readonly topic: string | null;
  readonly trending: number;
  /** A JSON list. */
  readonly days: string;
  readonly hour: number;
  readonly minute: number;
  readonly time_zone: string;
  readonly size: number;
  readonly style: Style;
  readonly created_by: string;
  readonly created_at: string;
  readonly state: SubscriptionState['kind'];
  readonly paused_by: string | null;
  readonly stopped_reason: string | null;
  readonly state_since: string | null;
  readonly next_due_at: string;
  readonly removed_at: string | null;
}

/** Only those that wait are ever claimed; the others are settled. */
export type DeliveryState = 'waiting' | 'sent' | 'dead' | 'perhaps-missed' | 'stale' | 'withdrawn';

export interface DeliveriesTable {
  readonly key: string;
  readonly subscription_id: string;
  readonly team_id: string;
  readonly channel_id: string;
  readonly slot: string;
  readonly kind: Parcel['kind'];
  readonly state: DeliveryState;
  readonly attempts: Generated<number>;
  readonly not_before: string;
  /** The three of a lease are set together. */
  readonly lease_owner: string | null;
  readonly leased_at: string | null;
  readonly lease_until: string | null;
  readonly doubtful_since: string | null;
  /** What Slack said last. */
  readonly word: string | null;
  readonly posted_in: string | null;
  readonly ts: string | null;
  readonly found: Generated<number>;
  readonly perhaps_repeated: Generated<number>;
  readonly created_at: string;
  readonly settled_at: string | null;
  /** The last column, as it is long and the others are read without it. */
  readonly parcel: string;
}

interface GivenTable {
  readonly team_id: string;
  readonly channel_id: string;
  readonly paper_id: string;
  readonly delivery_key: string;
}

interface ArrivalsTable {
  readonly paper_id: string;
  /** Null for what was there from the first, and for what was there under another name. */
  readonly at: string | null;
}

/** What happened once and for all. */
interface MilestonesTable {
  readonly name: 'archive-noted';
  readonly at: string;
}

interface SavesTable {
  readonly team_id: string;
  readonly user_id: string;
  readonly paper_id: string;
  readonly at: string;
}

interface VotesTable {
  readonly team_id: string;
  readonly channel_id: string;
  readonly paper_id: string;
  readonly user_id: string;
  readonly vote: Vote;
  readonly at: string;
}

/** A paper that was brought in, with what was known of it merged. */
interface PapersTable {
  readonly id: string;
  /** No two have the same: the paper that changed last has the highest. */
  readonly revision: number;
  /** As a corpus file has it. */
  readonly record: string;
}

/** By what a paper can be found: every name it has, and the id that its title alone would give it. */
interface PaperNamesTable {
  readonly name: string;
  readonly paper_id: string;
}

export interface SourcesTable {
  readonly name: string;
  readonly schedule: string;
  readonly next_run: string;
  readonly last_success: string | null;
  /** The four of the last success are set together. */
  readonly added: number | null;
  readonly updated: number | null;
  readonly same: number | null;
  readonly skipped: number | null;
  /** Set from the first failure after a success. */
  readonly failing_since: string | null;
  readonly failing_reason: string | null;
  readonly failing_times: Generated<number>;
  readonly lease_owner: string | null;
  readonly lease_until: string | null;
}

/** Whose turn it is at a host that allows one request at a time. */
interface TurnsTable {
  readonly host: string;
  /** Null while it is nobody's. */
  readonly owner: string | null;
  /** When the next may take it, the owner's death or silence included. */
  readonly free_at: string;
}

/** A message in which somebody put a paper's address. */
export interface SharingsTable {
  readonly team_id: string;
  readonly channel_id: string;
  readonly paper_id: string;
  readonly ts: string;
  readonly user_id: string;
  readonly thread_ts: string | null;
  readonly permalink: string | null;
  readonly at: string;
}

/** What is true of this very database, and of no copy of it. */
interface MarksTable {
  readonly name: 'origin';
  readonly value: string;
}
