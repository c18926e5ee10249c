/** "Did you mean": finds the known word that a mistyped one was most likely meant to be. */

/**
 * The candidate that the fewest slips turn into `word`: a letter left out, added, replaced, or swapped with its
 * neighbour. Case does not count; of equally near candidates the first wins. A word of up to two letters must be right,
 * one of up to five may hold one slip, a longer one two.
 */
export function nearest(word: string, candidates: readonly string[]): string | undefined {
  return allNearest(word, candidates)[0];
}

/** All that are equally near, in their order. */
export function allNearest(word: string, candidates: readonly string[]): readonly string[] {
  const typed = [...word.toLowerCase()];
  let found: string[] = [];
  let [limit, least] = [slipsAllowed(typed.length), Infinity];
  for (const candidate of candidates) {
    const slips = distance(typed, [...candidate.toLowerCase()], limit);
    if (slips > limit) continue;
    if (slips < least) found = [];
    found.push(candidate);
    [limit, least] = [slips, slips];
  }
  return found;
}

function slipsAllowed(length: number): number {
  if (length <= 2) return 0;
  return length <= 5 ? 1 : 2;
}

/**
 * Damerau's distance in its "optimal string alignment" form (Boytsov 2011, "Indexing methods for approximate dictionary
 * searching"); `Infinity` where it is seen early to be above the limit.
 */
function distance(a: readonly string[], b: readonly string[], limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return Infinity;
  let beforeLast: readonly number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  let leastOfLast = 0;
  for (const [i, letter] of a.entries()) {
    const row = [i + 1];
    let least = i + 1;
    for (const [j, other] of b.entries()) {
      const replaced = at(last, j) + (letter === other ? 0 : 1);
      const swapped = letter === b[j - 1] && other === a[i - 1] ? at(beforeLast, j - 1) + 1 : Infinity;
      const slips = Math.min(replaced, swapped, at(last, j + 1) + 1, at(row, j) + 1);
      least = Math.min(least, slips);
      row.push(slips);
    }
    if (least > limit && leastOfLast >= limit) return Infinity;
    [beforeLast, last, leastOfLast] = [last, row, least];
  }
  return at(last, b.length);
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? Infinity;
}
