/** Answers about the paper whose id a button carries. The id is not parsed, for it may read like a number or a verb. */
import { toBibtex } from '../paper/bibtex.js';
import type { Paper, PaperId } from '../paper/paper.js';
import { problem } from './problem.js';
import type { CitationReply, CommandContext, PaperReply, ProblemReply } from './types.js';

/** The paper, as `show` answers. */
export async function showById(id: PaperId, { engine }: CommandContext): Promise<PaperReply | ProblemReply> {
  const paper = await engine.paper(id);
  return paper ? { kind: 'paper', paper } : GONE;
}

/** The paper's citation, as `cite` answers. */
export async function citeById(
  id: PaperId,
  { engine }: CommandContext,
): Promise<CitationReply | ProblemReply> {
  const paper = await engine.paper(id);
  return paper ? citationOf(paper) : GONE;
}

/** The reply that cites the paper. */
export function citationOf(paper: Paper): CitationReply {
  return { kind: 'citation', paper, ...toBibtex(paper) };
}

const GONE = problem('That paper is no longer in the corpus.');
