/** The files of a folder of papers: what their names tell, which of them count, and which are better written anew. */
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** Papers as they were after all changes up to `to`, of those that changed after `from`. */
export interface FolderFile {
  readonly name: string;
  /** Of which database. */
  readonly origin: string;
  readonly from: number;
  readonly to: number;
  readonly lines: number;
}

const NAME = /^([0-9A-Za-z]+)-(\d{10})-(\d{10})-(\d+)\.jsonl$/;
/** So many files of about one size become one. */
const FILES = 4;
/** A file is of about one size with newer ones that together hold half as much or more. */
const SIZE = 2;
/** More lines than papers are old ones: twice as many are too many, and so many more cost nothing. */
const LINES = { times: 2, more: 1_000 };

/** Sorted as they are read: by the changes they begin after. */
export function fileName({ origin, from, to, lines }: Omit<FolderFile, 'name'>): string {
  const padded = [from, to].map((revision) => String(revision).padStart(10, '0'));
  return `${[origin, ...padded, lines].join('-')}.jsonl`;
}

/** In their order. Other files of the folder are none of ours. */
export async function listFiles(dir: string): Promise<readonly FolderFile[]> {
  return (await readdir(dir)).sort().flatMap((name) => readName(name) ?? []);
}

/** Undefined for a file that is none of ours. */
export function readName(name: string): FolderFile | undefined {
  const [, origin, from, to, lines] = NAME.exec(name) ?? [];
  if (origin === undefined) return undefined;
  return { name, origin, from: Number(from), to: Number(to), lines: Number(lines) };
}

/** Another process may have removed them meanwhile. */
export async function removeFiles(dir: string, files: readonly FolderFile[]): Promise<void> {
  for (const { name } of files) await rm(join(dir, name), { force: true });
}

/** Those that hold all changes from the first on without a gap, each beginning where the one before ends or sooner. */
export function inChain(files: readonly FolderFile[]): readonly FolderFile[] {
  const chain: FolderFile[] = [];
  for (const file of files) {
    const end = chain.at(-1)?.to ?? 0;
    if (file.from <= end && file.to > end) {
      while ((chain.at(-1)?.from ?? -1) >= file.from) chain.pop();
      chain.push(file);
    }
  }
  return chain;
}

/** Those that hold nothing that another does not hold. */
export function superseded(files: readonly FolderFile[]): readonly FolderFile[] {
  return files.filter((file) =>
    files.some((other) => {
      if (other.from > file.from || other.to < file.to) return false;
      return other.from < file.from || other.to > file.to || other.name > file.name;
    }),
  );
}

/** From which revision on the files of a chain are better one; undefined where they are well as they are. */
export function rewriteFrom(chain: readonly FolderFile[], papers: number): number | undefined {
  const lines = chain.reduce((sum, file) => sum + file.lines, 0);
  if (lines > LINES.times * papers + LINES.more) return 0;
  let [newer, at] = [0, chain.length];
  for (let file = chain[at - 1]; file && (newer === 0 || file.lines <= SIZE * newer); file = chain[at - 1]) {
    newer += file.lines;
    at -= 1;
  }
  return chain.length - at >= FILES ? chain[at]?.from : undefined;
}
