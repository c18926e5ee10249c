/** The verbs that take one paper: what they do when it is found, and what instead when it is not. */
import type { Paper } from '../paper/paper.js';
import { unwrapRequest } from '../query/request.js';
import { helpOn } from './help.js';
import { searchFor } from './page.js';
import { noting } from './problem.js';
import { resolve } from './reference.js';
import type {
  Command,
  CommandContext,
  Invocation,
  ProblemReply,
  Reply,
  ResultsReply,
  VerbHelp,
} from './types.js';

/**
 * A verb that takes one paper. Where its argument names no single paper, either the verb was an ordinary word
 * ("similar image retrieval", "show attend and tell") or the title was incomplete: a search answers instead, for
 * all the words or, where that finds nothing, without the verb, and says why.
 */
export function aboutPaper(
  help: VerbHelp,
  reply: (paper: Paper, context: CommandContext, invocation: Invocation) => Promise<Reply>,
): Command {
  return {
    ...help,
    run: async (argument, invocation, context) => {
      const reference = referenceIn(argument);
      if (!reference) return helpOn(help);
      const found = await resolve(reference, invocation, context);
      if (found.kind === 'paper') return reply(found.paper, context, invocation);
      return found.kind === 'problem'
        ? found.reply
        : searchInstead(reference, found.held, invocation, context);
    },
  };
}

async function searchInstead(
  title: string,
  held: 'several' | 'nowhere',
  { text }: Invocation,
  context: CommandContext,
): Promise<Reply> {
  if (held === 'several') {
    return noting(
      `More than one title has “${title}”: choose from the list.`,
      await searchFor(title, context),
    );
  }
  const whole = await searchFor(text, context);
  if (unwrapRequest(text) !== text) return whole;
  const found = isEmpty(whole) ? await searchFor(title, context) : whole;
  return noting(`No paper is called “${title}”, so this is a search.`, found);
}

function isEmpty(reply: ResultsReply | ProblemReply): boolean {
  return reply.kind === 'problem' || reply.total === 0;
}

/** "similar to “Network In Network”" points at the same paper as the title alone. */
function referenceIn(argument: string): string {
  return argument
    .replace(/^(?:to|like)\s+/i, '')
    .replace(/^["“”](.*)["“”]$/s, '$1')
    .trim();
}
