/** The ways to write a year or a span of years. */
import type { YearRange } from './query.js';

const DOTS_OR_DASH = String.raw`(?:\.{2,3}|…|[-‐‑‒–—−])`;
const SPAN = new RegExp(`^(\\d{4})?${DOTS_OR_DASH}(\\d{4})?$`);
const BOUND = /^(>=|=>|≥|<=|=<|≤|>|<|=)?(\d{4})$/;

/**
 * `2017`, `2015..2018`, `2015-2018`, `2015..`, `..2018`, `>=2020`, `>2019`, `<=2015`, `<2015`.
 * Undefined for anything else, for years before 1000 or after 2999, and for a span that runs backwards.
 */
export function readYears(text: string): YearRange | undefined {
  const range = readSpan(text) ?? readBound(text);
  return range !== undefined && isPossible(range) ? range : undefined;
}

/** The shortest text that reads as the range. */
export function printYears({ from, to }: YearRange): string {
  if (from === to) return `${from}`;
  if (to === undefined) return `>=${from}`;
  return from === undefined ? `<=${to}` : `${from}..${to}`;
}

function readSpan(text: string): YearRange | undefined {
  const span = SPAN.exec(text);
  if (span === null) return undefined;
  const [, from, to] = span;
  return { ...(from && { from: Number(from) }), ...(to && { to: Number(to) }) };
}

function readBound(text: string): YearRange | undefined {
  const bound = BOUND.exec(text);
  if (bound === null) return undefined;
  const year = Number(bound[2]);
  switch (bound[1]) {
    case '>':
      return { from: year + 1 };
    case '<':
      return { to: year - 1 };
    case '>=':
    case '=>':
    case '≥':
      return { from: year };
    case '<=':
    case '=<':
    case '≤':
      return { to: year };
    default:
      return { from: year, to: year };
  }
}

function isPossible({ from, to }: YearRange): boolean {
  const ends = [from, to].filter((end) => end !== undefined);
  return ends.length > 0 && ends.every((end) => end >= 1000 && end <= 2999) && (from ?? 0) <= (to ?? 2999);
}
