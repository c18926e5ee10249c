/** Sees to it that the papers of the newest index have their vectors, however long the sentence model is away. */
import { setTimeout as wait } from 'node:timers/promises';
import type { Connection } from '@lancedb/lancedb';
import { messageOf } from '../../lib/errors.js';
import type { Logger } from '../../lib/logger.js';
import { hasVectors, readBuild } from './builds.js';
import type { Meaning } from './open.js';
import { runVectorsBuilder } from './vectors-builder.js';

interface KeepOptions {
  readonly url: string;
  readonly connection: Connection;
  readonly meaning: Meaning;
  /** Whether those that are there cannot be used. */
  readonly anew: boolean;
  /** Between the first try and the second, in milliseconds: twice as long before each further one, up to an hour. */
  readonly firstMs: number;
  readonly logger: Logger;
  /** Ends it. */
  readonly signal: AbortSignal;
  readonly onProgress: (done: number, total: number) => void;
  /** Called when they are there. */
  readonly onVectors: () => Promise<void>;
}

const LONGEST_MS = 3_600_000;

/** Resolves after the first try; if that failed others follow, of which only the last, which succeeds, is logged. */
export async function keepVectors(options: KeepOptions): Promise<void> {
  const { connection, meaning, anew, firstMs, logger, signal } = options;
  const build = await readBuild(connection);
  if (!build || (hasVectors(build, meaning.embedder.model) && !anew)) return;
  const reason = await tryOnce(options);
  if (reason === undefined || signal.aborted) return;
  logger.warn(
    { reason },
    'the papers cannot be given vectors: words alone find those that have none, until a later try',
  );
  persist(options, firstMs).catch(() => {});
}

/** Rejects when it is ended. */
async function persist(options: KeepOptions, firstMs: number): Promise<void> {
  for (let ms = firstMs; ; ms = Math.min(LONGEST_MS, 2 * ms)) {
    await wait(ms, undefined, { signal: options.signal, ref: false });
    if ((await tryOnce(options)) === undefined) return;
  }
}

/** Why it failed; undefined where it did not. */
async function tryOnce({
  url,
  meaning,
  anew,
  logger,
  signal,
  onProgress,
  onVectors,
}: KeepOptions): Promise<string | undefined> {
  try {
    const report = await runVectorsBuilder({ url, embedder: meaning.embedder, anew, onProgress, signal });
    logger.info({ ...report }, 'papers are found by their meaning too');
    await onVectors();
    return undefined;
  } catch (error) {
    return messageOf(error);
  }
}
