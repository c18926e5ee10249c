/** How papers come in by themselves, as people are told: which sources are watched, how they fare, and what they brought. */
import { paperCount } from '../paper/count.js';
import type { SourceState } from './ports.js';

export interface WatchedState extends SourceState {
  /** For people, such as `arXiv (cs.LG, cs.CL)`. */
  readonly title: string;
}

export interface Intake {
  /** When this was so. */
  readonly at: Date;
  readonly watched: readonly WatchedState[];
  /** How many papers there are that came from sources, whenever that was. */
  readonly broughtIn: number;
}

/** A line for each watched source, or that none is; then what was brought in. */
export function intakeLines({ at, watched, broughtIn }: Intake): readonly string[] {
  const lines =
    watched.length === 0
      ? ['Sources are looked at by hand only']
      : watched.map((source) => `${source.title}: ${fareOf(source, at)}${nextOf(source, at)}`);
  return [...lines, ...(broughtIn > 0 ? [`Brought in from sources: ${paperCount(broughtIn)}`] : [])];
}

/** "3 hours ago", "in 20 minutes", "just now". */
export function relativeTime(time: Date, now: Date): string {
  const seconds = (time.getTime() - now.getTime()) / 1_000;
  const [unit, length] = UNITS.find(([, each]) => Math.abs(seconds) >= each) ?? [];
  if (!unit || !length) return seconds > 0 ? 'in less than a minute' : 'just now';
  return new Intl.RelativeTimeFormat('en').format(Math.trunc(seconds / length), unit);
}

const UNITS = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
] as const;

function fareOf(source: WatchedState, at: Date): string {
  const { failing, lastSuccess } = source;
  const read = lastSuccess ? `read ${relativeTime(lastSuccess, at)}${broughtBy(source)}` : 'not read yet';
  if (!failing) return read;
  const since = relativeTime(failing.since, at);
  const failed = failing.times === 1 ? `failed ${since}` : `failed ${failing.times} times, first ${since}`;
  return `${failed} (${failing.reason.replace(/\.$/, '')}); before that ${read}`;
}

function broughtBy({ brought }: WatchedState): string {
  if (!brought) return '';
  const { added, updated, skipped } = brought;
  const counts = [
    `${added.toLocaleString('en')} new`,
    ...(updated > 0 ? [`${updated.toLocaleString('en')} updated`] : []),
    ...(skipped > 0 ? [`${skipped.toLocaleString('en')} left out`] : []),
  ];
  return `, ${counts.join(', ')}`;
}

function nextOf({ nextRun, failing }: WatchedState, at: Date): string {
  if (!nextRun) return '';
  return `; ${failing ? 'next try' : 'next'} ${nextRun <= at ? 'now' : relativeTime(nextRun, at)}`;
}
