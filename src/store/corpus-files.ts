/** The corpus on disk: a folder of JSON Lines files, one paper a line. Its record format is in corpus/README.md. */
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

/**
 * Loads every `*.jsonl` directly in the folder, in the order of their names. What cannot be read is skipped and named;
 * the rest loads. Rejects with a `UserError` when the folder is not there; a folder without papers is an empty corpus.
 */
export async function loadCorpus(dir: string): Promise<Corpus> {
  const records: Paper[] = [];
  const skipped: SkippedLine[] = [];
  for await (const entry of readCorpus(dir, await corpusFiles(dir))) {
    if ('paper' in entry) records.push(entry.paper);
    else skipped.push(entry);
  }
  const { papers, merged } = mergePapers(records);
  return { papers, skipped, merged: merged.length };
}

/** The records of these files one after the other, not merged, and what could not be used of them. */
export async function* readCorpus(
  dir: string,
  names: readonly string[],
): AsyncGenerator<{ readonly paper: Paper } | SkippedLine> {
  for (const name of names) {
    const file = join(dir, name);
    try {
      for await (const line of readLines(file)) {
        const reading = 'text' in line ? readRecord(line.text, parse(name).name) : { reason: line.problem };
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

/** The names of a folder's corpus files, in their order. Rejects with a `UserError` when it cannot be read. */
export async function corpusFiles(dir: string): Promise<string[]> {
  try {
    return (await readdir(dir)).filter((name) => name.endsWith('.jsonl')).sort();
  } catch (error) {
    throw new UserError(
      `The corpus folder "${dir}" cannot be read (${messageOf(error)}). Set CORPUS_DIR to a folder that holds *.jsonl files; Paperboy's own is ./corpus.`,
    );
  }
}
