/** Words of papers in half the bytes: a corpus repeats its words, and those met first are met most. */
import type { KeyTable } from '../../search/key-table.js';

/** Writes words and other small numbers one after the other, and reads them back. */
export interface WordCode {
  /** @param numbers so many of them come first and are no words */
  write(target: ByteList, words: Uint32Array, numbers: number): void;
  read(bytes: Uint8Array, numbers: number): Uint32Array;
}

/** @param known the words of the corpus, by their keys: each is written as its place, in one to three bytes (LEB128) */
export function createWordCode({ keys, place }: KeyTable): WordCode {
  return {
    write: (target, words, numbers) => {
      for (let at = 0; at < words.length; at++) {
        const word = words[at] ?? 0;
        if (at < numbers) {
          target.number(word);
          continue;
        }
        const known = place(word);
        target.number(known + 1);
        if (known < 0) target.number(word);
      }
    },
    read: (bytes, numbers) => {
      const words = new Uint32Array(bytes.length);
      let [at, count] = [0, 0];
      const next = (): number => {
        let [number, shift] = [0, 0];
        for (;;) {
          const byte = bytes[at++] ?? 0;
          number |= (byte & 0x7f) << shift;
          if (byte < 0x80) return number >>> 0;
          shift += 7;
        }
      };
      while (at < bytes.length) {
        const number = next();
        if (count < numbers) words[count++] = number;
        else words[count++] = number === 0 ? next() : (keys[number - 1] ?? 0);
      }
      return words.subarray(0, count);
    },
  };
}

/** Bytes that grow in number. */
export interface ByteList {
  /** Adds a whole number below 2³² in as few bytes as it needs. */
  number(value: number): void;
  /** How many there are so far. */
  length(): number;
  /** Views; adding more may leave it behind. */
  all(): Uint8Array;
}

export function createByteList(): ByteList {
  let bytes = new Uint8Array(1 << 12);
  let used = 0;
  const add = (byte: number) => {
    if (used === bytes.length) {
      const larger = new Uint8Array(2 * used);
      larger.set(bytes);
      bytes = larger;
    }
    bytes[used++] = byte;
  };
  return {
    number: (value) => {
      let rest = value;
      for (; rest > 0x7f; rest >>>= 7) add((rest & 0x7f) | 0x80);
      add(rest);
    },
    length: () => used,
    all: () => bytes.subarray(0, used),
  };
}
