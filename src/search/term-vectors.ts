/** Papers as vectors of their own words, by which it is told how like two papers are. */
import type { Paper } from '../paper/paper.js';
import { createTermReader } from './paper-terms.js';
import type { TermVector } from './types.js';
import type { Vocabulary } from './vocabulary.js';

/** A title says in few words what a paper is about; as for similar papers. */
const TITLE_WEIGHT = 3;

/** Each term by how often it stands in the paper, damped, and by how rare it is in the corpus. */
export function termVectors(papers: readonly Paper[], vocabulary: Vocabulary): readonly TermVector[] {
  const reader = createTermReader();
  return papers.map((paper) => {
    const { titleWords, abstractWords } = reader.read(paper);
    const counts = new Map<string, number>();
    for (const term of titleWords) counts.set(term, (counts.get(term) ?? 0) + TITLE_WEIGHT);
    for (const term of abstractWords) counts.set(term, (counts.get(term) ?? 0) + 1);
    return ofLengthOne(
      [...counts].map(([term, count]) => [term, Math.log1p(count) * vocabulary.telling(term)]),
    );
  });
}

/** From 0, nothing in common, to 1. */
export function cosine(a: TermVector, b: TermVector): number {
  const [short, long] = a.size <= b.size ? [a, b] : [b, a];
  let sum = 0;
  for (const [term, weight] of short) sum += weight * (long.get(term) ?? 0);
  return sum;
}

function ofLengthOne(weights: readonly (readonly [string, number])[]): TermVector {
  const length = Math.hypot(...weights.map(([, weight]) => weight)) || 1;
  return new Map(weights.map(([term, weight]) => [term, weight / length]));
}
