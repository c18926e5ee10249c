/** Answers about the paper whose id a button carries. The id is not parsed, for it may read like a number or a verb. */
import { toBibtex } from '../paper/bibtex.js';
import type { Paper, PaperId } from '../paper/paper.js';
import { paperById } from './look-up.js';
import type { CitationReply, CommandContext, PaperReply, ProblemReply } from './types.js';

/** The paper, as `show` answers. */
export function showById(id: PaperId, context: CommandContext): Promise<PaperReply | ProblemReply> {
  return paperById(id, context);
}

/** The paper's citation, as `cite` answers. */
export async function citeById(id: PaperId, context: CommandContext): Promise<CitationReply | ProblemReply> {
  const found = await paperById(id, context);
  return found.kind === 'paper' ? citationOf(found.paper) : found;
}

/** The reply that cites the paper. */
export function citationOf(paper: Paper): CitationReply {
  return { kind: 'citation', paper, ...toBibtex(paper) };
}
