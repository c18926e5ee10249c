/** Makes one record of several that describe the same work. */
import { surname } from './authors.js';
import { isTitleId, normaliseTitle } from './identifiers.js';
import type { Paper, PaperId } from './paper.js';

/** A duplicate record, and the paper that took over what it knew. */
export interface Merge {
  readonly kept: PaperId;
  readonly dropped: PaperId;
}

/**
 * Papers with the same id, or else the same normalised title, become one, in the place of the first. The first one's
 * fields win and its gaps are filled; the longest abstract and all links are kept; an id made from the title gives way
 * to a real one. A title alone does not join two papers whose known authors have no surname in common.
 */
export function mergePapers(papers: readonly Paper[]): {
  readonly papers: readonly Paper[];
  readonly merged: readonly Merge[];
} {
  const kept: Paper[] = [];
  const merged: Merge[] = [];
  const byId = new Map<PaperId, number>();
  const byTitle = new Map<string, number[]>();
  for (const paper of papers) {
    const title = normaliseTitle(paper.title);
    const namesakes = byTitle.get(title) ?? [];
    const known = byId.get(paper.id) ?? namesakes.find((index) => mayShareAuthors(kept[index], paper));
    const place = known ?? kept.length;
    const first = kept[place];
    const one = first ? mergeTwo(first, paper) : paper;
    kept[place] = one;
    if (first) merged.push({ kept: one.id, dropped: one.id === paper.id ? first.id : paper.id });
    byId.set(paper.id, place);
    if (!namesakes.includes(place)) byTitle.set(title, [...namesakes, place]);
  }
  return { papers: kept, merged };
}

function mergeTwo(first: Paper, second: Paper): Paper {
  const known = first.links ?? [];
  const urls = new Set(known.map(({ url }) => url));
  const links = [...known, ...(second.links ?? []).filter(({ url }) => !urls.has(url))];
  return {
    ...second,
    ...first,
    id: isTitleId(first.id) ? second.id : first.id,
    abstract: second.abstract.length > first.abstract.length ? second.abstract : first.abstract,
    ...(links.length > 0 ? { links } : {}),
  };
}

function mayShareAuthors(one: Paper | undefined, other: Paper): boolean {
  if (!one?.authors?.length || !other.authors?.length) return true;
  const surnames = new Set(one.authors.map(surname));
  return other.authors.some((author) => surnames.has(surname(author)));
}
