/** The table of everything Paperboy can be told to do; the dispatcher, the help, the manifest and the tests read it. */
import { toBibtex } from '../paper/bibtex.js';
import type { Paper } from '../paper/paper.js';
import { unwrapRequest } from '../query/request.js';
import { helpCommand, helpOn } from './help.js';
import { pageOf, searchFor } from './page.js';
import { noting } from './problem.js';
import { resolve } from './reference.js';
import type { Command, CommandContext, Invocation, Reply, VerbHelp } from './types.js';

const searchHelp: VerbHelp = {
  name: 'search',
  usage: '[search] <query>',
  summary: 'Find papers. The word “search” may be left out.',
  examples: ['mixture of experts', 'pruning -vision', 'title:"architecture search" has:code'],
};

const search: Command = {
  ...searchHelp,
  run: async (argument, invocation, context) => {
    if (!argument) return helpOn(searchHelp);
    return searchFor(isNounPhrase(argument) ? invocation.text : argument, context);
  },
};

const similar = aboutPaper(
  {
    name: 'similar',
    usage: 'similar <number|id|url|title>',
    summary: 'Find papers like one that you know.',
    examples: ['similar MLP-Mixer', 'similar Mixtral of Experts'],
  },
  (paper, context) => pageOf({ by: 'similar', id: paper.id }, 0, context),
);

const show = aboutPaper(
  {
    name: 'show',
    usage: 'show <number|id|url|title>',
    summary: 'Read the abstract, with every link that is known.',
    examples: ['show Network In Network', 'show lambda networks'],
  },
  async (paper) => ({ kind: 'paper', paper }),
);

const cite = aboutPaper(
  {
    name: 'cite',
    usage: 'cite <number|id|url|title>',
    summary: 'Get the BibTeX entry.',
    examples: ['cite GPipe', 'cite Deep Layer Aggregation'],
  },
  async (paper) => ({ kind: 'citation', paper, ...toBibtex(paper) }),
);

const status: Command = {
  name: 'status',
  usage: 'status',
  summary: 'See what the corpus holds and which version runs.',
  examples: ['status'],
  run: async (argument, invocation, context) => {
    if (argument) return searchFor(invocation.text, context);
    const { engine, version, loadedAt, skippedLines } = context;
    return { kind: 'status', facts: engine.facts, version, loadedAt, skippedLines };
  },
};

/** Every verb, in the order in which help tells them. */
export const catalog: readonly Command[] = [search, similar, show, cite, status, helpCommand(() => catalog)];

/** "search engines for code" asks about search engines; with other words, `search` is the verb. */
function isNounPhrase(argument: string): boolean {
  return /^(?:engine|space|algorithm|strateg(?:y|ies)|tree|quer(?:y|ies)|result)s?\b/i.test(argument);
}

/**
 * A verb that takes one paper. Where its argument is no reference and names no single paper, the verb was
 * an ordinary word ("similar image retrieval", "show attend and tell") or the title was not told in full:
 * either way a search answers, and says why.
 */
function aboutPaper(
  help: VerbHelp,
  reply: (paper: Paper, context: CommandContext) => Promise<Reply>,
): Command {
  return {
    ...help,
    run: async (argument, invocation, context) => {
      const reference = referenceIn(argument);
      if (!reference) return helpOn(help);
      const found = await resolve(reference, invocation, context);
      if (found.kind === 'paper') return reply(found.paper, context);
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
  const reply = await searchFor(text, context);
  const isRequest = unwrapRequest(text) !== text;
  return isRequest
    ? reply
    : noting(`No paper is called “${title}”, so this is a search for all the words.`, reply);
}

/** "similar to “Network In Network”" points at the same paper as the title alone. */
function referenceIn(argument: string): string {
  return argument
    .replace(/^(?:to|like)\s+/i, '')
    .replace(/^["“”](.*)["“”]$/s, '$1')
    .trim();
}
