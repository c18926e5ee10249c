/** Options that several verbs share. */
import { InvalidArgumentError, Option } from 'commander';

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
