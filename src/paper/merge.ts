/** Makes one record of several that describe the same work. */
import { foldLetters, normaliseTitle } from './identifiers.js';
import type { Paper, PaperId } from './paper.js';

/** A record that was one too many, and the paper that took up what it knew. */
export interface Merge {
  readonly kept: PaperId;
  readonly dropped: PaperId;
}

/**
 * Papers with the same id, else with the same normalised title, become one at the place of the first: its fields
 * stand, its gaps are filled, the longest abstract and all links are kept. A title alone does not join two papers
 * whose authors are known and have nobody in common.
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
    const first = known === undefined ? undefined : kept[known];
    const place = known ?? kept.length;
    kept[place] = first ? mergeTwo(first, paper) : paper;
    if (first) merged.push({ kept: first.id, dropped: paper.id });
    byId.set(paper.id, place);
    if (!namesakes.includes(place)) byTitle.set(title, [...namesakes, place]);
  }
  return { papers: kept, merged };
}

function mergeTwo(first: Paper, second: Paper): Paper {
  const links = new Map(
    [...(first.links ?? []), ...(second.links ?? [])].reverse().map((link) => [link.url, link]),
  );
  return {
    ...second,
    ...first,
    abstract: second.abstract.length > first.abstract.length ? second.abstract : first.abstract,
    ...(links.size > 0 ? { links: [...links.values()].reverse() } : {}),
  };
}

function mayShareAuthors(one: Paper | undefined, other: Paper): boolean {
  if (!one?.authors?.length || !other.authors?.length) return true;
  const surnames = new Set(one.authors.map(surname));
  return other.authors.some((author) => surnames.has(surname(author)));
}

/** `Kaiming He` and `He, Kaiming` both give `he`. */
function surname(author: string): string {
  const name = author.includes(',') ? author.replace(/,.*/s, '') : author.replace(/.*\s/s, '');
  return foldLetters(name).toLowerCase();
}
