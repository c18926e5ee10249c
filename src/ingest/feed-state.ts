/** How the watched sources fare, in the form that digests need to say why they are empty. */
import { localDate } from '../lib/local-date.js';
import type { SourceState, WatchedSource } from './ports.js';

export interface FeedState {
  /** For people. */
  readonly name: string;
  readonly lastSuccess?: Date;
  /** Set while it cannot be read. */
  readonly failedSince?: Date;
  /** Set where its own calendar says that it brings nothing today. */
  readonly quietToday?: 'weekend' | 'holiday';
}

/** One for every source that is watched, whether it was looked at yet or not. */
export function feedStates(
  sources: readonly WatchedSource[],
  states: readonly SourceState[],
  now: Date,
): readonly FeedState[] {
  const byName = new Map(states.map((state) => [state.name, state]));
  return sources.map((source) => {
    const { lastSuccess, failing } = byName.get(source.name) ?? {};
    const quietToday = source.quietOn(localDate(now, source.schedule.timeZone));
    return {
      name: source.title,
      ...(lastSuccess ? { lastSuccess } : {}),
      ...(failing ? { failedSince: failing.since } : {}),
      ...(quietToday ? { quietToday } : {}),
    };
  });
}
