/** "Did you mean": finds the known word that a mistyped one was most likely meant to be. */

/**
 * The candidate that the fewest slips turn into `word`: a letter left out, added, replaced, or swapped with its
 * neighbour. Case does not count; of equally near candidates the first wins. A word of up to two letters must be right,
 * one of up to five may hold one slip, a longer one two.
 */
export function nearest(word: string, candidates: readonly string[]): string | undefined {
  const typed = [...word.toLowerCase()];
  let best: string | undefined;
  let limit = slipsAllowed(typed.length);
  for (const candidate of candidates) {
    const slips = distance(typed, [...candidate.toLowerCase()]);
    if (slips > limit) continue;
    best = candidate;
    limit = slips - 1;
  }
  return best;
}

function slipsAllowed(length: number): number {
  if (length <= 2) return 0;
  return length <= 5 ? 1 : 2;
}

/** Damerau's distance in its "optimal string alignment" form (Boytsov 2011, "Indexing methods for approximate dictionary searching"). */
function distance(a: readonly string[], b: readonly string[]): number {
  let beforeLast: readonly number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (const [i, letter] of a.entries()) {
    const row = [i + 1];
    for (const [j, other] of b.entries()) {
      const replaced = at(last, j) + (letter === other ? 0 : 1);
      const swapped = letter === b[j - 1] && other === a[i - 1] ? at(beforeLast, j - 1) + 1 : Infinity;
      row.push(Math.min(replaced, swapped, at(last, j + 1) + 1, at(row, j) + 1));
    }
    beforeLast = last;
    last = row;
  }
  return at(last, b.length);
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? Infinity;
}
