/** The forms of files that papers come in, and how they are told apart. */
import { precedence } from '../../paper/precedence.js';

export const FILE_FORMATS = ['bibtex', 'ris', 'csl-json', 'csv', 'tsv', 'jsonl', 'huggingface-page'] as const;
export type FileFormat = (typeof FILE_FORMATS)[number];

const ENDINGS: Readonly<Record<string, FileFormat>> = {
  bib: 'bibtex',
  bibtex: 'bibtex',
  ris: 'ris',
  json: 'csl-json',
  csv: 'csv',
  tsv: 'tsv',
  tab: 'tsv',
  jsonl: 'jsonl',
  ndjson: 'jsonl',
};

/** By the ending of the name; undefined where that tells nothing. */
export function formatOf(name: string): FileFormat | undefined {
  return ENDINGS[/\.([a-z]+)(?:\.gz)?$/i.exec(name)?.[1]?.toLowerCase() ?? ''];
}

/** The endings that `formatOf` knows, for people. */
export const KNOWN_ENDINGS = Object.keys(ENDINGS)
  .map((ending) => `.${ending}`)
  .join(', ');

/** What a file's papers say they come from: its name without ending, unless a source that is no file is called so. */
export function sourceOfFile(name: string): string {
  const bare = name.replace(/^.*[/\\]/, '').replace(/\s+/g, '-');
  const short = bare.replace(/(?<=.)(?:\.[a-z]+)?(?:\.gz)?$/i, '');
  return precedence('title', short) === precedence('title', '') ? short : bare;
}
