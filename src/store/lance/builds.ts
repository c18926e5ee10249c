/** Which tables are the index: one small table says so, and is written last. What a killed build left is never seen. */
import type { Connection, Row } from '@lancedb/lancedb';
import { z } from 'zod';

/** A file of the corpus as it was when it was read. */
const corpusFile = z.object({ name: z.string(), bytes: z.number(), modified: z.number() });
export type CorpusFile = z.infer<typeof corpusFile>;

const schema = z.object({
  /** Counted from 1. */
  build: z.number(),
  papers: z.string(),
  /** Of the table of papers: a later one may hold an update that was not finished. */
  version: z.number(),
  knowledge: z.string(),
  /** Lines of the corpus that could not be read. */
  skipped: z.number(),
  /** Tells another way of reading papers, which needs another index. */
  analysis: z.string(),
  files: z.string().transform((json) => z.array(corpusFile).parse(JSON.parse(json))),
});
export type Build = z.infer<typeof schema>;

const TABLE = 'builds';

/** The newest; undefined where there is none. */
export async function readBuild(connection: Connection): Promise<Build | undefined> {
  if (!(await connection.tableNames()).includes(TABLE)) return undefined;
  const table = await connection.openTable(TABLE);
  const rows = await table.query().toArray();
  table.close();
  return rows.map((row) => schema.parse({ ...row })).sort((a, b) => b.build - a.build)[0];
}

/** From now on this is the index. Keeps what the build before it needs, as others may be reading it, and drops the rest. */
export async function commitBuild(connection: Connection, build: Build): Promise<void> {
  const before = await readBuild(connection).catch(() => undefined);
  const rows = [build, ...(before ? [before] : [])].map((one) => ({
    ...one,
    files: JSON.stringify(one.files),
  }));
  if (before) await connection.createTable(TABLE, rows, { mode: 'overwrite' });
  else await createAnew(connection, rows);
  const kept = new Set([TABLE, ...rows.flatMap(({ papers, knowledge }) => [papers, knowledge])]);
  for (const name of await connection.tableNames()) {
    if (!kept.has(name) && /^(papers|knowledge)-/.test(name)) await connection.dropTable(name);
  }
}

/** A damaged table can be dropped, but not written over. */
async function createAnew(connection: Connection, rows: readonly Row[]): Promise<void> {
  if ((await connection.tableNames()).includes(TABLE)) await connection.dropTable(TABLE);
  await connection.createTable(TABLE, rows);
}
