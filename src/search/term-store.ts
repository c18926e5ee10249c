/** The terms of many papers in one block of memory: two small arrays a paper would weigh more than what they hold. */
import type { PaperTerms } from './paper-terms.js';

export interface TermStore {
  /** The next paper's. */
  add(terms: PaperTerms): void;
  /** Of the paper that was added at this place; views into the block, not copies. */
  at(index: number): PaperTerms;
  record(): TermsRecord;
}

/** The same as data. */
export interface TermsRecord {
  readonly block: Uint32Array;
  /** Where a paper's title and abstract begin, by turns; the end of one is the beginning of the next. */
  readonly starts: Uint32Array;
}

const FIRST_SIZE = 1 << 16;

/** @param record what was recorded before, to be had again */
export function createTermStore(record?: TermsRecord): TermStore {
  let block = record?.block ?? new Uint32Array(FIRST_SIZE);
  const starts = Array.from(record?.starts ?? [0]);
  let used = starts.at(-1) ?? 0;
  const append = (terms: Uint32Array) => {
    if (used + terms.length > block.length) block = grown(block, used + terms.length);
    block.set(terms, used);
    used += terms.length;
    starts.push(used);
  };
  return {
    add: ({ title, abstract }) => {
      append(title);
      append(abstract);
    },
    at: (index) => {
      const [from, middle, to] = [starts[2 * index], starts[2 * index + 1], starts[2 * index + 2]];
      return { title: block.subarray(from, middle), abstract: block.subarray(middle, to) };
    },
    record: () => ({ block: block.subarray(0, used), starts: Uint32Array.from(starts) }),
  };
}

function grown(block: Uint32Array, needed: number): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(Math.max(needed, block.length * 2));
  larger.set(block);
  return larger;
}
