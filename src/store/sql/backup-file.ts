/** The form of a backup, the same whichever database it is of: a line of JSON for the whole, one for each row, and one for the end. */
import { createHash } from 'node:crypto';
import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import { z } from 'zod';
import { messageOf, UserError } from '../../lib/errors.js';
import { parseJson } from '../../lib/json.js';
import { readLines } from '../../lib/lines.js';
import { KEYS } from './tables.js';

const FORMAT = 1;
const ROWS_AT_ONCE = 200;

const head = z.object({
  paperboyBackup: z.number(),
  /** Tells the form of the tables. */
  migrations: z.array(z.string()).min(1),
  at: z.string(),
});
const row = z.object({
  table: z.string().refine((name) => Object.hasOwn(KEYS, name)),
  row: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
});
/** What stands before it was written whole, if the hash is right. */
const end = z.object({ rows: z.number(), sha256: z.string() });

export type BackupHead = Omit<z.infer<typeof head>, 'paperboyBackup'>;
export type BackupRow = z.infer<typeof row>;

/** Whole or not at all, readable by its owner only; gives how many rows were written. Rejects with a `UserError` where it cannot be written. */
export async function writeBackup(
  file: string,
  about: BackupHead,
  rows: AsyncIterable<BackupRow>,
): Promise<number> {
  const partial = `${file}.${process.pid}.partial`;
  const handle = await open(partial, 'w', 0o600).catch((error: unknown) => {
    throw new UserError(`The backup ${file} cannot be written (${messageOf(error)}).`);
  });
  try {
    const written = await writeLines(handle, about, rows);
    await handle.sync();
    await handle.close();
    await rename(partial, file);
    return written;
  } catch (error) {
    await handle.close().catch(() => undefined);
    await rm(partial, { force: true });
    throw error;
  }
}

async function writeLines(
  handle: FileHandle,
  about: BackupHead,
  rows: AsyncIterable<BackupRow>,
): Promise<number> {
  const hash = createHash('sha256');
  const write = async (value: object) => {
    const line = `${JSON.stringify(value)}\n`;
    hash.update(line);
    await handle.appendFile(line);
  };
  let written = 0;
  await write({ paperboyBackup: FORMAT, ...about });
  for await (const one of rows) {
    await write(one);
    written += 1;
  }
  await write({ rows: written, sha256: hash.copy().digest('hex') });
  return written;
}

/**
 * Calls `onHead` once and then `onRows` with some rows at a time. Rejects with a `UserError` where the file is none, or damaged, or cut
 * off, which may show at its very end only: what was done by then must be undone.
 */
export async function readBackup(
  file: string,
  onHead: (about: BackupHead) => Promise<void>,
  onRows: (rows: readonly BackupRow[]) => Promise<void>,
): Promise<number> {
  const hash = createHash('sha256');
  let some: BackupRow[] = [];
  let count = 0;
  const flush = async () => {
    if (some.length > 0) await onRows(some);
    some = [];
  };
  for await (const text of linesOf(file)) {
    const value = parseJson(text);
    const ending = end.safeParse(value).data;
    if (count > 0 && ending) {
      await flush();
      if (ending.rows === count - 1 && ending.sha256 === hash.digest('hex')) return ending.rows;
      throw damaged(file);
    }
    hash.update(`${text}\n`);
    if (count === 0) await onHead(readHead(file, value));
    else some.push(readRow(file, value));
    count += 1;
    if (some.length === ROWS_AT_ONCE) await flush();
  }
  throw damaged(file);
}

async function* linesOf(file: string): AsyncGenerator<string> {
  try {
    for await (const line of readLines(file)) {
      if (!('text' in line)) throw damaged(file);
      yield line.text;
    }
  } catch (error) {
    throw error instanceof UserError
      ? error
      : new UserError(`The backup ${file} cannot be read (${messageOf(error)}).`);
  }
}

function readHead(file: string, value: unknown): BackupHead {
  const { data } = head.safeParse(value);
  if (!data) throw new UserError(`${file} is not a backup of Paperboy.`);
  if (data.paperboyBackup !== FORMAT) throw new UserError(`${file} was made by a newer Paperboy.`);
  return data;
}

function readRow(file: string, value: unknown): BackupRow {
  const { data } = row.safeParse(value);
  if (!data) throw damaged(file);
  return data;
}

function damaged(file: string): UserError {
  return new UserError(`The backup ${file} is damaged or not complete. Nothing was restored.`);
}
