/** LanceDB's own full-text ranking with its defaults, on a folder that is removed afterwards. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Contestant, textOf } from './engine.js';

export const lanceDb: Contestant = {
  name: 'LanceDB full text',
  build: async (papers) => {
    const lancedb = await import('@lancedb/lancedb').catch(() => undefined);
    if (!lancedb) return undefined;
    const folder = await mkdtemp(join(tmpdir(), 'paperboy-lancedb-'));
    const connection = await lancedb.connect(folder);
    const rows = papers.map((paper) => ({ id: paper.id, text: textOf(paper) }));
    const table = await connection.createTable('papers', rows);
    await table.createIndex('text', { config: lancedb.Index.fts() });
    return {
      rank: async (text, limit) => {
        const found = await table
          .query()
          .fullTextSearch(text)
          .select(['id', '_score'])
          .limit(limit)
          .toArray();
        return found.map(({ id }) => String(id));
      },
      close: async () => {
        table.close();
        connection.close();
        await rm(folder, { recursive: true, force: true });
      },
    };
  },
};
