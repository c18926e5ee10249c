import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import wabt from 'wabt';
import { DIMENSIONS } from '../../src/search/row-math.js';
import { createRowSpace } from '../../src/search/row-space.js';

const numbers = (count: number) =>
  fc.array(fc.float({ min: -2, max: 2, noNaN: true }), { minLength: count, maxLength: count });
/** Some rows, and some places among them, each with a weight. */
const cases = fc.integer({ min: 1, max: 6 }).chain((rows) =>
  fc.record({
    rows: numbers(rows * DIMENSIONS),
    picked: fc.array(fc.tuple(fc.nat(rows - 1), fc.float({ min: -3, max: 3, noNaN: true })), {
      maxLength: 9,
    }),
  }),
);
const rowAt = (rows: ArrayLike<number>, place: number) =>
  Array.from({ length: DIMENSIONS }, (_, at) => rows[place * DIMENSIONS + at] ?? 0);
const product = (a: readonly number[], b: readonly number[]) =>
  a.reduce((sum, x, at) => sum + x * (b[at] ?? 0), 0);
const expectNear = (found: ArrayLike<number>, expected: readonly number[]) => {
  expect(found).toHaveLength(expected.length);
  for (const [at, value] of expected.entries()) expect(found[at]).toBeCloseTo(value, 3);
};

describe('rows in WebAssembly', () => {
  it('run what rows.wat says: `npm test -- row-space -u` assembles it anew', async () => {
    const source = readFileSync(new URL('../../src/search/rows.wat', import.meta.url), 'utf8');
    const { parseWat } = await wabt();
    const { buffer } = parseWat('rows.wat', source, { simd: true }).toBinary({});
    const text = `/** \`rows.wat\`, assembled. */\nexport const ROWS_WASM =\n  '${Buffer.from(buffer).toString('base64')}';\n`;
    await expect(text).toMatchFileSnapshot('../../src/search/rows-wasm.ts');
  });

  it('add up rows as arithmetic does', () => {
    fc.assert(
      fc.property(cases, ({ rows, picked }) => {
        const { space, places: tables } = createRowSpace({ rows: Float32Array.from(rows) });
        const { floats, integers } = space.room(2 * picked.length + DIMENSIONS);
        const places = integers(picked.map(([place]) => place));
        const weights = floats(picked.length);
        weights.set(picked.map(([, weight]) => weight));
        const sum = floats(DIMENSIONS);
        space.combine(tables.rows, places, weights, sum);
        const expected = Array.from({ length: DIMENSIONS }, (_, at) =>
          picked.reduce((sum, [place, weight]) => sum + weight * (rows[place * DIMENSIONS + at] ?? 0), 0),
        );
        expectNear(sum, expected);
      }),
    );
  });

  it('multiply each row with each other', () => {
    fc.assert(
      fc.property(cases, cases, ({ rows }, { rows: others, picked }) => {
        const ones = rows.length / DIMENSIONS;
        const tables = { some: Float32Array.from(rows), others: Float32Array.from(others) };
        const { space, places: table } = createRowSpace(tables);
        const known = picked.map(([place]) => place);
        const { floats, integers } = space.room(known.length * (1 + ones));
        const places = integers(known);
        const products = floats(known.length * ones);
        space.multiply(table.some, ones, table.others, places, products, ones);
        const expected = known.flatMap((place) =>
          Array.from({ length: ones }, (_, row) => product(rowAt(rows, row), rowAt(others, place))),
        );
        expectNear(products, expected);
      }),
    );
  });

  it('raise the best of each column, and never lower it', () => {
    const { space } = createRowSpace({});
    const { floats, integers } = space.room(4 + 3 * 4 + 2);
    const [best, table] = [floats(4), floats(12)];
    best.set([0, 0.5, 0, -1]);
    table.set([1, 0, -1, -3, 9, 9, 9, 9, 0.25, 0.25, -0.5, -2]);
    space.raise(best, table, integers([0, 2]));
    expect([...best]).toEqual([1, 0.5, 0, -1]);
  });

  it('have room for a large question after a small one, and lose no table by it', () => {
    const rows = Float32Array.from({ length: DIMENSIONS }, (_, at) => at);
    const { space, places: tables } = createRowSpace({ rows });
    space.room(8);
    const { floats, integers } = space.room(1_000_000);
    const [places, weights, sum] = [integers([0]), floats(1).fill(2), floats(DIMENSIONS)];
    space.combine(tables.rows, places, weights, sum);
    expect([...sum]).toEqual([...rows].map((value) => 2 * value));
  });
});
