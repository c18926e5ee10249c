/** Says what Paperboy can do: the whole table, one verb, or a greeting with examples. */
import { nearest } from '../lib/nearest.js';
import { parse } from '../query/parse.js';
import { searchFor } from './page.js';
import { problem } from './problem.js';
import type { Command, CommandContext, GreetingReply, HelpReply, Reply, VerbHelp } from './types.js';

const GREETING_EXAMPLES = 2;

/** The verb `help`. It takes a function, because it is itself a row of the table that it lists. */
export function helpCommand(verbs: () => readonly VerbHelp[]): Command {
  return {
    name: 'help',
    usage: 'help [verb]',
    summary: 'See this, or more about one verb.',
    examples: ['help', 'help search'],
    run: async (argument, _invocation, context) => helpWith(argument, verbs(), context),
  };
}

/** The whole table. */
export function overview(verbs: readonly VerbHelp[]): HelpReply {
  return { kind: 'help', verbs, overview: true };
}

/** One verb of the table; also the answer to a verb that lacks its argument. */
export function helpOn(verb: VerbHelp): HelpReply {
  return { kind: 'help', verbs: [verb], overview: false };
}

/** Who Paperboy is, with two of the examples that this corpus has an answer to. */
export async function greeting(
  examples: readonly string[],
  { engine }: CommandContext,
): Promise<GreetingReply> {
  const answered: string[] = [];
  for (const example of examples) {
    const { total } = await engine.search(parse(example).query, { offset: 0, limit: 1 });
    if (total > 0) answered.push(example);
  }
  return { kind: 'greeting', papers: engine.facts.papers, examples: answered.slice(0, GREETING_EXAMPLES) };
}

/** A single word is a verb or a slip for one; several words ask for papers ("help me find work on pruning"). */
async function helpWith(
  argument: string,
  verbs: readonly VerbHelp[],
  context: CommandContext,
): Promise<Reply> {
  const asked = argument.toLowerCase().replace(/^me\b\s*/, '');
  if (!asked) return overview(verbs);
  const verb = verbs.find(({ name }) => name === asked);
  if (verb) return helpOn(verb);
  if (/\s/.test(asked)) return searchFor(argument.replace(/^me\s+/i, ''), context);
  const names = verbs.map(({ name }) => name);
  const meant = nearest(asked, names);
  const known = `I know no verb “${asked}”.`;
  return meant
    ? problem(`${known} Did you mean “${meant}”?`, [`help ${meant}`])
    : problem(`${known} There are ${names.join(', ')}; any other words are searched for.`, ['help', asked]);
}
