/** The vectors of papers as rows of a table of their own, beside what the table can be asked of a paper. */
import { createHash } from 'node:crypto';
import type { Connection, Row, Table } from '@lancedb/lancedb';
import type { LanceDb } from './package.js';
import { idAmong } from './sql.js';

/** What of a row of papers is needed for one of vectors. */
export const NEEDED = ['id', 'year', 'facets', 'has_abstract', 'has_code', 'has_project', 'paper'] as const;

/** @param row of the table of papers */
export function vectorRowOf({ paper: _, ...row }: Row, digest: string, vector: Float32Array): Row {
  const columns = Object.fromEntries(NEEDED.flatMap((name) => (name in row ? [[name, row[name]]] : [])));
  return { ...columns, digest, vector };
}

/** Tells a row of papers from any other: a paper that changed has another vector, or other facets. */
export function digestOf({ paper }: Row, analysis: string): string {
  return createHash('sha256').update(`${analysis}\n${paper}`).digest('hex').slice(0, 32);
}

export interface VectorsTable {
  readonly name: string;
  /** Of each paper's row, by the paper's id; empty for one that must be made anew. */
  readonly digests: ReadonlyMap<string, string>;
  /** Takes the rows of these ids out, and puts these in. */
  replace(ids: readonly string[], rows: readonly Row[]): Promise<void>;
  /** With the indexes that it needs; one of the vectors where there are more than so many. Rejects where it has no row. */
  end(lancedb: LanceDb, mostScanned: number): Promise<Table>;
  /** Leaves nothing behind that no build names. */
  giveUp(): Promise<void>;
}

/** Adds to a table that was begun before. Rejects where it is damaged. */
export async function continueTable(connection: Connection, name: string): Promise<VectorsTable> {
  const table = await connection.openTable(name);
  const rows = await table.query().select(['id', 'digest']).toArray();
  const digests = new Map<string, string>();
  for (const row of rows) {
    const id = String(row['id']);
    digests.set(id, digests.has(id) ? '' : String(row['digest']));
  }
  return { ...writerOf(connection, name, table), name, digests, giveUp: async () => table.close() };
}

export function beginTable(connection: Connection, name: string): VectorsTable {
  return {
    ...writerOf(connection, name, undefined),
    name,
    digests: new Map(),
    giveUp: async () => {
      if ((await connection.tableNames()).includes(name)) await connection.dropTable(name);
    },
  };
}

function writerOf(
  connection: Connection,
  name: string,
  begun: Table | undefined,
): Pick<VectorsTable, 'replace' | 'end'> {
  let table = begun;
  return {
    replace: async (ids, rows) => {
      if (table && ids.length > 0) await table.delete(idAmong(ids));
      if (rows.length === 0) return;
      if (table) await table.add(rows);
      else table = await connection.createTable(name, rows);
    },
    end: async (lancedb, mostScanned) => {
      if (!table) throw new Error('a table of vectors has at least one row');
      await indexVectors(lancedb, table, mostScanned);
      return table;
    },
  };
}

/** What was indexed before takes in the new rows by itself. */
async function indexVectors({ Index }: LanceDb, table: Table, mostScanned: number): Promise<void> {
  if (!(await isIndexed(table, 'id'))) await table.createIndex('id', { config: Index.btree() });
  if (!(await isIndexed(table, 'vector')) && (await table.countRows()) > mostScanned) {
    await table.createIndex('vector', { config: Index.hnswSq({ distanceType: 'dot' }) });
  }
  await table.optimize();
}

export async function isIndexed(table: Table, column: 'id' | 'vector'): Promise<boolean> {
  return (await table.listIndices()).some(({ columns }) => columns.includes(column));
}
