import { describe, expect, it } from 'vitest';
import { createKeyTable } from '../../../src/search/key-table.js';
import { createByteList, createWordCode } from '../../../src/store/lance/word-code.js';

const MOST = 2 ** 32 - 1;
/** So many words that the last take three bytes. */
const WORDS = Uint32Array.from({ length: 20_000 }, (_, at) => Math.imul(at + 1, 2_654_435_761));

describe('words in few bytes', () => {
  const code = createWordCode(createKeyTable(WORDS));

  const read = (bytes: Uint8Array, numbers: number) => {
    const words = new Uint32Array(bytes.length);
    return words.subarray(0, code.read(bytes, numbers, words, 0));
  };

  it.each([
    { title: 'nothing', numbers: [], words: [], bytes: 0 },
    { title: 'the first words, a byte each', numbers: [], words: WORDS.subarray(0, 127), bytes: 127 },
    { title: 'later ones', numbers: [], words: WORDS.subarray(127, 129), bytes: 4 },
    { title: 'the last', numbers: [], words: WORDS.subarray(-2), bytes: 6 },
    { title: 'a word twice', numbers: [], words: [WORDS[5], WORDS[5]], bytes: 2 },
    { title: 'words nobody knows', numbers: [], words: [0, 1, MOST], bytes: 3 + 1 + 1 + 5 },
    { title: 'numbers before the words', numbers: [0, 127, 128, MOST], words: [WORDS[0]], bytes: 10 },
  ])('are read as they were written: $title', ({ numbers, words, bytes }) => {
    const written = Uint32Array.from([...numbers, ...words].map((word) => word ?? 0));
    const list = createByteList();
    code.write(list, written, numbers.length);
    expect(list.all()).toHaveLength(bytes);
    expect(read(list.all(), numbers.length)).toEqual(written);
  });

  it('stand one after the other in one list', () => {
    const list = createByteList();
    code.write(list, WORDS, 0);
    const end = list.length();
    code.write(list, WORDS.subarray(0, 3), 0);
    const words = new Uint32Array(WORDS.length + 5);
    const behind = code.read(list.all().subarray(0, end), 0, words, 2);
    expect(code.read(list.all().subarray(end), 0, words, behind)).toBe(words.length);
    expect([...words]).toEqual([0, 0, ...WORDS, ...WORDS.subarray(0, 3)]);
  });
});
