/** Keeps a folder of corpus files equal to the papers in the store, for engines that read files. */
import { mkdir } from 'node:fs/promises';
import { messageOf, UnavailableError } from '../lib/errors.js';
import { type FolderFile, inChain, listFiles, removeFiles, rewriteFrom, superseded } from './folder-files.js';
import { type PaperFolderOptions, tidyPartials, writePages } from './folder-writer.js';

export interface PaperFolder {
  /**
   * Brings the folder up to the store; gives whether anything in it changed. Several at once wait for each other. Rejects with an
   * `UnavailableError` where the store is away or the folder cannot be written: what is in the folder then is whole, and may be old.
   */
  pull(): Promise<boolean>;
}

/**
 * Each file holds the papers that changed between two revisions, as its name says. A file appears whole, and goes only when another that
 * is there holds all that it holds: so a process may be killed at any point, and several processes may do this to one folder at once.
 */
export function createPaperFolder(options: PaperFolderOptions): PaperFolder {
  let last: Promise<unknown> = Promise.resolve();
  return {
    pull: () => {
      const pulled = last.then(() => pull(options)).catch(unavailable(options.dir));
      last = pulled.catch(() => undefined);
      return pulled;
    },
  };
}

function unavailable(dir: string) {
  return (error: unknown): never => {
    if (!(error instanceof Error) || !('syscall' in error)) throw error;
    throw new UnavailableError(`The folder "${dir}" cannot be written (${messageOf(error)}).`, {
      cause: error,
    });
  };
}

async function pull(options: PaperFolderOptions): Promise<boolean> {
  const { store, dir, now } = options;
  await mkdir(dir, { recursive: true });
  await tidyPartials(dir, now());
  const origin = prefixOf(await store.origin());
  // In this order, as others may bring both on meanwhile.
  const found = await listFiles(dir);
  const revision = await store.revision();
  // A database of another name, or one that was put back by hand, tells nothing of these files.
  const isForeign = found.some((file) => file.origin !== origin || file.to > revision);
  if (isForeign) await removeFiles(dir, found);
  const there = isForeign ? [] : found;
  const reached = inChain(there).at(-1)?.to ?? 0;
  const added = reached < revision && (await writePages(options, origin, reached));
  const compacted = await compact(options, origin);
  const removed = await removeSuperseded(dir);
  return isForeign || added || compacted || removed;
}

/** Names of databases may hold what names of files may not, and a few letters tell two apart. */
function prefixOf(origin: string): string {
  return origin.replace(/[^0-9A-Za-z]/g, '').slice(0, 12) || 'store';
}

/** Files that became many, or hold much that is old, are written anew as one. */
async function compact(options: PaperFolderOptions, origin: string): Promise<boolean> {
  const from = rewriteFrom(await chainOf(options.dir), await options.store.count());
  return from !== undefined && (await writePages(options, origin, from));
}

async function chainOf(dir: string): Promise<readonly FolderFile[]> {
  return inChain(await listFiles(dir));
}

async function removeSuperseded(dir: string): Promise<boolean> {
  const files = superseded(await listFiles(dir));
  await removeFiles(dir, files);
  return files.length > 0;
}
