/** A corpus of two folders, with a place for what is made of it. */
import { join } from 'node:path';
import type { Paper } from '../../../src/paper/paper.js';
import { loadCorpus, writeCorpus } from '../../../src/store/corpus-files.js';
import { folderOf } from '../folder.js';

export interface MemoryCorpus {
  readonly dirs: readonly [own: string, kept: string];
  readonly dataDir: string;
  write(name: string, papers: readonly Paper[]): Promise<void>;
  /** Into the second folder, which is not there before. */
  keep(name: string, papers: readonly Paper[]): Promise<void>;
}

export function aCorpus(): MemoryCorpus {
  const dataDir = folderOf({});
  const dirs = [join(dataDir, 'corpus'), join(dataDir, 'papers')] as const;
  return {
    dirs,
    dataDir,
    write: (name, papers) => writeCorpus(join(dirs[0], `${name}.jsonl`), papers),
    keep: (name, papers) => writeCorpus(join(dirs[1], `${name}.jsonl`), papers),
  };
}

export async function committedPapers(): Promise<readonly Paper[]> {
  return (await loadCorpus([new URL('../../../corpus/', import.meta.url).pathname])).papers;
}
