/** Remembers look-ups of titles in a file of the data folder, a line each. */
import { appendFile, mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import type { LookedUpTitle, Lookups } from '../ingest/enrich.js';
import { parseJson } from '../lib/json.js';
import { readLines } from '../lib/lines.js';

const schema = z.object({
  id: z.string(),
  outcome: z.enum(['found', 'unknown', 'ambiguous']),
  at: z.iso.datetime().transform((text) => new Date(text)),
});

/** A line that was cut off, as by a crash, costs one look-up more. */
export function openTitleLookups(dataDir: string): Lookups {
  const file = join(dataDir, 'title-lookups.jsonl');
  return {
    remembered: async () => {
      const lookups: LookedUpTitle[] = [];
      try {
        for await (const line of readLines(file)) {
          const { data } = schema.safeParse('text' in line ? parseJson(line.text) : undefined);
          if (data) lookups.push(data);
        }
      } catch (error) {
        if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
      }
      return lookups;
    },
    remember: async ({ id, outcome, at }) => {
      await mkdir(dirname(file), { recursive: true });
      // Begins a line of its own, whatever the last writer left behind.
      await appendFile(file, `\n${JSON.stringify({ id, outcome, at: at.toISOString() })}`);
    },
  };
}
