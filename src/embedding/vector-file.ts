/** Vectors on a disk: a head, then records of one size, each with a checksum, so that what was damaged is passed over. */
import { open } from 'node:fs/promises';
import { crc32 } from 'node:zlib';

/** A text's name: the same text has the same one. */
export const KEY_BYTES = 16;
const CHECK_BYTES = 4;
const NUMBER_BYTES = 4;
const MAGIC = Buffer.from('paperboy vectors');
const HEAD_BYTES = MAGIC.length + 4;
/** Read at a time. */
const CHUNK_RECORDS = 1_024;
/** No model has so many: a head that says so is damaged. */
const MOST_DIMENSIONS = 65_536;

/** Where a vector is. */
export interface Place {
  readonly path: string;
  readonly at: number;
  readonly dimensions: number;
}

export function headOf(dimensions: number): Buffer {
  const head = Buffer.alloc(HEAD_BYTES);
  MAGIC.copy(head);
  head.writeUInt32LE(dimensions, MAGIC.length);
  return head;
}

/** @param key `KEY_BYTES` long */
export function recordOf(key: Buffer, vector: Float32Array): Buffer {
  const numbers = Buffer.from(vector.buffer, vector.byteOffset, vector.byteLength);
  const body = Buffer.concat([key, numbers]);
  const check = Buffer.alloc(CHECK_BYTES);
  check.writeUInt32LE(crc32(body));
  return Buffer.concat([body, check]);
}

function recordBytes(dimensions: number): number {
  return KEY_BYTES + dimensions * NUMBER_BYTES + CHECK_BYTES;
}

/** Visits every whole record by its key in hexadecimal; a file that is none of ours has none. */
export async function readRecords(path: string, visit: (key: string, place: Place) => void): Promise<void> {
  const file = await open(path, 'r');
  try {
    const head = Buffer.alloc(HEAD_BYTES);
    await file.read(head, 0, HEAD_BYTES, 0);
    const dimensions = head.readUInt32LE(MAGIC.length);
    if (!head.subarray(0, MAGIC.length).equals(MAGIC) || dimensions > MOST_DIMENSIONS) return;
    const size = recordBytes(dimensions);
    const chunk = Buffer.alloc(size * CHUNK_RECORDS);
    for (let at = HEAD_BYTES, read = chunk.length; read === chunk.length; at += read) {
      read = (await file.read(chunk, 0, chunk.length, at)).bytesRead;
      for (let from = 0; from + size <= read; from += size) {
        const key = keyOfWhole(chunk.subarray(from, from + size));
        if (key) visit(key, { path, at: at + from + KEY_BYTES, dimensions });
      }
    }
  } finally {
    await file.close();
  }
}

function keyOfWhole(record: Buffer): string | undefined {
  const end = record.length - CHECK_BYTES;
  const isWhole = crc32(record.subarray(0, end)) === record.readUInt32LE(end);
  return isWhole ? record.toString('hex', 0, KEY_BYTES) : undefined;
}

/** The vectors of these places, in their order; each file is opened once. */
export async function readVectors(places: readonly Place[]): Promise<Float32Array[]> {
  const vectors = places.map(({ dimensions }) => new Float32Array(dimensions));
  for (const path of new Set(places.map((place) => place.path))) {
    const file = await open(path, 'r');
    try {
      for (const [row, place] of places.entries()) {
        const vector = vectors[row];
        if (place.path !== path || !vector) continue;
        await file.read(new Uint8Array(vector.buffer), 0, vector.byteLength, place.at);
      }
    } finally {
      await file.close();
    }
  }
  return vectors;
}
