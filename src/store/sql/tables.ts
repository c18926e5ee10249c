/** Every table by name, with the columns that tell its rows apart. */
import type { Tables } from './schema.js';

export const KEYS = {
  destinations: ['team_id', 'channel_id'],
  direct_conversations: ['team_id', 'user_id'],
  subscriptions: ['id'],
  deliveries: ['key'],
  given: ['team_id', 'channel_id', 'paper_id'],
  arrivals: ['paper_id'],
  milestones: ['name'],
  saves: ['team_id', 'user_id', 'paper_id'],
  votes: ['team_id', 'channel_id', 'paper_id', 'user_id'],
  papers: ['id'],
  paper_names: ['name', 'paper_id'],
  sources: ['name'],
  turns: ['host'],
  sharings: ['team_id', 'channel_id', 'paper_id', 'ts'],
  marks: ['name'],
} as const satisfies { readonly [Name in keyof Tables]: readonly (keyof Tables[Name])[] };

/** What people and digests made; the rest comes by itself when the bot starts. */
export const MADE = ['subscriptions', 'deliveries', 'given', 'saves', 'votes', 'papers', 'sharings'] as const;

/** What belongs to this database at this moment, and is not copied. */
export const PASSING: readonly string[] = ['turns', 'marks'] satisfies readonly (keyof Tables)[];
