/** Makes one record of several that describe the same work. */
import { surname } from './authors.js';
import { normaliseTitle } from './identifiers.js';
import { mergeTwo } from './merge-two.js';
import { arxivIdOf, doisOf, namesOf } from './names.js';
import type { Paper, PaperId } from './paper.js';

/** A duplicate record, and the paper that took over what it knew. */
export interface Merge {
  readonly kept: PaperId;
  readonly dropped: PaperId;
}

/**
 * Papers that share an id, or else a normalised title, become one, in the place of the first, field by field as `mergeTwo`
 * has it. A title alone does not join two papers whose known authors have no surname in common, nor two of arXiv, nor two with other
 * DOIs unless authors and year speak for it: editorials and prefaces all have one title.
 */
export function mergePapers(papers: readonly Paper[]): {
  readonly papers: readonly Paper[];
  readonly merged: readonly Merge[];
} {
  const kept: (Paper | undefined)[] = [];
  const merged: Merge[] = [];
  const byId = new Map<PaperId, number>();
  const byTitle = new Map<string, readonly number[]>();
  for (const paper of papers) {
    const title = normaliseTitle(paper.title);
    const named = namesOf(paper).flatMap((name) => byId.get(name) ?? []);
    const meant = [...new Set(named)].flatMap((at) => kept[at] ?? []).reduce(mergeTwo, paper);
    const alike = byTitle.get(title)?.find((at) => named.includes(at) || mayBeOne(kept[at], meant));
    const places = [...new Set(alike === undefined ? named : [...named, alike])].sort((a, b) => a - b);
    const place = places[0] ?? kept.length;
    const records = [...places.flatMap((at) => kept[at] ?? []), paper];
    const one = records.reduce(mergeTwo);
    for (const at of places) kept[at] = undefined;
    kept[place] = one;
    merged.push(...mergesOf(records, one.id));
    for (const { id, otherIds = [] } of [paper, one]) {
      for (const name of [id, ...otherIds]) byId.set(name, place);
    }
    byTitle.set(title, [...new Set([...(byTitle.get(title) ?? []), place])]);
  }
  return { papers: kept.flatMap((paper) => paper ?? []), merged };
}

function mergesOf(records: readonly Paper[], kept: PaperId): Merge[] {
  const ids = records.map(({ id }) => id);
  const own = ids.indexOf(kept);
  return ids.flatMap((dropped, at) => (at === own ? [] : [{ kept, dropped }]));
}

/** Whether two papers of one title can be the same work. */
export function mayBeOne(one: Paper | undefined, other: Paper): boolean {
  if (!one) return false;
  const [here, there] = [arxivIdOf(one), arxivIdOf(other)];
  if (here !== undefined && there !== undefined && here !== there) return false;
  const [dois, others] = [doisOf(one), doisOf(other)];
  const isElsewhere = dois.length > 0 && others.length > 0 && !others.some((doi) => dois.includes(doi));
  if (isElsewhere && one.year !== other.year) return false;
  if (!one.authors?.length || !other.authors?.length) return !isElsewhere;
  const surnames = new Set(one.authors.map(surname));
  return other.authors.some((author) => surnames.has(surname(author)));
}
