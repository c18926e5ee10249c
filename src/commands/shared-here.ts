/** Who named a paper before, in the very place where it is shown now. */
import { UnavailableError } from '../lib/errors.js';
import type { Sharing, Shelf } from '../library/library.js';
import { namesOf } from '../paper/names.js';
import type { Paper } from '../paper/paper.js';
import type { CommandContext, PaperReply } from './types.js';

/** After every message. */
const LATEST = '9999999999.999999';

/**
 * In messages before `before`, in all where that is not told. Empty where nobody notes it, and where what is noted is away: a paper is
 * shown all the same.
 */
export async function sharedHere(
  paper: Paper,
  { sharings }: CommandContext,
  here: Shelf | undefined,
  before = LATEST,
): Promise<readonly Sharing[]> {
  if (!sharings || !here) return [];
  try {
    return await sharings.sharedBefore(here, namesOf(paper), before);
  } catch (error) {
    if (error instanceof UnavailableError) return [];
    throw error;
  }
}

/** The reply that shows a paper, with who named it there. */
export async function shownTo(
  paper: Paper,
  context: CommandContext,
  here: Shelf | undefined,
  before?: string,
): Promise<PaperReply> {
  const sharings = await sharedHere(paper, context, here, before);
  return { kind: 'paper', paper, ...(sharings.length > 0 ? { sharedHere: sharings } : {}) };
}
