/** How digests are spoken of, whichever mouth does it: times, topics, reasons and empty days as plain sentences. */
import { paperCount } from '../paper/count.js';
import type { DeliveryCounts } from './delivery.js';
import type { Emptiness, Reason } from './digest.js';
import type { SubscriptionRequest, Timing, Weekday } from './subscription.js';

/** By ISO number, Monday first. */
export const WEEKDAYS: readonly { readonly day: Weekday; readonly name: string }[] = [
  { day: 1, name: 'Monday' },
  { day: 2, name: 'Tuesday' },
  { day: 3, name: 'Wednesday' },
  { day: 4, name: 'Thursday' },
  { day: 5, name: 'Friday' },
  { day: 6, name: 'Saturday' },
  { day: 7, name: 'Sunday' },
];

/** "weekdays at 09:00 (Europe/Berlin)". */
function timesOf({ days, hour, minute, timeZone }: Timing): string {
  return `${daysOf(days)} at ${clockTime(hour, minute)} (${timeZone})`;
}

/** "09:05". */
export function clockTime(hour: number, minute: number): string {
  return [hour, minute].map((number) => String(number).padStart(2, '0')).join(':');
}

/** "papers on “diffusion”", "papers that are talked about", "papers on “diffusion”, trending first". */
export function subjectOf({
  topic,
  trending,
}: Pick<SubscriptionRequest, 'topic'> & { readonly trending: boolean }): string {
  if (topic === undefined) return 'papers that are talked about';
  return trending ? `papers on “${topic}”, trending first` : `papers on “${topic}”`;
}

/** "up to 5 papers on “diffusion”, weekdays at 09:00 (Europe/Berlin)". */
export function requestOf(request: SubscriptionRequest): string {
  const subject = subjectOf(request).replace(/^papers/, request.size === 1 ? 'paper' : 'papers');
  return `up to ${request.size} ${subject}, ${timesOf(request.timing)}`;
}

/** The local date of a digest, "Wednesday, 25 November 2026". */
export function dayOf(date: string): string {
  return new Date(`${date}T12:00:00Z`).toLocaleDateString('en-GB', {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  });
}

/** "matches diffusion, denoising", "trending: 140 upvotes". */
export function reasonOf(reason: Reason): string {
  switch (reason.kind) {
    case 'topic':
      return reason.words.length > 0 ? `matches ${reason.words.join(', ')}` : 'on the topic';
    case 'trending':
      return trendOf(reason.upvotes, reason.teamSignals);
    case 'liked':
      return `like “${reason.title}”, which was found interesting here`;
    case 'new':
      return 'new';
    case 'archive':
      return 'from the archive';
  }
}

/** Why a digest holds nothing, in sentences. */
export function emptinessOf(empty: Emptiness, topic: string | undefined): string {
  const on = topic === undefined ? '' : ` on “${topic}”`;
  switch (empty.kind) {
    case 'no-announcement':
      return `Nothing is announced today: it is a ${empty.day === 'weekend' ? 'weekend' : 'holiday'} for the sources.`;
    case 'narrow':
      return `${paperCount(empty.arrived)} came, none of them${on}.`;
    case 'no-match':
      return `No paper of the corpus is${on || ' left'}.`;
    case 'exhausted':
      return `You have had all ${paperCount(empty.given)}${on} that there are. New ones will come here as they arrive.`;
    case 'nothing-new':
      return `No new paper${on} came since the last digest.`;
    case 'source-failed':
      return `${empty.source} could not be read since ${momentOf(empty.since)}, so there may be papers that are not here. They will come as soon as it answers again.`;
  }
}

/** How deliveries go, in lines: due, waiting, sent, dead, and what may have been repeated or missed. */
export function deliveryLines(counts: DeliveryCounts): string[] {
  const { due, waiting, sent, dead, perhapsRepeated, perhapsMissed, lastSentAt, lastDead } = counts;
  return [
    `Digests: ${due} due, ${waiting} waiting, ${sent} sent, ${dead} dead`,
    ...(perhapsRepeated > 0 ? [`May stand twice: ${perhapsRepeated}`] : []),
    ...(perhapsMissed > 0 ? [`May have been missed: ${perhapsMissed}`] : []),
    ...(lastSentAt ? [`Last sent ${momentOf(lastSentAt)}`] : []),
    ...(lastDead ? [`Last refused for good ${momentOf(lastDead.at)}: ${lastDead.word}`] : []),
  ];
}

function daysOf(days: readonly Weekday[]): string {
  const key = days.join('');
  const group = GROUPS.find(({ days: each }) => each === key);
  if (group) return group.name;
  const names = WEEKDAYS.filter(({ day }) => days.includes(day)).map(({ name }) => `${name}s`);
  return [names.slice(0, -1).join(', '), names.at(-1)].filter(Boolean).join(' and ');
}

const GROUPS = [
  { days: '1234567', name: 'daily' },
  { days: '12345', name: 'weekdays' },
  { days: '67', name: 'weekends' },
];

function trendOf(upvotes: number | undefined, teamSignals: number): string {
  const said = [
    ...(upvotes ? [upvotes === 1 ? '1 upvote' : `${upvotes.toLocaleString('en')} upvotes`] : []),
    ...(teamSignals > 0 ? [`noted ${teamSignals === 1 ? 'once' : `${teamSignals} times`} by your team`] : []),
  ];
  return said.length > 0 ? `trending: ${said.join(', ')}` : 'close to what your team noted lately';
}

function momentOf(at: Date): string {
  const moment = at.toLocaleString('en-GB', { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' });
  return `${moment} UTC`;
}
