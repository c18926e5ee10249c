/** Counts what is loaded. */
import { dayOf, type Paper, sourcesOf } from '../paper/paper.js';
import type { CorpusFacts, Count } from './types.js';

export interface FactCounter {
  add(paper: Paper): void;
  facts(): CorpusFacts;
}

/** Figures over papers as they come; of papers of the same latest day the first is the newest. */
export function countFacts(before?: CorpusFacts): FactCounter {
  const counts = {
    sources: new Map(before?.sources.map(pair)),
    years: new Map(before?.years.map(pair)),
    venues: new Map(before?.venues.map(pair)),
    categories: new Map(before?.categories.map(pair)),
  };
  let papers = before?.papers ?? 0;
  const having = { authors: 0, code: 0, project: 0, ...before?.having };
  let newest = before?.newest;
  return {
    add: (paper) => {
      papers += 1;
      for (const source of sourcesOf(paper)) count(counts.sources, source);
      if (paper.year !== undefined) {
        count(counts.years, String(paper.year));
      }
      if (dayOf(paper) > (newest ? dayOf(newest) : '')) newest = paper;
      if (paper.authors?.length) having.authors += 1;
      for (const kind of ['code', 'project'] as const) {
        if (paper.links?.some((link) => link.kind === kind)) having[kind] += 1;
      }
      if (paper.venue !== undefined) count(counts.venues, paper.venue);
      for (const category of new Set(paper.categories)) count(counts.categories, category);
    },
    facts: () => ({
      papers,
      sources: largestFirst(counts.sources),
      years: largestFirst(counts.years).sort((a, b) => Number(b.value) - Number(a.value)),
      venues: largestFirst(counts.venues),
      categories: largestFirst(counts.categories),
      having: { ...having },
      ...(newest ? { newest } : {}),
    }),
  };
}

function pair({ value, papers }: Count): [string, number] {
  return [value, papers];
}

function count(counts: Map<string, number>, value: string): void {
  counts.set(value, (counts.get(value) ?? 0) + 1);
}

function largestFirst(counts: ReadonlyMap<string, number>): Count[] {
  return [...counts].map(([value, papers]) => ({ value, papers })).sort((a, b) => b.papers - a.papers);
}
