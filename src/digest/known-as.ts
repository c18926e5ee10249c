/** What is kept of a paper may be kept under any of its names: it is looked up under all of them. */
import { namesOf } from '../paper/names.js';
import type { Paper, PaperId } from '../paper/paper.js';

export function isIn(kept: Pick<ReadonlySet<PaperId>, 'has'>, paper: Paper): boolean {
  return namesOf(paper).some((name) => kept.has(name));
}

/** The first that is kept, the paper's id before its other names. */
export function keptOf<Value>(kept: ReadonlyMap<PaperId, Value>, paper: Paper): Value | undefined {
  const name = namesOf(paper).find((each) => kept.has(each));
  return name === undefined ? undefined : kept.get(name);
}

/** What each of these papers is called now, by every name of it; a name of none of them stays as it is. */
export function calledNow(papers: readonly (Paper | undefined)[]): (name: PaperId) => PaperId {
  const ids = new Map(
    papers.flatMap((paper) => (paper ? namesOf(paper).map((name) => [name, paper.id] as const) : [])),
  );
  return (name) => ids.get(name) ?? name;
}
