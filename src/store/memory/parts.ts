/** A file of parts, each with a checksum: it is written whole or not at all, and what is damaged is never given. */
import { randomUUID } from 'node:crypto';
import { type FileHandle, mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { crc32 } from 'node:zlib';

const MAGIC = 'paperboy parts 1';
const FRAME_BYTES = 8;

/** @param key what a reader must know to be given the parts, always of one length */
export async function writeParts(file: string, key: string, parts: AsyncIterable<Uint8Array>): Promise<void> {
  const partial = `${file}.${randomUUID()}.partial`;
  await mkdir(dirname(file), { recursive: true });
  try {
    const handle = await open(partial, 'wx');
    try {
      await writeAll(handle, Buffer.from(MAGIC + key));
      for await (const part of parts) {
        await writeAll(handle, frameOf(part));
        await writeAll(handle, part);
      }
      await writeAll(handle, frameOf(END));
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(partial, file);
  } catch (error) {
    await rm(partial, { force: true });
    throw error;
  }
}

/** No part is empty: this one ends the file. */
const END = new Uint8Array();

/** Nothing where there is no such file, or it has another key. Rejects where it is damaged, which may be after some parts. */
export async function* readParts(file: string, key: string): AsyncGenerator<Buffer> {
  const handle = await open(file, 'r').catch(() => undefined);
  if (!handle) return;
  try {
    const head = await readExactly(handle, MAGIC.length + key.length);
    if (head.toString() !== MAGIC + key) return;
    const { size } = await handle.stat();
    for (;;) {
      const frame = await readExactly(handle, FRAME_BYTES);
      const [bytes, check] = [frame.readUInt32LE(0), frame.readUInt32LE(4)];
      if (bytes > size) throw new Error('a part is longer than the file');
      const part = await readExactly(handle, bytes);
      if (crc32(part) !== check) throw new Error('a part is not what was written');
      if (bytes === 0) return;
      yield part;
    }
  } finally {
    await handle.close();
  }
}

function frameOf(part: Uint8Array): Buffer {
  const frame = Buffer.alloc(FRAME_BYTES);
  frame.writeUInt32LE(part.length, 0);
  frame.writeUInt32LE(crc32(part), 4);
  return frame;
}

async function writeAll(handle: FileHandle, bytes: Uint8Array): Promise<void> {
  for (let at = 0; at < bytes.length; ) at += (await handle.write(bytes, at)).bytesWritten;
}

async function readExactly(handle: FileHandle, length: number): Promise<Buffer> {
  const bytes = Buffer.alloc(length);
  for (let at = 0; at < length; ) {
    const { bytesRead } = await handle.read(bytes, at, length - at);
    if (bytesRead === 0) throw new Error('it ends too early');
    at += bytesRead;
  }
  return bytes;
}
