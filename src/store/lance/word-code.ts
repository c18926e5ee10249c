/** Words of papers in half the bytes: a corpus repeats its words, and those met first are met most. */
import type { KeyTable } from '../../search/key-table.js';

/** Writes words and other small numbers one after the other, and reads them back. */
export interface WordCode {
  /** @param numbers so many of them come first and are no words */
  write(target: ByteList, words: Uint32Array, numbers: number): void;
  /** Into the target from a place on, where there must be room for as many as there are bytes; gives the place behind. */
  read(bytes: Uint8Array, numbers: number, target: Uint32Array, from: number): number;
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
    read: (bytes, numbers, target, from) => {
      const firstWord = from + numbers;
      let to = from;
      let isUnknown = false;
      for (let at = 0; at < bytes.length; at++) {
        let byte = bytes[at] ?? 0;
        let number = byte & LOW_BITS;
        for (let shift = 7; byte > LOW_BITS; shift += 7) {
          byte = bytes[++at] ?? 0;
          number |= (byte & LOW_BITS) << shift;
        }
        if (to < firstWord || isUnknown) {
          target[to++] = number;
          isUnknown = false;
        } else if (number === 0) isUnknown = true;
        else target[to++] = keys[number - 1] ?? 0;
      }
      return to;
    },
  };
}

/** The others of a byte tell whether another one follows. */
const LOW_BITS = 0x7f;

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
      for (; rest > LOW_BITS; rest >>>= 7) add((rest & LOW_BITS) | (LOW_BITS + 1));
      add(rest);
    },
    length: () => used,
    all: () => bytes.subarray(0, used),
  };
}
