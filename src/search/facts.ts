/** Counts what is loaded. */
import type { Paper } from '../paper/paper.js';
import type { CorpusFacts } from './types.js';

/** Figures over the whole corpus; of papers of the same latest year the first is the newest. */
export function factsOf(papers: readonly Paper[]): CorpusFacts {
  const counts = new Map<string, number>();
  let newest: Paper | undefined;
  let oldest: number | undefined;
  for (const paper of papers) {
    counts.set(paper.source, (counts.get(paper.source) ?? 0) + 1);
    if (paper.year === undefined) continue;
    if (newest?.year === undefined || paper.year > newest.year) newest = paper;
    oldest = Math.min(oldest ?? paper.year, paper.year);
  }
  const sources = [...counts]
    .map(([source, papers]) => ({ source, papers }))
    .sort((a, b) => b.papers - a.papers);
  if (newest?.year === undefined || oldest === undefined) return { papers: papers.length, sources };
  return { papers: papers.length, sources, years: [oldest, newest.year], newest };
}
