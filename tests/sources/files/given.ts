/** Reads what a test gives as a file. */

import { formatOf } from '../../../src/sources/files/formats.js';
import { readPaperFile } from '../../../src/sources/files/read.js';
import { type Collected, collected } from '../collected.js';

export const now = new Date('2026-11-25T09:00:00Z');

/** In pieces of a few bytes, so that characters and rows are cut apart as they may be in a large file. */
export async function read(name: string, content: string | Buffer): Promise<Collected> {
  const format = formatOf(name);
  if (!format) throw new Error(`${name} tells no format`);
  return collected(readPaperFile({ name, bytes: piecesOf(Buffer.from(content)) }, format, now));
}

async function* piecesOf(bytes: Buffer): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += 7) yield bytes.subarray(at, at + 7);
}
