/** Reads what a test gives as a file. */

import type { Paper } from '../../../src/paper/paper.js';
import { formatOf } from '../../../src/sources/files/formats.js';
import { readPaperFile } from '../../../src/sources/files/read.js';

export const now = new Date('2026-11-25T09:00:00Z');

export interface Given {
  readonly papers: readonly Paper[];
  /** `where: reason`. */
  readonly skipped: readonly string[];
}

/** In pieces of a few bytes, so that characters and rows are cut apart as they may be in a large file. */
export async function read(name: string, content: string | Buffer): Promise<Given> {
  const papers: Paper[] = [];
  const skipped: string[] = [];
  const format = formatOf(name);
  if (!format) throw new Error(`${name} tells no format`);
  for await (const record of readPaperFile({ name, bytes: piecesOf(Buffer.from(content)) }, format, now)) {
    if (record.kind === 'paper') papers.push(record.paper);
    else skipped.push(`${record.where}: ${record.reason}`);
  }
  return { papers, skipped };
}

async function* piecesOf(bytes: Buffer): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += 7) yield bytes.subarray(at, at + 7);
}
