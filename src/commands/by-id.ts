/** Answers about the paper whose id a button carries. The id is not parsed, for it may read like a number or a verb. */
import type { Shelf } from '../library/library.js';
import type { CitationFormat } from '../paper/citation.js';
import type { PaperId } from '../paper/paper.js';
import { citing } from './cite.js';
import { paperById } from './look-up.js';
import { shownTo } from './shared-here.js';
import type { CitationReply, CommandContext, PaperReply, ProblemReply } from './types.js';

/** The paper, as `show` answers `here`. */
export async function showById(
  id: PaperId,
  context: CommandContext,
  here?: Shelf,
): Promise<PaperReply | ProblemReply> {
  const found = await paperById(id, context);
  return found.kind === 'paper' ? shownTo(found.paper, context, here) : found;
}

/** The paper's citation, as `cite` answers. */
export async function citeById(
  id: PaperId,
  format: CitationFormat,
  context: CommandContext,
): Promise<CitationReply | ProblemReply> {
  const found = await paperById(id, context);
  return found.kind === 'paper' ? citing([found.paper], format) : found;
}
