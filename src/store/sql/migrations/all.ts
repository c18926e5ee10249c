/** Every migration there ever was, by the name under which databases remember it. They go up only, in the order of names. */
import type { Migration } from 'kysely';
import { addDigests } from './digests.js';
import { addPapers } from './papers.js';

export const migrations: Readonly<Record<string, Migration>> = {
  '2026-11-25-digests': { up: addDigests },
  '2026-11-25-papers': { up: addPapers },
};
