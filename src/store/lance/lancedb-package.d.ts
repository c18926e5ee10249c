/** As much of LanceDB 0.33 as is used: it is no dependency, and is loaded where someone has installed it. */
declare module '@lancedb/lancedb' {
  export interface Row {
    readonly [column: string]: unknown;
  }
  /** Rows by their columns, as Apache Arrow has them. */
  export interface RowBatch {
    getChild(column: string): Column | null;
  }
  export interface Column extends Iterable<unknown> {
    readonly data: readonly ColumnData[];
  }
  /** Of texts and of bytes: one after the other, and where each begins and the last ends. */
  export interface ColumnData {
    readonly values: Uint8Array;
    readonly valueOffsets: Int32Array;
  }
  export interface Query extends AsyncIterable<RowBatch> {
    where(sql: string): Query;
    fullTextSearch(query: string | FullTextQuery): Query;
    select(columns: readonly string[]): Query;
    limit(rows: number): Query;
    offset(rows: number): Query;
    withRowId(): Query;
    toArray(): Promise<readonly Row[]>;
    toArrow(): Promise<RowBatch>;
  }
  export interface RowQuery extends Query {
    /** Looks into the one column of vectors; the rows have a `_distance`, the nearest first. */
    nearestTo(vector: Float32Array): VectorQuery;
  }
  export interface VectorQuery extends Query {
    /** 1 less the product. */
    distanceType(type: 'dot'): VectorQuery;
    bypassVectorIndex(): VectorQuery;
    refineFactor(times: number): VectorQuery;
  }
  export interface Table {
    readonly name: string;
    add(rows: readonly Row[]): Promise<unknown>;
    delete(sql: string): Promise<unknown>;
    countRows(sql?: string): Promise<number>;
    createIndex(column: string, options: { readonly config: unknown }): Promise<void>;
    optimize(): Promise<unknown>;
    listIndices(): Promise<readonly { readonly columns: readonly string[] }[]>;
    query(): RowQuery;
    takeRowIds(ids: readonly number[]): Query;
    version(): Promise<number>;
    checkout(version: number): Promise<void>;
    checkoutLatest(): Promise<void>;
    restore(): Promise<void>;
    close(): void;
  }
  export interface Connection {
    createTable(name: string, rows: readonly Row[], options?: { readonly mode: 'overwrite' }): Promise<Table>;
    openTable(name: string): Promise<Table>;
    dropTable(name: string): Promise<void>;
    tableNames(): Promise<readonly string[]>;
    close(): void;
  }
  export function connect(url: string): Promise<Connection>;
  export const Index: {
    fts(options?: object): unknown;
    btree(): unknown;
    hnswSq(options: { readonly distanceType: 'dot' }): unknown;
  };
  export interface FullTextQuery {
    queryType(): string;
  }
  export class MatchQuery implements FullTextQuery {
    constructor(words: string, column: string, options?: { readonly operator: 'AND' | 'OR' });
    queryType(): string;
  }
  export class BooleanQuery implements FullTextQuery {
    constructor(queries: readonly (readonly ['SHOULD' | 'MUST', FullTextQuery])[]);
    queryType(): string;
  }
}
