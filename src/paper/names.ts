/** The names of a paper: which of them is its id, and which it has besides. */
import { isTitleId, readReference } from './identifiers.js';
import type { Paper, PaperId } from './paper.js';

/** Every name of a paper, its id first. */
export function namesOf({ id, otherIds = [] }: Paper): readonly PaperId[] {
  return [id, ...otherIds];
}

/** Of arXiv, without version. */
export function arxivIdOf(paper: Paper): string | undefined {
  return namesOf(paper).find((name) => readReference(name)?.kind === 'arxiv');
}

/** In lower case. */
export function doiOf(paper: Paper): string | undefined {
  return doisOf(paper)[0];
}

/** All of them: a preprint's, a journal's. */
export function doisOf(paper: Paper): readonly string[] {
  return namesOf(paper).filter((name) => readReference(name)?.kind === 'doi');
}

/** The names in the order in which they become an id: of arXiv, a DOI, any other, made of the title. Equals stay in order. */
export function bestFirst(names: readonly PaperId[]): PaperId[] {
  const rank = new Map(names.map((name) => [name, rankOf(name)]));
  return [...rank.keys()].sort((a, b) => (rank.get(a) ?? 0) - (rank.get(b) ?? 0));
}

function rankOf(name: PaperId): number {
  if (isTitleId(name)) return 3;
  const kind = readReference(name)?.kind;
  return kind === 'arxiv' ? 0 : kind === 'doi' ? 1 : 2;
}
