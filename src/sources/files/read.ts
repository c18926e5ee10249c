/** Reads a file of papers in any of the forms that people keep them in. */
import type { Reading, SourceRecord } from '../../ingest/ports.js';
import { type FileFormat, sourceOfFile } from './formats.js';
import { type GivenFile, wholeText } from './text.js';

/** Rejects with a `UserError` where the file as a whole is not what it was said to be. */
export async function* readPaperFile(file: GivenFile, format: FileFormat, now: Date): Reading {
  yield* await recordsOf(file, format, now.toISOString());
}

/** What reads a form is loaded when it is asked for. */
async function recordsOf(
  file: GivenFile,
  format: FileFormat,
  readAt: string,
): Promise<AsyncIterable<SourceRecord> | Iterable<SourceRecord>> {
  const source = sourceOfFile(file.name);
  switch (format) {
    case 'bibtex':
      return (await import('./bibtex.js')).readBibtex(await wholeText(file), source, readAt);
    case 'ris':
      return (await import('./ris.js')).readRis(await wholeText(file), source, readAt);
    case 'csl-json':
      return (await import('./csl.js')).readCslJson(await wholeText(file), source, readAt);
    case 'csv':
      return (await import('./csv.js')).readTable(file, { source, readAt });
    case 'tsv':
      return (await import('./csv.js')).readTable(file, { source, readAt }, '\t');
    case 'jsonl':
      return (await import('./jsonl.js')).readJsonLines(file, source, readAt);
    case 'huggingface-page':
      return (await import('./saved-page.js')).readSavedPage(await wholeText(file), readAt);
  }
}
