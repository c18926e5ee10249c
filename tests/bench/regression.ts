/** Logistic regression by Newton's method, for a handful of values. */

export interface Row {
  readonly values: readonly number[];
  readonly positive: boolean;
  readonly weight: number;
}

const STEPS = 50;
/** Keeps the coefficients finite where the rows part cleanly. */
const RIDGE = 0.02;

/** @returns the coefficient of each value by its name, and the intercept as `none` */
export function regression(names: readonly string[], rows: readonly Row[]): Record<string, number> {
  const inputs = rows.map(({ values }) => [1, ...values]);
  let weights = inputs[0]?.map(() => 0) ?? [];
  for (let step = 0; step < STEPS; step++) {
    const gradient = weights.map((weight, at) => (at === 0 ? 0 : -RIDGE * weight));
    const curvature: number[][] = weights.map((_, a) => weights.map((_, b) => (a === b ? RIDGE : 0)));
    for (const [at, { positive, weight }] of rows.entries()) {
      const input = inputs[at] ?? [];
      const odds = sum(input.map((value, one) => value * (weights[one] ?? 0)));
      const share = 1 / (1 + Math.exp(-odds));
      const error = weight * ((positive ? 1 : 0) - share);
      const spread = weight * share * (1 - share);
      for (const [a, value] of input.entries()) {
        gradient[a] = (gradient[a] ?? 0) + error * value;
        const line = curvature[a] ?? [];
        for (const [b, other] of input.entries()) line[b] = (line[b] ?? 0) + spread * value * other;
      }
    }
    const change = solved(curvature, gradient);
    weights = weights.map((weight, at) => weight + (change[at] ?? 0));
  }
  const [none = 0, ...rest] = weights;
  return { none, ...Object.fromEntries(names.map((name, at) => [name, rest[at] ?? 0])) };
}

/** Gaussian elimination with partial pivoting. */
function solved(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
  const rows = matrix.map((row, at) => [...row, right[at] ?? 0]);
  const size = rows.length;
  for (let at = 0; at < size; at++) {
    const below = rows.slice(at).sort((a, b) => Math.abs(b[at] ?? 0) - Math.abs(a[at] ?? 0));
    rows.splice(at, below.length, ...below);
    const pivot = rows[at] ?? [];
    for (const row of rows) {
      if (row === pivot) continue;
      const factor = (row[at] ?? 0) / (pivot[at] ?? 1);
      for (let column = at; column <= size; column++) {
        row[column] = (row[column] ?? 0) - factor * (pivot[column] ?? 0);
      }
    }
  }
  return rows.map((row, at) => (row[size] ?? 0) / (row[at] ?? 1));
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
