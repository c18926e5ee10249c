/** Reads how people name a time zone: `Europe/Berlin`, `berlin`, `UTC`. */
import { nearest } from '../lib/nearest.js';

/** As the IANA database spells it, where it can be told which one is meant. */
export function readTimeZone(text: string): string | undefined {
  const typed = text.trim().replace(/\s+/g, '_');
  const lower = typed.toLowerCase();
  const zones = Intl.supportedValuesOf('timeZone');
  const known =
    zones.find((zone) => zone.toLowerCase() === lower) ??
    zones.find((zone) => zone.toLowerCase().endsWith(`/${lower}`));
  if (known) return known;
  return /^[a-z]/i.test(typed) && isZone(typed) ? spelled(typed) : undefined;
}

/** What a zone that is none was probably meant to be. */
export function nearestTimeZone(text: string): string | undefined {
  const zones = Intl.supportedValuesOf('timeZone');
  const city = nearest(text, zones.map(cityOf));
  return nearest(text, zones) ?? zones.find((zone) => cityOf(zone) === city);
}

/** A computer knows more names than it lists, such as `UTC` and `Asia/Kolkata`. */
function isZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

function spelled(name: string): string {
  if (!name.includes('/')) return name.toUpperCase();
  return name.toLowerCase().replace(/(?<=^|[/_-])\p{L}/gu, (letter) => letter.toUpperCase());
}

function cityOf(zone: string): string {
  return zone.split('/').at(-1) ?? zone;
}
