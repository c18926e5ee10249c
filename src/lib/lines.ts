/** Reads text files line by line, whatever their size, compression and line ends. */
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';

/** A line of a file, counted from 1: its text without the line end, or why it has none. */
export type Line =
  | { readonly number: number; readonly text: string }
  | { readonly number: number; readonly problem: string };

/** A longer line is reported and passed over: a file that is no text at all must not fill the memory. */
export const MAX_LINE_BYTES = 16 * 1024 * 1024;

const LINE_FEED = 0x0a;

/**
 * The lines of a UTF-8 file in order, streaming; a name that ends in `.gz` is unpacked. A byte order mark and
 * Windows line ends are taken off; blank lines are counted and left out. Rejects as `fs` does when the file cannot be read.
 */
export function readLines(path: string): AsyncGenerator<Line> {
  return linesOf(openBytes(path));
}

/** As `readLines`, of bytes that come from elsewhere. */
export async function* linesOf(chunks: AsyncIterable<Buffer>): AsyncGenerator<Line> {
  let number = 0;
  for await (const bytes of splitLines(chunks)) {
    number += 1;
    const line = decodeLine(number, bytes);
    if ('problem' in line || line.text.trim() !== '') yield line;
  }
}

/** How many lines a file has, blank ones too; rejects as `fs` does when it cannot be read. */
export async function countLines(path: string): Promise<number> {
  let lines = 0;
  let last = LINE_FEED;
  for await (const chunk of openBytes(path)) {
    for (let at = chunk.indexOf(LINE_FEED); at >= 0; at = chunk.indexOf(LINE_FEED, at + 1)) lines += 1;
    last = chunk.at(-1) ?? last;
  }
  return last === LINE_FEED ? lines : lines + 1;
}

/** The bytes of a file, unpacked where its name ends in `.gz`. */
export function openBytes(path: string): AsyncIterable<Buffer> {
  const file = createReadStream(path, { highWaterMark: 256 * 1024 });
  return path.endsWith('.gz') ? pipeline(file, createGunzip(), () => {}) : file;
}

/** `node:readline` is not used: it also breaks lines at U+2028, which JSON allows inside a text. */
async function* splitLines(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer | undefined> {
  let rest: Buffer[] = [];
  let size = 0;
  for await (const chunk of chunks) {
    let from = 0;
    for (let to = chunk.indexOf(LINE_FEED); to >= 0; to = chunk.indexOf(LINE_FEED, from)) {
      yield joined(rest, size, chunk.subarray(from, to));
      rest = [];
      size = 0;
      from = to + 1;
    }
    size += chunk.length - from;
    if (size <= MAX_LINE_BYTES) rest.push(chunk.subarray(from));
    else rest = [];
  }
  if (size > 0) yield joined(rest, size, Buffer.alloc(0));
}

/** `undefined` for a line over the limit; `size` counts what of it came before `end`. */
function joined(rest: readonly Buffer[], size: number, end: Buffer): Buffer | undefined {
  if (size + end.length > MAX_LINE_BYTES) return undefined;
  return rest.length === 0 ? end : Buffer.concat([...rest, end]);
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

function decodeLine(number: number, bytes: Buffer | undefined): Line {
  if (!bytes) return { number, problem: `longer than ${MAX_LINE_BYTES / 1024 / 1024} MB` };
  try {
    return { number, text: utf8.decode(bytes).replace(/\r$/, '') };
  } catch {
    return { number, problem: 'not UTF-8 text' };
  }
}
