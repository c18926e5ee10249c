/** LanceDB itself, where it is installed: nobody whose papers fit into memory needs it. */
import { UserError } from '../../lib/errors.js';

export type LanceDb = typeof import('@lancedb/lancedb');

/** The newest that runs on every Node that Paperboy does. Its own install scripts are not needed. */
export const INSTALL = 'npm install --no-save --ignore-scripts @lancedb/lancedb@0.33.0';

/** Undefined where it is not installed. */
export async function findLanceDb(): Promise<LanceDb | undefined> {
  return import('@lancedb/lancedb').catch(() => undefined);
}

/** Rejects with a `UserError` that tells how to install it. */
export async function requireLanceDb(): Promise<LanceDb> {
  const found = await findLanceDb();
  if (found) return found;
  throw new UserError(`SEARCH_TIER=lancedb needs LanceDB, which is not installed. Install it: ${INSTALL}`);
}
