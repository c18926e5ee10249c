/** Keeps a folder of corpus files equal to the papers in the store, for engines that read files. */
import { mkdir } from 'node:fs/promises';
import { messageOf, UnavailableError } from '../lib/errors.js';
import { inChain, listFiles, removeFiles, rewriteFrom, superseded } from './folder-files.js';
import { type PaperFolderOptions, tidyPartials, writePages } from './folder-writer.js';

export interface PaperFolder {
  /**
   * Brings the folder up to the store; gives whether it is another now than after the last time, whoever changed it: another process may
   * have been sooner. Several at once wait for each other. Rejects with an `UnavailableError` where the store is away or the folder cannot be written: what is in the folder then is whole, and may be old.
   */
  pull(): Promise<boolean>;
}

/**
 * Each file holds the papers that changed between two revisions, as its name says. A file appears whole, and goes only when another that
 * is there holds all that it holds: so a process may be killed at any point, and several processes may do this to one folder at once.
 */
export function createPaperFolder(options: PaperFolderOptions): PaperFolder {
  let last: Promise<unknown> = Promise.resolve();
  let seen: string | undefined;
  const pullOnce = async () => {
    const before = seen ?? (await contentOf(options.dir));
    await pull(options);
    seen = await contentOf(options.dir);
    return seen !== before;
  };
  return {
    pull: () => {
      const pulled = last.then(pullOnce).catch(unavailable(options.dir));
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

/** A file never changes once it is there: their names tell. */
async function contentOf(dir: string): Promise<string> {
  await mkdir(dir, { recursive: true });
  return (await listFiles(dir)).map(({ name }) => name).join('\n');
}

async function pull(options: PaperFolderOptions): Promise<void> {
  const { store, dir, now } = options;
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
  if (reached < revision) await writePages(options, origin, reached);
  await compact(options, origin);
  await removeFiles(dir, superseded(await listFiles(dir)));
}

/** Names of databases may hold what names of files may not, and a few letters tell two apart. */
function prefixOf(origin: string): string {
  return origin.replace(/[^0-9A-Za-z]/g, '').slice(0, 12) || 'store';
}

/** Files that became many, or hold much that is old, are written anew as one. */
async function compact(options: PaperFolderOptions, origin: string): Promise<void> {
  const chain = inChain(await listFiles(options.dir));
  const from = rewriteFrom(chain, await options.store.count());
  if (from !== undefined) await writePages(options, origin, from);
}
