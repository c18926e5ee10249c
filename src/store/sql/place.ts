/** Where the embedded database is, told without loading what opens it. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';

export interface DatabaseConfig {
  /** Folder of the embedded database. */
  readonly dataDir: string;
  /** Set where PostgreSQL is to be used in its stead. */
  readonly databaseUrl?: string;
}

export function databaseFile(dataDir: string): string {
  return join(dataDir, 'paperboy.db');
}

/** Whether there is a database already, or one on a server that may hold anything. */
export function isKept({ dataDir, databaseUrl }: DatabaseConfig): boolean {
  return databaseUrl !== undefined || existsSync(databaseFile(dataDir));
}
