/** A subscription as a row, and back. */
import type { Selectable } from 'kysely';
import { z } from 'zod';
import type { Subscription, SubscriptionRequest, SubscriptionState } from '../../digest/subscription.js';
import type { SubscriptionsTable } from './schema.js';

type Row = Selectable<SubscriptionsTable>;
type RequestColumns = Pick<
  Row,
  'topic' | 'trending' | 'days' | 'hour' | 'minute' | 'time_zone' | 'size' | 'style'
>;
type StateColumns = Pick<Row, 'state' | 'paused_by' | 'stopped_reason' | 'state_since'>;

const weekdays = z.array(z.literal([1, 2, 3, 4, 5, 6, 7]));

export function requestColumns({
  topic,
  trending,
  timing,
  size,
  style,
}: SubscriptionRequest): RequestColumns {
  const { days, hour, minute, timeZone } = timing;
  return {
    topic: topic ?? null,
    trending: trending ? 1 : 0,
    days: JSON.stringify(days),
    hour,
    minute,
    time_zone: timeZone,
    size,
    style,
  };
}

export function stateColumns(state: SubscriptionState): StateColumns {
  return {
    state: state.kind,
    paused_by: state.kind === 'paused' ? state.by : null,
    stopped_reason: state.kind === 'stopped' ? state.reason : null,
    state_since: state.kind === 'active' ? null : state.since.toISOString(),
  };
}

export function toSubscription(row: Row): Subscription {
  return {
    id: row.id,
    destination: { teamId: row.team_id, channelId: row.channel_id, kind: row.channel_kind },
    number: row.number,
    ...(row.topic === null ? {} : { topic: row.topic }),
    trending: row.trending === 1,
    timing: {
      days: weekdays.parse(JSON.parse(row.days)),
      hour: row.hour,
      minute: row.minute,
      timeZone: row.time_zone,
    },
    size: row.size,
    style: row.style,
    createdBy: row.created_by,
    createdAt: new Date(row.created_at),
    state: toState(row),
    nextDueAt: new Date(row.next_due_at),
  };
}

function toState({ state, paused_by, stopped_reason, state_since }: StateColumns): SubscriptionState {
  const since = new Date(state_since ?? 0);
  if (state === 'paused') return { kind: 'paused', by: paused_by ?? '', since };
  if (state === 'stopped') return { kind: 'stopped', reason: stopped_reason ?? '', since };
  return { kind: 'active' };
}
