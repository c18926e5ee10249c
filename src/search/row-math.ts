/** Rows of numbers one after the other in one array, added and multiplied in plain JavaScript. */

/** Numbers a row: 64 found as much as 128 and 200 on five judged sets. `rows.wat` has it too. */
export const DIMENSIONS = 64;

/** Adds one row to another, so many times. */
export function addRow(
  target: Float32Array,
  row: number,
  source: Float32Array,
  from: number,
  times: number,
): void {
  let [to, at] = [row * DIMENSIONS, from * DIMENSIONS];
  const end = to + DIMENSIONS;
  for (; to < end; to += 4, at += 4) {
    target[to] = (target[to] ?? 0) + times * (source[at] ?? 0);
    target[to + 1] = (target[to + 1] ?? 0) + times * (source[at + 1] ?? 0);
    target[to + 2] = (target[to + 2] ?? 0) + times * (source[at + 2] ?? 0);
    target[to + 3] = (target[to + 3] ?? 0) + times * (source[at + 3] ?? 0);
  }
}

/** The sum of the products of two rows' numbers: of unit vectors, their cosine. Four sums at a time, which do not wait for each other. */
export function rowProduct(a: Float32Array, rowOfA: number, b: Float32Array, rowOfB: number): number {
  let [atA, atB] = [rowOfA * DIMENSIONS, rowOfB * DIMENSIONS];
  const end = atA + DIMENSIONS;
  let [first, second, third, fourth] = [0, 0, 0, 0];
  for (; atA < end; atA += 4, atB += 4) {
    first += (a[atA] ?? 0) * (b[atB] ?? 0);
    second += (a[atA + 1] ?? 0) * (b[atB + 1] ?? 0);
    third += (a[atA + 2] ?? 0) * (b[atB + 2] ?? 0);
    fourth += (a[atA + 3] ?? 0) * (b[atB + 3] ?? 0);
  }
  return first + second + third + fourth;
}

/** Scales each row to length 1, in place; zeros stay zeros. */
export function unitRows<Rows extends Float32Array>(rows: Rows): Rows {
  for (let row = 0; row * DIMENSIONS < rows.length; row++) {
    scaleRow(rows, row, 1 / (rowLength(rows, row) || 1));
  }
  return rows;
}

export function rowLength(rows: Float32Array, row: number): number {
  return Math.sqrt(rowProduct(rows, row, rows, row));
}

export function scaleRow(rows: Float32Array, row: number, times: number): void {
  const end = (row + 1) * DIMENSIONS;
  for (let at = row * DIMENSIONS; at < end; at++) rows[at] = (rows[at] ?? 0) * times;
}

/** One row, not copied. */
export function rowAt<Rows extends Float32Array>(rows: Rows, row: number): Rows {
  return rows.subarray(row * DIMENSIONS, (row + 1) * DIMENSIONS) as Rows;
}
