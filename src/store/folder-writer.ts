/** Writes one file of a folder of papers, whole or not at all, a page of the store at a time. */
import { type FileHandle, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { PaperStore } from '../ingest/ports.js';
import { writeRecord } from '../paper/record.js';
import { fileName } from './folder-files.js';

export interface PaperFolderOptions {
  readonly store: Pick<PaperStore, 'changedSince' | 'count' | 'revision'> & {
    /** Names the database, whose revisions only grow. */
    origin(): Promise<string>;
  };
  readonly dir: string;
  readonly now: () => Date;
  /** Makes names of files in the making that never come twice. */
  readonly newId: () => string;
}

/** Takes the embedded database, which answers at once, a few hundredths of a second. */
const PAGE = 200;
const PARTIAL = '.partial';
/** A file that nobody has written to for so long is one of a process that died. */
const FORGOTTEN_MS = 60 * 60_000;

/** All that changed after a revision; no file where nothing did. */
export async function writePages(
  { store, dir, newId }: PaperFolderOptions,
  origin: string,
  from: number,
): Promise<void> {
  const partial = join(dir, `${newId()}${PARTIAL}`);
  const handle = await open(partial, 'wx');
  try {
    const { to, lines } = await writeLines(handle, store, from);
    await handle.sync();
    await handle.close();
    if (to > from) await rename(partial, join(dir, fileName({ origin, from, to, lines })));
    else await rm(partial);
  } catch (error) {
    await handle.close().catch(() => undefined);
    await rm(partial, { force: true });
    throw error;
  }
}

async function writeLines(
  handle: FileHandle,
  store: PaperFolderOptions['store'],
  from: number,
): Promise<{ readonly to: number; readonly lines: number }> {
  let lines = 0;
  for (let at = from; ; ) {
    const { revision, papers } = await store.changedSince(at, PAGE);
    if (revision === at) return { to: at, lines };
    await handle.appendFile(papers.map((paper) => `${writeRecord(paper)}\n`).join(''));
    lines += papers.length;
    at = revision;
  }
}

/** What a killed process left is removed in time. */
export async function tidyPartials(dir: string, now: Date): Promise<void> {
  for (const name of await readdir(dir)) {
    if (!name.endsWith(PARTIAL)) continue;
    const file = join(dir, name);
    const written = await stat(file).catch(() => undefined);
    if (written && now.getTime() - written.mtimeMs > FORGOTTEN_MS) await rm(file, { force: true });
  }
}
