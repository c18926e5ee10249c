/** All that a reading gives. */
import type { Reading } from '../../src/ingest/ports.js';
import type { Paper } from '../../src/paper/paper.js';

export interface Collected {
  readonly papers: readonly Paper[];
  /** `where: reason`. */
  readonly skipped: readonly string[];
}

export async function collected(reading: Reading): Promise<Collected> {
  const papers: Paper[] = [];
  const skipped: string[] = [];
  for await (const record of reading) {
    if (record.kind === 'paper') papers.push(record.paper);
    else if (record.kind === 'skipped') skipped.push(`${record.where}: ${record.reason}`);
    else throw new Error(`${record.id} came as taken back`);
  }
  return { papers, skipped };
}
