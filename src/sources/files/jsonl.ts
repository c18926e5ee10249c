/** Reads JSON Lines, one paper a line, in the form of the corpus. */
import type { SourceRecord } from '../../ingest/ports.js';
import { linesOf } from '../../lib/lines.js';
import { readRecord } from '../../paper/record.js';
import type { GivenFile } from './text.js';

/** The papers as they come. A line that is none is skipped by its number. */
export async function* readJsonLines(
  { bytes }: GivenFile,
  source: string,
  readAt: string,
): AsyncGenerator<SourceRecord> {
  for await (const line of linesOf(bytes)) {
    const reading = 'text' in line ? readRecord(line.text, source) : { reason: line.problem };
    if ('reason' in reading) yield { kind: 'skipped', where: `line ${line.number}`, reason: reading.reason };
    else {
      const { paper } = reading;
      // What another source told was read when that says so, not now.
      yield { kind: 'paper', paper: paper.source === source ? { ...paper, readAt } : paper };
    }
  }
}
