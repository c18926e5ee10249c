/** Keeps the index of papers in memory on a disk, so that a start need not read every paper again. */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { setImmediate as pause } from 'node:timers/promises';
import { deserialize, serialize } from 'node:v8';
import type { Paper } from '../../paper/paper.js';
import type { MemoryRecord } from '../../search/memory-index.js';
import type { SkippedLine } from '../corpus-files.js';
import type { CorpusFile } from '../lance/builds.js';
import { analysis } from '../lance/plan.js';
import { readParts, writeParts } from './parts.js';

/** An index, and what else was seen of its corpus when it was made. */
export interface Snapshot {
  readonly record: MemoryRecord;
  readonly skipped: readonly SkippedLine[];
  readonly merged: number;
}

/** Raised when what a snapshot holds changes. */
const LAYOUT = 3;
/** Papers a part: some milliseconds. */
const PART = 2_000;

/** Tells the snapshot of another corpus, another way of reading it, or another Paperboy. */
export function keyOf(files: readonly CorpusFile[], version: string): string {
  const state = JSON.stringify([LAYOUT, process.versions.v8, version, analysis(), files]);
  return createHash('sha256').update(state).digest('hex');
}

/** @param steps gives the record; between two of them others have their turn */
export async function writeSnapshot(
  dataDir: string,
  key: string,
  { skipped, merged }: Pick<Snapshot, 'skipped' | 'merged'>,
  steps: Generator<undefined, MemoryRecord>,
): Promise<void> {
  await writeParts(fileIn(dataDir), key, partsOf(steps, { skipped, merged }));
}

/** Undefined where there is none of this key. Rejects where it is damaged. */
export async function readSnapshot(dataDir: string, key: string): Promise<Snapshot | undefined> {
  const papers: Paper[] = [];
  let words: MemoryRecord['words'] | undefined;
  let latent: MemoryRecord['latent'];
  let rest: Rest | undefined;
  for await (const bytes of readParts(fileIn(dataDir), key)) {
    const part: Part = deserialize(bytes);
    if (part.kind === 'papers') papers.push(...part.papers);
    else if (part.kind === 'words') words = part.words;
    else if (part.kind === 'latent') latent = part.latent;
    else rest = part;
  }
  if (!words || !rest) return undefined;
  const { record, skipped, merged } = rest;
  return { record: { ...record, papers, words, latent }, skipped, merged };
}

type Rest = Pick<Snapshot, 'skipped' | 'merged'> & {
  readonly kind: 'rest';
  readonly record: Omit<MemoryRecord, 'papers' | 'words' | 'latent'>;
};
/** Arrays of numbers that are read stay views of their part: those that are kept must not stand beside those that are not. */
type Part =
  | { readonly kind: 'papers'; readonly papers: readonly Paper[] }
  | { readonly kind: 'words'; readonly words: MemoryRecord['words'] }
  | { readonly kind: 'latent'; readonly latent: MemoryRecord['latent'] }
  | Rest;

async function* partsOf(
  steps: Generator<undefined, MemoryRecord>,
  others: Pick<Snapshot, 'skipped' | 'merged'>,
): AsyncGenerator<Uint8Array> {
  let step = steps.next();
  for (; !step.done; step = steps.next()) await pause();
  const { papers, words, latent, ...record } = step.value;
  for (let from = 0; from < papers.length; from += PART) {
    yield packed({ kind: 'papers', papers: papers.slice(from, from + PART) });
  }
  yield packed({ kind: 'words', words });
  yield packed({ kind: 'latent', latent });
  yield packed({ kind: 'rest', record, ...others });
}

function packed(part: Part): Uint8Array {
  return serialize(part);
}

function fileIn(dataDir: string): string {
  return join(dataDir, 'snapshot', 'papers.index');
}
