/** Opens the newest index there is, at the state in which it was finished. */
import type { Connection } from '@lancedb/lancedb';
import { engineOver } from '../../search/engine.js';
import type { SearchEngine } from '../../search/types.js';
import type { Build } from './builds.js';
import { knowledgeOfLearnt, readLearnt } from './knowledge-table.js';
import { createLanceIndex } from './lance-index.js';
import type { LanceDb } from './package.js';

export interface OpenEngine {
  readonly build: number;
  readonly engine: SearchEngine;
  close(): void;
}

/** Rejects where the index is damaged. */
export async function openBuild(
  lancedb: LanceDb,
  connection: Connection,
  { build, papers, version, knowledge }: Build,
): Promise<OpenEngine> {
  const table = await connection.openTable(papers);
  await table.checkout(version);
  const learnt = await readLearnt(connection, knowledge);
  const index = createLanceIndex(lancedb, table, await knowledgeOfLearnt(learnt), learnt.phrases);
  return { build, engine: engineOver(index), close: () => table.close() };
}
