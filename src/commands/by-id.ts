/** Answers about a paper that a button names: that one or none, as an id may read like a number, a verb or a title. */
import { toBibtex } from '../paper/bibtex.js';
import type { Paper, PaperId } from '../paper/paper.js';
import { problem } from './problem.js';
import type { CitationReply, CommandContext, PaperReply, ProblemReply } from './types.js';

export function showById(id: PaperId, { engine }: CommandContext): PaperReply | ProblemReply {
  const paper = engine.paper(id);
  return paper ? { kind: 'paper', paper } : GONE;
}

export function citeById(id: PaperId, { engine }: CommandContext): CitationReply | ProblemReply {
  const paper = engine.paper(id);
  return paper ? citationOf(paper) : GONE;
}

export function citationOf(paper: Paper): CitationReply {
  return { kind: 'citation', paper, ...toBibtex(paper) };
}

const GONE = problem('That paper is no longer in the corpus.');
