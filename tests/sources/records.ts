/** Reads a source to its end, for tests. */
import type { Reading, SourceRecord } from '../../src/ingest/ports.js';
import type { Paper } from '../../src/paper/paper.js';

export async function recordsOf(reading: Reading): Promise<readonly SourceRecord[]> {
  const records: SourceRecord[] = [];
  for await (const record of reading) records.push(record);
  return records;
}

export async function papersOf(reading: Reading): Promise<readonly Paper[]> {
  return (await recordsOf(reading)).flatMap((record) => (record.kind === 'paper' ? record.paper : []));
}
