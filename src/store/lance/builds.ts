/** Which tables are the index: one small table says so, and is written last. What a killed build left is never seen. */
import { randomBytes } from 'node:crypto';
import type { Connection, Row } from '@lancedb/lancedb';
import { z } from 'zod';

/** A file of the corpus as it was when it was read. */
const corpusFile = z.object({
  /** The place of its folder: replicas may have the same folders at different paths. */
  folder: z.number().default(0),
  name: z.string(),
  bytes: z.number(),
  modified: z.number(),
});
export type CorpusFile = z.infer<typeof corpusFile>;

/** The table of vectors that a build has where a sentence model is set up. */
const vectors = z.object({
  table: z.string(),
  version: z.number(),
  /** As the embedder names it. */
  model: z.string(),
  dimensions: z.number(),
  nearEnough: z.number().optional(),
  /** The papers whose vectors they are; others may have been added since, which have none yet. */
  of: z.object({ papers: z.string(), version: z.number() }),
});
export type BuildVectors = z.infer<typeof vectors>;

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
  vectors: z
    .string()
    .nullish()
    .transform((json) => (json ? vectors.parse(JSON.parse(json)) : undefined)),
});
export type Build = z.infer<typeof schema>;

const TABLE = 'builds';

/** The newest; undefined where there is none. */
export async function readBuild(connection: Connection): Promise<Build | undefined> {
  return (await readBuilds(connection))[0];
}

/** The newest first. */
async function readBuilds(connection: Connection): Promise<readonly Build[]> {
  if (!(await connection.tableNames()).includes(TABLE)) return [];
  const table = await connection.openTable(TABLE);
  const rows = await table.query().toArray();
  table.close();
  return rows.map((row) => schema.parse({ ...row })).sort((a, b) => b.build - a.build);
}

/** Whether all papers of the build have a vector of this model. */
export function hasVectors({ papers, version, vectors }: Build, model: string): boolean {
  return vectors?.model === model && vectors.of.papers === papers && vectors.of.version === version;
}

/** Two builders at a time must not write into one table. */
export function nameOf(kind: 'papers' | 'knowledge' | 'vectors', build: number): string {
  return `${kind}-${build}-${randomBytes(4).toString('hex')}`;
}

/** From now on this is the index. Keeps what the build before it needs, as others may be reading it, and drops the rest. */
export async function commitBuild(connection: Connection, build: Build): Promise<void> {
  const before = await readBuilds(connection).catch(() => []);
  const builds = [build, ...needed(build, before)];
  const rows = builds.map((one) => rowOf(one, builds));
  if (before.length > 0) await connection.createTable(TABLE, rows, { mode: 'overwrite' });
  else await createAnew(connection, rows);
  const kept = new Set([
    TABLE,
    ...builds.flatMap(({ papers, knowledge, vectors }) => [papers, knowledge, vectors?.table]),
  ]);
  for (const name of await connection.tableNames()) {
    if (!kept.has(name) && /^(papers|knowledge|vectors)-/.test(name)) await connection.dropTable(name);
  }
}

/** Up to the first of other papers: vectors are added so soon that their build would push that one out. */
function needed(build: Build, before: readonly Build[]): readonly Build[] {
  const other = before.findIndex(({ knowledge }) => knowledge !== build.knowledge);
  return other < 0 ? before : before.slice(0, other + 1);
}

/** Rows of one table have the same columns; without any vectors there is none for them. */
function rowOf({ vectors, ...build }: Build, builds: readonly Build[]): Row {
  const column = builds.some((one) => one.vectors) ? { vectors: vectors ? JSON.stringify(vectors) : '' } : {};
  return { ...build, files: JSON.stringify(build.files), ...column };
}

/** A damaged table can be dropped, but not written over. */
async function createAnew(connection: Connection, rows: readonly Row[]): Promise<void> {
  if ((await connection.tableNames()).includes(TABLE)) await connection.dropTable(TABLE);
  await connection.createTable(TABLE, rows);
}
