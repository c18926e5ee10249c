/** Papers by their names: those of the corpus, and those that it does not hold yet, from the source that knows them. */
import { readReference } from '../paper/identifiers.js';
import type { PaperId } from '../paper/paper.js';
import { problem } from './problem.js';
import type { CommandContext, PaperReply, ProblemReply } from './types.js';

/** What an arXiv id or a DOI is looked up by. */
interface Named {
  readonly kind: 'arxiv' | 'doi';
  readonly id: PaperId;
}

/** The paper that a button or an earlier answer named; where there is none any more, `gone` is said. */
export async function paperById(
  id: PaperId,
  context: CommandContext,
  gone: ProblemReply = GONE,
): Promise<PaperReply | ProblemReply> {
  const paper = await context.engine.paper(id);
  if (paper) return { kind: 'paper', paper };
  const named = readReference(id);
  if (!named || named.kind === 'url' || !context.fetch) return gone;
  return (await lookUp(named, `show ${id}`, context)) ?? gone;
}

/**
 * A paper that the corpus does not hold, or why it cannot be had; undefined where no source may be asked. `again` is what to type
 * to try once more.
 */
export async function lookUp(
  { kind, id }: Named,
  again: string,
  { fetch }: CommandContext,
): Promise<PaperReply | ProblemReply | undefined> {
  const found = await fetch?.(id);
  switch (found?.kind) {
    case 'found':
      return { kind: 'paper', paper: found.paper };
    case 'unknown':
      return problem(
        kind === 'arxiv'
          ? `arXiv knows no paper ${id}. Look at its number again, or try words of the title.`
          : `There is no paper ${id} where I can look DOIs up. Look at it again, or try words of the title.`,
      );
    case 'away':
      return problem(`I cannot look ${id} up at the moment: ${withoutCode(found.reason)}. Try again later.`, [
        again,
      ]);
    default:
      return undefined;
  }
}

/** A status or the system's word for it tells people nothing. */
function withoutCode(reason: string): string {
  return reason.replace(/(?: \([A-Z\d_]+\))?\.?$/, '');
}

const GONE = problem('That paper is no longer in the corpus.');
