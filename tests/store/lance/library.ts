import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Paper } from '../../../src/paper/paper.js';
import type { SearchEngine } from '../../../src/search/types.js';
import { loadCorpus, writeCorpus } from '../../../src/store/corpus-files.js';
import { type BuildReport, indexCorpus } from '../../../src/store/lance/build.js';
import { readBuild } from '../../../src/store/lance/builds.js';
import { openBuild } from '../../../src/store/lance/open.js';
import { findLanceDb, requireLanceDb } from '../../../src/store/lance/package.js';

/** What `describe.skipIf` asks, and says. */
export const notInstalled = (await findLanceDb()) === undefined;
export const whereInstalled = notInstalled ? ' (skipped: LanceDB is not installed)' : '';

const COMMITTED = new URL('../../../corpus/', import.meta.url).pathname;

/** The committed papers, with fields that their own source does not tell. */
export async function richPapers(): Promise<Paper[]> {
  const { papers } = await loadCorpus(COMMITTED);
  return papers.map((paper, at) => ({
    ...paper,
    authors: [['Ada Lovelace', 'José Núñez', "Conor O'Brien"][at % 3] ?? '', `Author ${at % 40}`],
    venue: ['NeurIPS', 'ICLR', 'Nature Machine Intelligence'][at % 3] ?? '',
    categories: [['cs.LG', 'cs.CV', 'stat.ML'][at % 3] ?? ''],
    ...(at % 5 > 0 ? { year: 2000 + (at % 25) } : {}),
  }));
}

/** A corpus folder with an index beside it. */
export interface Library {
  readonly corpusDir: string;
  readonly url: string;
  write(name: string, papers: readonly Paper[]): Promise<void>;
  index(): Promise<BuildReport>;
  /** Over the newest index. */
  open(): Promise<SearchEngine>;
}

export function aLibrary(): Library {
  const folder = mkdtempSync(join(tmpdir(), 'paperboy-lance-'));
  const [corpusDir, url] = [join(folder, 'corpus'), join(folder, 'index')];
  const connect = async () => {
    const lancedb = await requireLanceDb();
    return { lancedb, connection: await lancedb.connect(url) };
  };
  return {
    corpusDir,
    url,
    write: (name, papers) => writeCorpus(join(corpusDir, `${name}.jsonl`), papers),
    index: async () => indexCorpus({ ...(await connect()), corpusDir }),
    open: async () => {
      const { lancedb, connection } = await connect();
      const build = await readBuild(connection);
      if (!build) throw new Error('no index was built');
      return (await openBuild(lancedb, connection, build)).engine;
    },
  };
}
