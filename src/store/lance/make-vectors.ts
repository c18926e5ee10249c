/** Makes the vectors of an index's papers: of those that have none yet, or another one than their text would have. */
import type { Connection, Row, Table } from '@lancedb/lancedb';
import { UserError } from '../../lib/errors.js';
import type { Embedder } from '../../search/embedder.js';
import { embedPassages, passageOf } from '../../search/passages.js';
import { type Build, type BuildVectors, commitBuild, hasVectors, nameOf, readBuild } from './builds.js';
import { keyOf, rowsOf } from './candidates.js';
import { askTitles, nearEnoughTo } from './near-titles.js';
import type { LanceDb } from './package.js';
import { paperOf } from './papers-table.js';
import {
  beginTable,
  continueTable,
  digestOf,
  NEEDED,
  type VectorsTable,
  vectorRowOf,
} from './vectors-table.js';

export interface VectorsOptions {
  readonly lancedb: LanceDb;
  readonly connection: Connection;
  readonly embedder: Embedder;
  /** To look through more vectors than this for every question would keep everybody waiting; 100,000 unless told. */
  readonly mostScanned?: number;
  /** Called with the papers that have their vector by now, and those there are. */
  readonly onProgress?: (done: number, total: number) => void;
}

const MOST_SCANNED = 100_000;

/** How many vectors were made. */
export interface VectorsReport {
  readonly made: number;
}

/** The newest index has them when all are made. Rejects as the embedder does; what it gave until then is not lost where it is kept. */
export async function makeVectors(options: VectorsOptions, anew = false): Promise<VectorsReport> {
  const { connection, embedder } = options;
  const build = await readBuild(connection);
  if (!build) throw new UserError('There is no search index yet, of whose papers vectors could be made.');
  if (hasVectors(build, embedder.model) && !anew) return { made: 0 };
  const papers = await connection.openTable(build.papers);
  await papers.checkout(build.version);
  const keys = await keysOf(papers);
  const dimensions = await dimensionsOf(embedder, await rowsOf(papers, keys.slice(0, 1), NEEDED));
  const isOfUse = !anew && build.vectors?.model === embedder.model && build.vectors.dimensions === dimensions;
  const table = await tableFor(connection, build, isOfUse);
  const filling = { table, papers, keys, analysis: build.analysis };
  const { made, whole, nearEnough } = await complete(options, filling).catch(async (error: unknown) => {
    await table.giveUp();
    throw error;
  });
  await commit(options, build, whole, { dimensions, ...(nearEnough === undefined ? {} : { nearEnough }) });
  papers.close();
  return { made };
}

/** The model is asked for all that it must give before the table is put in order, which takes old states of it away. */
async function complete(options: VectorsOptions, filling: Filling) {
  const { lancedb, embedder, mostScanned = MOST_SCANNED } = options;
  const titles = await askTitles(embedder, filling.papers, filling.keys);
  const made = await fill(options, filling);
  const whole = await filling.table.end(lancedb, mostScanned);
  return { made, whole, nearEnough: await nearEnoughTo(titles, whole) };
}

/** In corpus order. */
async function keysOf(papers: Table): Promise<readonly number[]> {
  const rows = await papers.query().select(['year']).withRowId().toArray();
  return rows.map(keyOf).sort((a, b) => a - b);
}

async function dimensionsOf({ embed }: Embedder, rows: readonly Row[]): Promise<number> {
  const [vector] = await embed(rows.flatMap(paperOf).map(passageOf), 'passage');
  return vector?.length ?? 0;
}

/**
 * Vectors of another model need another table; so do those of one that is called the same and is not, and what stands in
 * place of a damaged one.
 */
async function tableFor(
  connection: Connection,
  { build, vectors }: Build,
  isOfUse: boolean,
): Promise<VectorsTable> {
  const name = nameOf('vectors', build);
  if (!vectors || !isOfUse) return beginTable(connection, name);
  return continueTable(connection, vectors.table).catch(() => beginTable(connection, name));
}

/** Papers looked at between two writes. */
const SLICE = 1_000;

interface Filling {
  readonly table: VectorsTable;
  readonly papers: Table;
  readonly keys: readonly number[];
  readonly analysis: string;
}

async function fill(
  { embedder, onProgress }: VectorsOptions,
  { table, papers, keys, analysis }: Filling,
): Promise<number> {
  const gone = new Set(table.digests.keys());
  let made = 0;
  for (let from = 0; from < keys.length; from += SLICE) {
    const rows = await rowsOf(papers, keys.slice(from, from + SLICE), NEEDED);
    for (const { id } of rows) gone.delete(String(id));
    const lacking = rows
      .map((row) => ({ row, id: String(row['id']), digest: digestOf(row, analysis) }))
      .filter(({ id, digest }) => table.digests.get(id) !== digest);
    const before = from + rows.length - lacking.length;
    const texts = lacking.flatMap(({ row }) => paperOf(row));
    if (texts.length < lacking.length)
      throw new UserError('The search index is damaged: it holds no papers.');
    const { dimensions, rows: vectors } = await embedPassages(embedder, texts, (done) =>
      onProgress?.(before + done, keys.length),
    );
    await table.replace(
      lacking.flatMap(({ id }) => (table.digests.has(id) ? [id] : [])),
      lacking.map(({ row, digest }, at) =>
        vectorRowOf(row, digest, vectors.subarray(at * dimensions, (at + 1) * dimensions)),
      ),
    );
    made += lacking.length;
  }
  await takeOut(table, [...gone]);
  onProgress?.(keys.length, keys.length);
  return made;
}

async function takeOut(table: VectorsTable, ids: readonly string[]): Promise<void> {
  for (let from = 0; from < ids.length; from += SLICE) await table.replace(ids.slice(from, from + SLICE), []);
}

async function commit(
  { connection, embedder: { model } }: VectorsOptions,
  build: Build,
  table: Table,
  learnt: Pick<BuildVectors, 'dimensions' | 'nearEnough'>,
): Promise<void> {
  if ((await readBuild(connection))?.build !== build.build) {
    throw new UserError('The search index was changed by another process while its vectors were made.');
  }
  const of = { papers: build.papers, version: build.version };
  const vectors = { table: table.name, version: await table.version(), model, of, ...learnt };
  await commitBuild(connection, { ...build, build: build.build + 1, vectors });
  table.close();
}
