/** The dialogue of a subscription, from what was entered in it to a draft, or to what is wrong under each field. */
import { MOST_PAPERS, readTopic } from '../commands/subscription-words.js';
import { readTimeZone } from '../commands/time-zone.js';
import type { Draft } from '../commands/types.js';
import type { Destination, Weekday } from '../digest/subscription.js';
import { WEEKDAYS } from '../digest/wording.js';

/** Block and action ids of its fields, the same for both. */
export const DIALOGUE_FIELDS = {
  topic: 'digest.topic',
  trending: 'digest.trending',
  days: 'digest.days',
  time: 'digest.time',
  zone: 'digest.zone',
  size: 'digest.size',
  style: 'digest.style',
  place: 'digest.place',
} as const;

/** Values of the choices of destination. */
export const PLACES = { here: 'here', direct: 'direct' } as const;

/** As Slack gives it back, each undefined when left empty. */
export interface Entered {
  readonly topic?: string | undefined;
  readonly isTrending: boolean;
  /** ISO numbers. */
  readonly days: readonly (string | undefined)[];
  /** `09:00`. */
  readonly time?: string | undefined;
  readonly zone?: string | undefined;
  readonly size?: string | undefined;
  readonly style?: string | undefined;
  readonly place?: string | undefined;
}

/** `errors` by block id, each a sentence for the person. What is left empty stays as the draft has it. */
export function draftFrom(
  entered: Entered,
  draft: Draft,
  userId: string,
): { readonly draft: Draft } | { readonly errors: Readonly<Record<string, string>> } {
  const topic = readTopic(entered.topic ?? '');
  const days = WEEKDAYS.map(({ day }) => day).filter((day) => entered.days.includes(String(day)));
  const timeZone = readTimeZone(entered.zone ?? draft.request.timing.timeZone);
  const errors = {
    ...('problems' in topic ? { [DIALOGUE_FIELDS.topic]: topic.problems.join(' ') } : {}),
    ...(days.length === 0 ? { [DIALOGUE_FIELDS.days]: 'Choose at least one day.' } : {}),
    ...(timeZone ? {} : { [DIALOGUE_FIELDS.zone]: ZONE_HINT }),
  };
  if ('problems' in topic || !timeZone || Object.keys(errors).length > 0) return { errors };
  return {
    draft: {
      ...draft,
      destination: destinationOf(entered, draft, userId),
      request: {
        ...(topic.topic === undefined ? {} : { topic: topic.topic }),
        trending: topic.topic === undefined || entered.isTrending,
        timing: { ...timingOf(days, entered.time, draft), timeZone },
        size: Math.min(MOST_PAPERS, Number(entered.size ?? draft.request.size)),
        style: entered.style === 'sentences' ? 'sentences' : 'condensed',
      },
    },
  };
}

const ZONE_HINT = 'I do not know that time zone. Write it as Europe/Berlin, or name a large city in it.';

function timingOf(days: readonly Weekday[], time: string | undefined, { request: { timing } }: Draft) {
  const [, hour, minute] = /^(\d\d):(\d\d)$/.exec(time ?? '') ?? [];
  if (hour === undefined) return { days, hour: timing.hour, minute: timing.minute };
  return { days, hour: Number(hour), minute: Number(minute) };
}

/** A subscription stays where it is; a new one goes where it was chosen to. */
function destinationOf({ place }: Entered, { destination, here, id }: Draft, userId: string): Destination {
  if (id !== undefined || place === undefined) return destination;
  if (place === PLACES.here) return here;
  return here.kind === 'direct' ? here : { teamId: here.teamId, channelId: userId, kind: 'direct' };
}
