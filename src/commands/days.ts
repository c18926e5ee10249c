/** Reads on which days something is to come: "weekdays", "weekly mon", "every Monday and Thursday", "tue-fri". */

import type { Weekday } from '../digest/subscription.js';
import { WEEKDAYS } from '../digest/wording.js';

const FULL = WEEKDAYS.map(({ name }) => `${name}s?`).join('|');
const SHORT = 'mon|tues?|wed|thu(?:rs?)?|fri|sat|sun';
const DAY = `(?:${FULL}|${SHORT})`;
const LIST = `${DAY}(?:(?:\\s*,\\s*(?:and\\s+)?|\\s+and\\s+|\\s*&\\s*)${DAY})*`;
const RANGE = `${DAY}\\s*(?:-|–|to)\\s*${DAY}`;

/**
 * The end of a text that names days, for use in a pattern. A short name must not stand alone: "boolean sat" and "images
 * of the sun" are topics.
 */
export const DAYS_PATTERN = [
  'daily|(?:every|each)\\s*day|(?:every\\s+|each\\s+|on\\s+)?(?:week-?days?|workdays?|week-?ends?)',
  `(?:weekly|every|each|on)\\s+(?:on\\s+)?(?:${RANGE}|${LIST})`,
  RANGE,
  `${DAY}(?:(?:\\s*,\\s*(?:and\\s+)?|\\s+and\\s+|\\s*&\\s*)${DAY})+`,
  FULL,
].join('|');

/** The days that such a text names, ascending. */
export function readDays(text: string): readonly Weekday[] {
  const said = text.toLowerCase();
  if (/week-?end/.test(said)) return [6, 7];
  if (/week-?day|work/.test(said)) return [1, 2, 3, 4, 5];
  const range = new RegExp(`(${DAY})\\s*(?:-|–|to)\\s*(${DAY})`, 'i').exec(said);
  if (range) return between(dayOf(range[1] ?? ''), dayOf(range[2] ?? ''));
  const named = new Set([...said.matchAll(new RegExp(`\\b${DAY}\\b`, 'gi'))].map(([name]) => dayOf(name)));
  return named.size > 0 ? EVERY.filter((day) => named.has(day)) : EVERY;
}

const EVERY = WEEKDAYS.map(({ day }) => day);

function dayOf(name: string): Weekday {
  return WEEKDAYS.find((each) => each.name.toLowerCase().startsWith(name.slice(0, 3)))?.day ?? 1;
}

/** Over the weekend where it must: "sat-mon". */
function between(from: Weekday, to: Weekday): readonly Weekday[] {
  return EVERY.filter((day) => (from <= to ? day >= from && day <= to : day >= from || day <= to));
}
