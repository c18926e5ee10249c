/** A logger that says nothing, and ids that can be told in advance. */
import { createLogger } from '../../src/lib/logger.js';

export const quiet = createLogger('silent', { write: () => undefined });

/** Ids in the order in which they were asked for. */
export function countedIds(prefix: string): () => string {
  let count = 0;
  return () => {
    count += 1;
    return `${prefix}${String(count).padStart(6, '0')}`;
  };
}
