/** Which papers are known already, by their names or their titles. */
import { titleId } from '../paper/identifiers.js';
import { namesOf } from '../paper/names.js';
import type { Paper } from '../paper/paper.js';

/** Whether a paper has a name, or the normalised title, of one of these. */
export function knownAmong(papers: readonly Paper[]): (paper: Paper) => boolean {
  const names = new Set(papers.flatMap(allNames));
  return (paper) => allNames(paper).some((name) => names.has(name));
}

function allNames(paper: Paper): readonly string[] {
  return [...namesOf(paper), titleId(paper.title)];
}
