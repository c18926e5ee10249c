/** Keeps the vectors of papers on a disk, by model and text: what was computed once is not computed again. */
import { createHash, randomUUID } from 'node:crypto';
import { appendFile, mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { UserError } from '../lib/errors.js';
import type { Embedder } from '../search/embedder.js';
import { headOf, KEY_BYTES, type Place, readRecords, readVectors, recordOf } from './vector-file.js';

/**
 * The same embedder with a memory for passages; questions are not kept. Each process writes a file of its own and only ever
 * adds to it, whole records at a time, so that two may share a folder and one that is killed damages nothing but its last.
 *
 * @param dir made where it is not there; each model has a folder of its own in it
 */
export async function withCache(embedder: Embedder, dir: string): Promise<Embedder> {
  const folder = join(dir, folderOf(embedder.model));
  await mkdir(folder, { recursive: true });
  /** Read when the first passage is asked for: whoever needs none need not wait. */
  let reading: Promise<Map<string, Place>> | undefined;
  const write = createWriter(folder);
  const embed: Embedder['embed'] = async (texts, as) => {
    if (as === 'query') return embedder.embed(texts, as);
    reading ??= readPlaces(folder);
    const places = await reading;
    const unknown = [...new Set(texts)].filter((text) => !places.has(keyOf(text)));
    const made = unknown.length > 0 ? await embedder.embed(unknown, as) : [];
    requireOneLength(places, made, folder);
    const written = await write(unknown.map(keyOf), made);
    for (const [row, text] of unknown.entries()) {
      const place = written[row];
      if (place) places.set(keyOf(text), place);
    }
    return readVectors(texts.flatMap((text) => places.get(keyOf(text)) ?? []));
  };
  return { ...embedder, embed };
}

const ENDING = '.vectors';

async function readPlaces(folder: string): Promise<Map<string, Place>> {
  const places = new Map<string, Place>();
  for (const name of (await readdir(folder)).filter((file) => file.endsWith(ENDING)).sort()) {
    await readRecords(join(folder, name), (key, place) => places.set(key, place));
  }
  return places;
}

/** Readable, and never of two models. */
function folderOf(model: string): string {
  const readable = model.replace(/[^\w.-]+/g, '-').slice(0, 60);
  return `${readable}-${createHash('sha256').update(model).digest('hex').slice(0, 12)}`;
}

/** In hexadecimal. */
function keyOf(text: string): string {
  return createHash('sha256')
    .update(text)
    .digest('hex')
    .slice(0, 2 * KEY_BYTES);
}

/** What a server calls by one name may have become another model. */
function requireOneLength(
  places: ReadonlyMap<string, Place>,
  [made]: readonly Float32Array[],
  folder: string,
): void {
  const [known] = places.values();
  if (!known || !made || known.dimensions === made.length) return;
  throw new UserError(
    `The model now gives vectors of ${made.length} numbers, and gave ${known.dimensions} before: it is another one. Delete ${folder} and start again.`,
  );
}

/** Writes the vectors under these keys, and gives their places. */
type Write = (keys: readonly string[], vectors: readonly Float32Array[]) => Promise<Place[]>;

function createWriter(folder: string): Write {
  let [path, end] = ['', 0];
  return async (keys, vectors) => {
    const dimensions = vectors[0]?.length ?? 0;
    if (dimensions === 0) return [];
    const head = path === '' ? headOf(dimensions) : Buffer.alloc(0);
    const records = vectors.map((vector, row) => recordOf(Buffer.from(keys[row] ?? '', 'hex'), vector));
    const [file, from] = path === '' ? [join(folder, `${randomUUID()}${ENDING}`), head.length] : [path, end];
    /** Where this fails, nobody knows how far it came: the next writes another file. */
    path = '';
    await appendFile(file, Buffer.concat([head, ...records]));
    const size = records[0]?.length ?? 0;
    [path, end] = [file, from + records.length * size];
    return records.map((_, row) => ({ path: file, at: from + row * size + KEY_BYTES, dimensions }));
  };
}
