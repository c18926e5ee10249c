/** The corpus on disk: folders of JSON Lines files, one paper a line. Its record format is in corpus/README.md. */
import { mkdir, readdir, rename, writeFile } from 'node:fs/promises';
import { dirname, join, parse } from 'node:path';
import { messageOf, UserError } from '../lib/errors.js';
import { readLines } from '../lib/lines.js';
import { mergePapers } from '../paper/merge.js';
import type { Paper } from '../paper/paper.js';
import { readRecord, writeRecord } from '../paper/record.js';

/** A line that could not be used, counted from 1; line 0 is the file as a whole. */
export interface SkippedLine {
  readonly file: string;
  readonly line: number;
  readonly reason: string;
}

export interface Corpus {
  readonly papers: readonly Paper[];
  readonly skipped: readonly SkippedLine[];
  /** How many records were duplicates and were merged into another. */
  readonly merged: number;
}

/** One of a corpus's files: its name, and the place of its folder among the corpus's folders. */
export interface FilePlace {
  readonly folder: number;
  readonly name: string;
}

/**
 * Loads every `*.jsonl` directly in the folders, in the order of the folders and of their names. What cannot be read is
 * skipped and named; the rest loads. Rejects as `corpusFiles` does; folders without papers are an empty corpus.
 */
export async function loadCorpus(dirs: readonly string[]): Promise<Corpus> {
  const records: Paper[] = [];
  const skipped: SkippedLine[] = [];
  for await (const entry of readCorpus(dirs, await corpusFiles(dirs))) {
    if ('paper' in entry) records.push(entry.paper);
    else skipped.push(entry);
  }
  const { papers, merged } = mergePapers(records);
  return { papers, skipped, merged: merged.length };
}

/** The records of these files one after the other, not merged, and what could not be used of them. */
export async function* readCorpus(
  dirs: readonly string[],
  files: readonly FilePlace[],
): AsyncGenerator<{ readonly paper: Paper } | SkippedLine> {
  for (const place of files) {
    const file = pathOf(dirs, place);
    try {
      for await (const line of readLines(file)) {
        const reading = 'text' in line ? readRecord(line.text, parse(file).name) : { reason: line.problem };
        yield 'paper' in reading ? reading : { file, line: line.number, reason: reading.reason };
      }
    } catch (error) {
      yield { file, line: 0, reason: `cannot be read: ${messageOf(error)}` };
    }
  }
}

/** Writes the papers one a line, whole or not at all: a reader never sees half a file. Makes the folder if needed. */
export async function writeCorpus(file: string, papers: readonly Paper[]): Promise<void> {
  const partial = `${file}.${process.pid}.partial`;
  await mkdir(dirname(file), { recursive: true });
  await writeFile(partial, papers.map((paper) => `${writeRecord(paper)}\n`).join(''));
  await rename(partial, file);
}

/**
 * The corpus files of the folders, in their order. Rejects with a `UserError` when a folder cannot be read; one that is not
 * there is an empty one, but for the first, which is the people's own.
 */
export async function corpusFiles(dirs: readonly string[]): Promise<FilePlace[]> {
  const files: FilePlace[] = [];
  for (const [folder, dir] of dirs.entries()) {
    const names = await namesIn(dir, folder > 0);
    files.push(...names.sort().map((name) => ({ folder, name })));
  }
  return files;
}

/** Where a file is. */
export function pathOf(dirs: readonly string[], { folder, name }: FilePlace): string {
  return join(dirs[folder] ?? '', name);
}

async function namesIn(dir: string, mayBeMissing: boolean): Promise<string[]> {
  try {
    return (await readdir(dir)).filter((name) => name.endsWith('.jsonl'));
  } catch (error) {
    if (mayBeMissing && isMissing(error)) return [];
    const remedy = mayBeMissing
      ? 'See to it that Paperboy may read it.'
      : "Set CORPUS_DIR to a folder that holds *.jsonl files; Paperboy's own is ./corpus.";
    throw new UserError(`The corpus folder "${dir}" cannot be read (${messageOf(error)}). ${remedy}`);
  }
}

/** Whether this is what `fs` says of a file that is not there, or not any more. */
export function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
