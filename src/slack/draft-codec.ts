/** A subscription that is being made, as the value of a button and as a dialogue's `private_metadata`. */
import type { Draft } from '../commands/types.js';
import type { Destination, Weekday } from '../digest/subscription.js';
import { clockTime, WEEKDAYS } from '../digest/wording.js';
import { pack, unpack } from './pack.js';

/** All of it: short fields with a blank between them, the topic last. Fits a button's value, of 2,000 characters. */
export function encodeDraft({ request, destination, here, id = '' }: Draft): string {
  const { topic, trending, timing, size, style } = request;
  const head = [
    timing.days.join(''),
    clockTime(timing.hour, timing.minute),
    timing.timeZone,
    size,
    `${STYLES[style]}${trending ? 't' : 'n'}`,
    here.teamId,
    placeOf(destination),
    placeOf(here),
    id,
  ].join(' ');
  return `1${head} ${topic === undefined ? '' : pack(topic, MAX_BYTES - head.length)}`;
}

/** What `encodeDraft` wrote; undefined for anything else. */
export function decodeDraft(value: string | undefined): Draft | undefined {
  const fields = DRAFT.exec(value ?? '')?.groups;
  if (!fields) return undefined;
  const {
    days = '',
    hour,
    minute,
    timeZone = '',
    size,
    style,
    order,
    teamId = '',
    to = '',
    here = '',
    id,
  } = fields;
  const topic = fields['topic'] ? unpack(fields['topic']) : undefined;
  if (fields['topic'] && topic === undefined) return undefined;
  return {
    request: {
      ...(topic === undefined ? {} : { topic }),
      trending: order === 't',
      timing: { days: daysIn(days), hour: Number(hour), minute: Number(minute), timeZone },
      size: Number(size),
      style: style === STYLES.condensed ? 'condensed' : 'sentences',
    },
    destination: destinationOf(to, teamId),
    here: destinationOf(here, teamId),
    ...(id ? { id } : {}),
  };
}

const DRAFT =
  /^1(?<days>[1-7]+) (?<hour>\d\d):(?<minute>\d\d) (?<timeZone>\S+) (?<size>\d+) (?<style>[cs])(?<order>[tn]) (?<teamId>\S*) (?<to>[cd]\S+) (?<here>[cd]\S+) (?<id>\S*) (?<topic>.*)$/s;
const STYLES = { condensed: 'c', sentences: 's' } as const;
const MAX_BYTES = 1_850;

function placeOf({ kind, channelId }: Destination): string {
  return `${kind === 'channel' ? 'c' : 'd'}${channelId}`;
}

function destinationOf(place: string, teamId: string): Destination {
  return { teamId, channelId: place.slice(1), kind: place.startsWith('c') ? 'channel' : 'direct' };
}

function daysIn(digits: string): readonly Weekday[] {
  return WEEKDAYS.map(({ day }) => day).filter((day) => digits.includes(String(day)));
}
