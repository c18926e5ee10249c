/** `paperboy ingest file`: papers from files that people keep them in. */
import { type Command, Option } from 'commander';
import { messageOf, UserError } from '../lib/errors.js';
import { openBytes } from '../lib/lines.js';
import { FILE_FORMATS, type FileFormat, formatOf, KNOWN_ENDINGS } from '../sources/files/formats.js';
import { readPaperFile } from '../sources/files/read.js';
import { bringIn, type NamedReading } from './intake.js';
import { type JsonOption, jsonOption } from './options.js';
import type { CliContext, Terminal } from './terminal.js';

interface FileOptions extends JsonOption {
  readonly format?: FileFormat;
}

/** Adds `file` to `ingest`. */
export function addFiles(ingest: Command, cli: CliContext): void {
  ingest
    .command('file')
    .description('BibTeX, RIS, CSL-JSON, tables with a header (CSV, TSV), JSON Lines; packed by gzip or not')
    .argument('<path...>', 'files; - is standard input')
    .addOption(
      new Option('--format <format>', `where the ending (${KNOWN_ENDINGS}) does not tell`).choices(
        FILE_FORMATS,
      ),
    )
    .addOption(jsonOption())
    .action((paths: readonly string[], { format, json }: FileOptions) => {
      const named = paths.map((path) => ({ path, format: format ?? told(path) }));
      return bringIn(cli, json, () => named.map((one) => readingOf(one.path, one.format, cli.terminal)));
    });
}

function told(path: string): FileFormat {
  const format = formatOf(path);
  if (format) return format;
  const what = path === '-' ? 'Standard input' : `The name ${path}`;
  throw new UserError(`${what} does not tell what form it has: add --format ${FILE_FORMATS.join('|')}.`);
}

function readingOf(path: string, format: FileFormat, { input }: Terminal): NamedReading {
  const isInput = path === '-';
  const file = { name: isInput ? 'stdin' : path, bytes: isInput ? input : bytesOf(path) };
  return { source: file.name, reading: readPaperFile(file, format, new Date()) };
}

async function* bytesOf(path: string): AsyncGenerator<Buffer> {
  try {
    yield* openBytes(path);
  } catch (error) {
    throw new UserError(`${path} cannot be read: ${messageOf(error)}`);
  }
}
