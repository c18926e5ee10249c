/** Answers about the paper whose id a button carries. The id is not parsed, for it may read like a number or a verb. */
import type { CitationFormat } from '../paper/citation.js';
import type { PaperId } from '../paper/paper.js';
import { citing } from './cite.js';
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
  format: CitationFormat,
  { engine }: CommandContext,
): Promise<CitationReply | ProblemReply> {
  const paper = await engine.paper(id);
  return paper ? citing([paper], format) : GONE;
}

const GONE = problem('That paper is no longer in the corpus.');
