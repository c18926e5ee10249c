/** Rows of numbers, added up and multiplied four numbers at a time: about eight times as fast as loops of JavaScript. */
import { ROWS_WASM } from './rows-wasm.js';

/** Where numbers of a space begin: an array of its room, or one of its tables. */
export interface Place {
  readonly byteOffset: number;
}

/** Rows of `DIMENSIONS` numbers; `length` counts the numbers. */
export interface Table extends Place {
  readonly length: number;
}

/** Tables that stay, and room for what is computed of them, in one memory. */
export interface RowSpace {
  /** Empty room for so many numbers, from the beginning: what was taken before is void. */
  room(numbers: number): Room;
  /** The numbers of a table, to read and to change; void once room is asked for. */
  view(table: Table): Float32Array;
  /** The sum of the rows at these places, each times its weight. */
  combine(rows: Place, places: Int32Array, weights: Float32Array, target: Float32Array): void;
  /** The product of each of the first `ones` rows of `one` with the row at each place: a line of `stride` numbers a place. */
  multiply(
    one: Place,
    ones: number,
    rows: Place,
    places: Int32Array,
    table: Float32Array,
    stride: number,
  ): void;
  /** Raises each column's best to the highest in these lines of a table, each as long as `best`: a multiple of four. */
  raise(best: Float32Array, table: Place, lines: Int32Array): void;
}

/** Takes arrays one after the other, all zeros. */
export interface Room {
  floats(count: number): Float32Array<ArrayBuffer>;
  integers(values: ArrayLike<number>): Int32Array<ArrayBuffer>;
}

interface Kernels {
  combine(rows: number, places: number, weights: number, count: number, target: number): void;
  multiply(
    one: number,
    ones: number,
    rows: number,
    places: number,
    count: number,
    out: number,
    stride: number,
  ): void;
  highest(table: number, stride: number, lines: number, count: number, best: number): void;
}

const PAGE = 65_536;
const BYTES = 4;

/** Copies the tables, and tells where each is. */
export function createRowSpace<Name extends string>(
  tables: Readonly<Record<Name, Float32Array>>,
): { readonly space: RowSpace; readonly places: Readonly<Record<Name, Table>> } {
  const all = Object.entries<Float32Array>(tables);
  const fixed = all.reduce((bytes, [, { byteLength }]) => bytes + byteLength, 0);
  const memory = new WebAssembly.Memory({ initial: Math.ceil(fixed / PAGE) + 1 });
  const { floats } = roomFrom(memory.buffer, 0);
  const places = all.map(([name, table]) => {
    const copy = floats(table.length);
    copy.set(table);
    return [name, { byteOffset: copy.byteOffset, length: copy.length }];
  });
  return { space: spaceOver(memory, fixed), places: Object.fromEntries(places) };
}

/** @param fixed so many bytes at the beginning are not room */
function spaceOver(memory: WebAssembly.Memory, fixed: number): RowSpace {
  const { combine, multiply, highest } = kernelsOver(memory);
  return {
    room: (numbers) => {
      const missing = fixed + numbers * BYTES - memory.buffer.byteLength;
      if (missing > 0) memory.grow(Math.ceil(missing / PAGE));
      return roomFrom(memory.buffer, fixed);
    },
    view: ({ byteOffset, length }) => new Float32Array(memory.buffer, byteOffset, length),
    combine: (rows, at, weights, target) =>
      combine(rows.byteOffset, at.byteOffset, weights.byteOffset, at.length, target.byteOffset),
    multiply: (one, ones, rows, at, table, stride) =>
      multiply(one.byteOffset, ones, rows.byteOffset, at.byteOffset, at.length, table.byteOffset, stride),
    raise: (best, table, lines) =>
      highest(table.byteOffset, best.length, lines.byteOffset, lines.length, best.byteOffset),
  };
}

function roomFrom(buffer: ArrayBuffer, start: number): Room {
  let end = start;
  const take = (count: number) => {
    const from = end;
    end += count * BYTES;
    return from;
  };
  return {
    floats: (count) => new Float32Array(buffer, take(count), count).fill(0),
    integers: (values) => {
      const array = new Int32Array(buffer, take(values.length), values.length);
      array.set(values);
      return array;
    },
  };
}

let compiled: WebAssembly.Module | undefined;

function kernelsOver(memory: WebAssembly.Memory): Kernels {
  compiled ??= new WebAssembly.Module(Buffer.from(ROWS_WASM, 'base64'));
  return new WebAssembly.Instance(compiled, { rows: { memory } }).exports as unknown as Kernels;
}
