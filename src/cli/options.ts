/** Options that several verbs share. */
import { InvalidArgumentError, Option } from 'commander';
import { z } from 'zod';

export interface JsonOption {
  readonly json?: true;
}

export interface LimitOption extends JsonOption {
  readonly limit: number;
}

/** `--json`. */
export function jsonOption(): Option {
  return new Option('--json', 'one line of JSON instead of text');
}

/** `--limit`, 10 unless told. */
export function limitOption(): Option {
  return new Option('-n, --limit <number>', 'how many papers at most').default(10).argParser(atLeastOne);
}

/** A whole number from 1. */
export function atLeastOne(text: string): number {
  const limit = Number(text);
  if (!Number.isSafeInteger(limit) || limit < 1)
    throw new InvalidArgumentError('It must be a whole number from 1.');
  return limit;
}

/** A day of the calendar, `YYYY-MM-DD`. */
export function dayOf(text: string): string {
  const day = z.iso.date().safeParse(text).data;
  if (!day) throw new InvalidArgumentError('It must be a day such as 2026-11-25.');
  return day;
}
