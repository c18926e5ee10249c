/** As much of LanceDB as is used: it is no dependency, and is compared with where someone has installed it. */
declare module '@lancedb/lancedb' {
  interface Query {
    fullTextSearch(text: string): Query;
    select(columns: readonly string[]): Query;
    limit(rows: number): Query;
    toArray(): Promise<readonly { readonly id: string }[]>;
  }
  interface Table {
    createIndex(column: string, options: { readonly config: unknown }): Promise<void>;
    query(): Query;
    close(): void;
  }
  interface Connection {
    createTable(name: string, rows: readonly object[]): Promise<Table>;
    close(): void;
  }
  export function connect(folder: string): Promise<Connection>;
  export const Index: { fts(): unknown };
}
