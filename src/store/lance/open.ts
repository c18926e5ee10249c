/** Opens the newest index there is, at the state in which it was finished. */
import type { Connection } from '@lancedb/lancedb';
import { messageOf } from '../../lib/errors.js';
import type { Embedder } from '../../search/embedder.js';
import { engineOver } from '../../search/engine.js';
import type { Sentences } from '../../search/paper-index.js';
import type { SearchEngine } from '../../search/types.js';
import type { Build, BuildVectors } from './builds.js';
import { knowledgeOfLearnt, readLearnt } from './knowledge-table.js';
import { createLanceIndex } from './lance-index.js';
import type { LanceDb } from './package.js';
import { createVectors, type Vectors } from './vectors.js';
import { isIndexed } from './vectors-table.js';

/** What a sentence model adds to an index. */
export interface Meaning {
  readonly embedder: Embedder;
  /** What questions are asked by where the papers' vectors have so many numbers. */
  readonly ofQuestion: (dimensions: number) => Sentences['ofQuestion'];
}

/** Whether papers are found by their meaning; with what a look through their vectors takes. */
type ByMeaning =
  | { readonly kind: 'no' }
  | { readonly kind: 'yes'; readonly cost: object }
  | { readonly kind: 'damaged'; readonly reason: string };

export interface OpenEngine {
  readonly build: number;
  readonly engine: SearchEngine;
  readonly byMeaning: ByMeaning;
  /** As the index has it: for the engine that serves, once those before it have let go of theirs. */
  keepRows(): Promise<void>;
  dropRows(): void;
  close(): void;
}

/** Rejects where the index is damaged; where its vectors alone are, words answer. */
export async function openBuild(
  lancedb: LanceDb,
  connection: Connection,
  { build, papers, version, knowledge, vectors }: Build,
  meaning?: Meaning,
): Promise<OpenEngine> {
  const table = await connection.openTable(papers);
  await table.checkout(version);
  const learnt = await readLearnt(connection, knowledge);
  const known = await knowledgeOfLearnt(learnt);
  const opened =
    meaning && vectors?.model === meaning.embedder.model
      ? await openVectors(connection, vectors, meaning).catch(damaged)
      : NONE;
  const index = createLanceIndex(lancedb, table, known, learnt.phrases, opened.added);
  const close = () => {
    index.dropRows();
    table.close();
    opened.close();
  };
  const { keepRows, dropRows } = index;
  return { build, engine: engineOver(index), byMeaning: opened.byMeaning, keepRows, dropRows, close };
}

interface OpenVectors {
  readonly byMeaning: ByMeaning;
  readonly added?: { readonly vectors: Vectors; readonly sentences: Sentences };
  close(): void;
}

const NONE: OpenVectors = { byMeaning: { kind: 'no' }, close: () => {} };

function damaged(error: unknown): OpenVectors {
  return { ...NONE, byMeaning: { kind: 'damaged', reason: messageOf(error) } };
}

async function openVectors(
  connection: Connection,
  { table: name, version, dimensions, nearEnough }: BuildVectors,
  { ofQuestion }: Meaning,
): Promise<OpenVectors> {
  const table = await connection.openTable(name);
  await table.checkout(version);
  const [papers, exact] = [await table.countRows(), !(await isIndexed(table, 'vector'))];
  const vectors = createVectors(table, !exact);
  const sentences = { ofQuestion: ofQuestion(dimensions), ofPaper: vectors.ofPaper, nearEnough };
  const figures = { papers, dimensions, exact, nearEnough };
  const cost = { ...figures, scanMs: await scanMs(vectors, dimensions) };
  return { byMeaning: { kind: 'yes', cost }, added: { vectors, sentences }, close: () => table.close() };
}

async function scanMs(vectors: Vectors, dimensions: number): Promise<number> {
  const any = Float32Array.from({ length: dimensions }, () => 1 / Math.sqrt(dimensions));
  const started = performance.now();
  await vectors.nearest(any, 1);
  return Math.round(10 * (performance.now() - started)) / 10;
}
