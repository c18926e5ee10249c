/** What an index lacks of its corpus: nothing, some new files, or everything. */
import { stat } from 'node:fs/promises';
import { countLines } from '../../lib/lines.js';
import { createTermReader } from '../../search/paper-terms.js';
import { corpusFiles, type FilePlace, isMissing, pathOf } from '../corpus-files.js';
import { inChain, readName } from '../folder-files.js';
import type { Build, CorpusFile } from './builds.js';

export type Plan =
  | { readonly kind: 'nothing' }
  /** Read these alone, about so many lines, and add their papers. */
  | { readonly kind: 'add'; readonly files: readonly CorpusFile[]; readonly lines: number }
  | { readonly kind: 'build' };

/** More new lines than this share of the old ones, and what the corpus is about is learnt anew. */
const MOST_NEW = 0.2;

export async function planOf(
  before: Build | undefined,
  dirs: readonly string[],
  files: readonly CorpusFile[],
): Promise<Plan> {
  if (!before || before.analysis !== analysis() || !before.files.every((file) => isHeld(file, files)))
    return { kind: 'build' };
  const added = files.filter((file) => !isHeld(file, before.files));
  if (added.length === 0) return { kind: 'nothing' };
  const old = files.filter((file) => isHeld(file, before.files));
  const [lines, known] = [await linesOf(dirs, added), await linesOf(dirs, old)];
  return lines > MOST_NEW * known ? { kind: 'build' } : { kind: 'add', files: added, lines };
}

/** By itself, or by others that hold all its papers as well: Paperboy writes its own files anew as they become many. */
function isHeld(file: CorpusFile, files: readonly CorpusFile[]): boolean {
  if (isAmong(file, files)) return true;
  const own = readName(file.name);
  if (!own) return false;
  const others = files
    .flatMap(({ name }) => readName(name) ?? [])
    .filter(({ origin }) => origin === own.origin);
  return (inChain(others).at(-1)?.to ?? 0) >= own.to;
}

/** A file of the same name that has changed is another file. */
function isAmong({ folder, name, bytes, modified }: CorpusFile, files: readonly CorpusFile[]): boolean {
  return files.some(
    (file) =>
      file.folder === folder && file.name === name && file.bytes === bytes && file.modified === modified,
  );
}

/** Raised when the tables change; the probe tells by itself when papers are read in another way. */
const LAYOUT = 4;
const PROBE = 'Naïve β-VAE: 3D re-identification of networks’ large-scale LoRA, and the states of the art';

/** Names the way in which papers are read. */
export function analysis(): string {
  const { title } = createTermReader().read({ title: PROBE, abstract: '' });
  return `${LAYOUT}:${title.join(',')}`;
}

/** Whether this Paperboy finds in the tables what it looks for, although it may read papers in another way by now. */
export function isLegible({ analysis: made }: Build): boolean {
  return made.startsWith(`${LAYOUT}:`);
}

/** The corpus files of the folders as they are now. Rejects with a `UserError` when one cannot be read. */
export async function filesOf(dirs: readonly string[]): Promise<CorpusFile[]> {
  const places = await corpusFiles(dirs);
  const files = await Promise.all(places.map((place) => fileAt(dirs, place)));
  return files.filter((file) => file !== undefined);
}

/** Undefined for one that was removed since its folder was read. */
async function fileAt(dirs: readonly string[], place: FilePlace): Promise<CorpusFile | undefined> {
  try {
    const { size, mtimeMs } = await stat(pathOf(dirs, place));
    return { ...place, bytes: size, modified: Math.round(mtimeMs) };
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

/** About as many papers, at most. */
export async function linesOf(dirs: readonly string[], files: readonly CorpusFile[]): Promise<number> {
  let lines = 0;
  for (const file of files) lines += await countLines(pathOf(dirs, file));
  return lines;
}
