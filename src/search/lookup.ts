/** Finds one paper by something that names it: id, title, address. */
import { normaliseTitle, normaliseUrl } from '../paper/identifiers.js';
import type { Paper, PaperId } from '../paper/paper.js';

export interface Lookup {
  paper(id: PaperId): Paper | undefined;
  paperByTitle(title: string): Paper | undefined;
  paperByUrl(url: string): Paper | undefined;
}

/** Of several papers with one name the one whose id it is answers, else the first in the corpus. */
export function createLookup(papers: readonly Paper[]): Lookup {
  const last = [...papers].reverse();
  const byId = new Map([
    ...last.flatMap((paper) => (paper.otherIds ?? []).map((id) => [id, paper] as const)),
    ...last.map((paper) => [paper.id, paper] as const),
  ]);
  const byTitle = new Map(last.map((paper) => [normaliseTitle(paper.title), paper]));
  const byUrl = new Map(
    last.flatMap((paper) => (paper.links ?? []).map((link) => [normaliseUrl(link.url), paper] as const)),
  );
  return {
    paper: (id) => byId.get(id),
    paperByTitle: (title) => byTitle.get(normaliseTitle(title)),
    paperByUrl: (url) => byUrl.get(normaliseUrl(url)),
  };
}
