import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Connection } from '@lancedb/lancedb';
import type { Paper } from '../../../src/paper/paper.js';
import type { Embedder } from '../../../src/search/embedder.js';
import type { SearchEngine } from '../../../src/search/types.js';
import { loadCorpus, writeCorpus } from '../../../src/store/corpus-files.js';
import { type BuildReport, indexCorpus } from '../../../src/store/lance/build.js';
import { type Build, readBuild } from '../../../src/store/lance/builds.js';
import { makeVectors, type VectorsReport } from '../../../src/store/lance/make-vectors.js';
import { type Meaning, openBuild } from '../../../src/store/lance/open.js';
import { findLanceDb, type LanceDb, requireLanceDb } from '../../../src/store/lance/package.js';

/** What `describe.skipIf` asks, and says. */
export const notInstalled = (await findLanceDb()) === undefined;
export const whereInstalled = notInstalled ? ' (skipped: LanceDB is not installed)' : '';

const COMMITTED = new URL('../../../corpus/', import.meta.url).pathname;

/** The committed papers, with fields that their own source does not tell. */
export async function richPapers(): Promise<Paper[]> {
  const { papers } = await loadCorpus([COMMITTED]);
  return papers.map((paper, at) => ({
    ...paper,
    authors: [['Ada Lovelace', 'José Núñez', "Conor O'Brien"][at % 3] ?? '', `Author ${at % 40}`],
    venue: ['NeurIPS', 'ICLR', 'Nature Machine Intelligence'][at % 3] ?? '',
    categories: [['cs.LG', 'cs.CV', 'stat.ML'][at % 3] ?? ''],
    ...(at % 5 > 0 ? { year: 2000 + (at % 25) } : {}),
  }));
}

/** A corpus of two folders with an index beside them. */
export interface Library {
  readonly corpusDir: string;
  readonly dirs: readonly string[];
  readonly url: string;
  write(name: string, papers: readonly Paper[]): Promise<void>;
  /** Into the second folder, which is not there before. */
  keep(name: string, papers: readonly Paper[]): Promise<void>;
  /** Out of it. */
  drop(name: string): Promise<void>;
  index(): Promise<BuildReport>;
  /** Gives the newest index its vectors, in this process. */
  embed(embedder: Embedder, mostScanned?: number): Promise<VectorsReport>;
  /** Over the newest index; by its vectors where there are some of this embedder. */
  open(embedder?: Embedder): Promise<SearchEngine>;
  /** The same by words alone, once all that ranking needs is in memory. */
  openKept(): Promise<SearchEngine>;
  build(): Promise<Build>;
  connect(): Promise<{ readonly lancedb: LanceDb; readonly connection: Connection }>;
}

export function aLibrary(): Library {
  const folder = mkdtempSync(join(tmpdir(), 'paperboy-lance-'));
  const [corpusDir, kept, url] = [join(folder, 'corpus'), join(folder, 'papers'), join(folder, 'index')];
  const dirs = [corpusDir, kept];
  const connect = async () => {
    const lancedb = await requireLanceDb();
    return { lancedb, connection: await lancedb.connect(url) };
  };
  const build = async () => {
    const build = await readBuild((await connect()).connection);
    if (!build) throw new Error('no index was built');
    return build;
  };
  return {
    corpusDir,
    dirs,
    url,
    write: (name, papers) => writeCorpus(join(corpusDir, `${name}.jsonl`), papers),
    keep: (name, papers) => writeCorpus(join(kept, `${name}.jsonl`), papers),
    drop: (name) => rm(join(kept, `${name}.jsonl`)),
    index: async () => indexCorpus({ ...(await connect()), dirs }),
    embed: async (embedder, mostScanned = 1_000) =>
      makeVectors({ ...(await connect()), embedder, mostScanned }),
    open: async (embedder) => {
      const { lancedb, connection } = await connect();
      const meaning = embedder && meaningOf(embedder);
      return (await openBuild(lancedb, connection, await build(), meaning)).engine;
    },
    openKept: async () => {
      const { lancedb, connection } = await connect();
      const { engine, keepRows } = await openBuild(lancedb, connection, await build());
      await keepRows();
      return engine;
    },
    build,
    connect,
  };
}

/** Nobody who tests gives up waiting for a model. */
export function meaningOf(embedder: Embedder): Meaning {
  return { embedder, ofQuestion: () => async (text) => (await embedder.embed([text], 'query'))[0] };
}
