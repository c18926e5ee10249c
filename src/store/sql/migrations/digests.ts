/** The first tables: subscriptions, their deliveries, and what a team did with papers. Never to be changed: add another migration. */
import { type Kysely, sql } from 'kysely';

export async function addDigests(db: Kysely<unknown>): Promise<void> {
  for (const statement of [...SUBSCRIPTIONS, ...DELIVERIES, ...PAPERS]) await sql.raw(statement).execute(db);
}

const SUBSCRIPTIONS = [
  `create table destinations (
    team_id text not null,
    channel_id text not null,
    last_number integer not null,
    primary key (team_id, channel_id)
  )`,
  `create table direct_conversations (
    team_id text not null,
    user_id text not null,
    channel_id text not null,
    primary key (team_id, user_id)
  )`,
  `create table subscriptions (
    id text not null primary key,
    team_id text not null,
    channel_id text not null,
    channel_kind text not null,
    number integer not null,
    topic text,
    trending integer not null,
    days text not null,
    hour integer not null,
    minute integer not null,
    time_zone text not null,
    size integer not null,
    style text not null,
    created_by text not null,
    created_at text not null,
    state text not null,
    paused_by text,
    stopped_reason text,
    state_since text,
    next_due_at text not null,
    removed_at text,
    unique (team_id, channel_id, number)
  )`,
  `create index subscriptions_due on subscriptions (next_due_at) where state = 'active' and removed_at is null`,
];

const DELIVERIES = [
  `create table deliveries (
    key text not null primary key,
    subscription_id text not null,
    team_id text not null,
    channel_id text not null,
    slot text not null,
    kind text not null,
    state text not null,
    attempts integer not null default 0,
    not_before text not null,
    lease_owner text,
    leased_at text,
    lease_until text,
    doubtful_since text,
    word text,
    posted_in text,
    ts text,
    found integer not null default 0,
    perhaps_repeated integer not null default 0,
    created_at text not null,
    settled_at text,
    parcel text not null
  )`,
  // A slot whose digest was given up before it was posted may have another.
  `create unique index deliveries_slot on deliveries (subscription_id, slot)
    where kind = 'digest' and state not in ('withdrawn', 'stale')`,
  `create index deliveries_waiting on deliveries (created_at, key) where state = 'waiting'`,
  `create index deliveries_channel on deliveries (team_id, channel_id, created_at) where state = 'waiting'`,
  'create index deliveries_subscription on deliveries (subscription_id, created_at)',
  'create index deliveries_state on deliveries (kind, state, settled_at)',
];

const PAPERS = [
  `create table given (
    team_id text not null,
    channel_id text not null,
    paper_id text not null,
    delivery_key text not null,
    primary key (team_id, channel_id, paper_id)
  )`,
  'create index given_delivery on given (delivery_key)',
  'create table arrivals (paper_id text not null primary key, at text)',
  'create index arrivals_at on arrivals (at)',
  'create table milestones (name text not null primary key, at text not null)',
  `create table saves (
    team_id text not null,
    user_id text not null,
    paper_id text not null,
    at text not null,
    primary key (team_id, user_id, paper_id)
  )`,
  'create index saves_at on saves (team_id, at)',
  `create table votes (
    team_id text not null,
    channel_id text not null,
    paper_id text not null,
    user_id text not null,
    vote text not null,
    at text not null,
    primary key (team_id, channel_id, paper_id, user_id)
  )`,
  'create index votes_at on votes (team_id, at)',
];
