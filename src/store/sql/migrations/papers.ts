/** Papers that were brought in, their sources, and where papers were shared. Never to be changed: add another migration. */
import { type Kysely, sql } from 'kysely';

export async function addPapers(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  `create table papers (
    id text not null primary key,
    revision integer not null unique,
    record text not null
  )`,
  `create table paper_names (
    name text not null,
    paper_id text not null,
    primary key (name, paper_id)
  )`,
  `create table sources (
    name text not null primary key,
    schedule text not null,
    next_run text not null,
    last_success text,
    added integer,
    updated integer,
    same integer,
    skipped integer,
    failing_since text,
    failing_reason text,
    failing_times integer not null default 0,
    lease_owner text,
    lease_until text
  )`,
  'create table turns (host text not null primary key, owner text, free_at text not null)',
  `create table sharings (
    team_id text not null,
    channel_id text not null,
    paper_id text not null,
    ts text not null,
    user_id text not null,
    thread_ts text,
    permalink text,
    at text not null,
    primary key (team_id, channel_id, paper_id, ts)
  )`,
  'create index sharings_ts on sharings (team_id, channel_id, ts)',
  'create table marks (name text not null primary key, value text not null)',
  'create index deliveries_settled on deliveries (settled_at)',
];
