/** Where papers meet a sentence model; those in memory: their vectors are made, kept, and joined to the index of words. */
import { join } from 'node:path';
import { setImmediate as pause, setTimeout as wait } from 'node:timers/promises';
import type { EmbeddingConfig } from '../config.js';
import { createAddressEmbedder } from '../embedding/address.js';
import { openLocalModel } from '../embedding/local-model.js';
import { questionVectors } from '../embedding/question-vectors.js';
import { withCache } from '../embedding/vector-cache.js';
import type { Log } from '../lib/logger.js';
import type { Paper } from '../paper/paper.js';
import type { Embedder } from '../search/embedder.js';
import type { MemoryIndex } from '../search/memory-index.js';
import { nearEnoughFor } from '../search/near-enough.js';
import type { PaperIndex, Sentences } from '../search/paper-index.js';
import { cosinesWith, embedPassages, type PassageVectors } from '../search/passages.js';

/** With what it gave before. Rejects as `openModel` does. */
export async function openEmbedder(embedding: EmbeddingConfig): Promise<Embedder> {
  return remembered(await openModel(embedding), embedding.dataDir);
}

/** Rejects with a `UserError` where the model cannot be had as it is set up, as far as that is known before it is asked. */
export async function openModel({ source, dataDir }: EmbeddingConfig): Promise<Embedder> {
  const now = () => new Date();
  return source.kind === 'address'
    ? createAddressEmbedder({ ...source, wait, now })
    : openLocalModel(source.model, join(dataDir, 'models'));
}

/** The same embedder, which is not asked again for what it gave for papers, in this process or before. */
export function remembered(embedder: Embedder, dataDir: string): Promise<Embedder> {
  return withCache(embedder, join(dataDir, 'vectors'));
}

const WITHIN_MS = 2_000;
const REST_MS = 60_000;

export interface SentenceOptions {
  readonly index: MemoryIndex;
  /** The index's own, in its order. */
  readonly papers: readonly Paper[];
  readonly embedder: Embedder;
  readonly logger: Log;
  /** How long a question waits for the model; 2 s unless told. */
  readonly withinMs?: number;
  readonly onProgress?: (done: number) => void;
}

/** The same papers, found by their meaning too. Rejects as the embedder does. */
export async function withSentences(options: SentenceOptions): Promise<PaperIndex> {
  const { index, papers, embedder, logger, withinMs = WITHIN_MS, onProgress = () => {} } = options;
  const vectors = await embedPassages(embedder, papers, onProgress);
  const nearEnough = await nearEnoughFor(embedder, papers, vectors, pause);
  logger.info({ ...costOf(vectors), nearEnough }, 'the vectors of the papers are in memory');
  const ofQuestion = askerOf(embedder, logger, withinMs)(vectors.dimensions);
  return index.withSentences(vectors, { ofQuestion, nearEnough });
}

/** What questions are asked by where the papers' vectors have so many numbers. */
export function askerOf(
  embedder: Embedder,
  logger: Log,
  withinMs = WITHIN_MS,
): (dimensions: number) => Sentences['ofQuestion'] {
  return (dimensions) =>
    questionVectors({
      embedder,
      dimensions,
      withinMs,
      restMs: REST_MS,
      now: () => new Date(),
      onFault: (reason) => logger.warn({ reason }, 'the sentence model fails: words alone answer meanwhile'),
    });
}

/** What looking through all of them takes, for every question. */
function costOf(vectors: PassageVectors): object {
  const { dimensions, rows } = vectors;
  const started = performance.now();
  const papers = cosinesWith(vectors, rows.subarray(0, dimensions)).length;
  const scanMs = Math.round(10 * (performance.now() - started)) / 10;
  return { papers, dimensions, scanMs, mb: Math.round(rows.byteLength / 2 ** 20) };
}
