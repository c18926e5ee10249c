/** Chooses what to do with anything said to Paperboy. */
import { readReference } from '../paper/identifiers.js';
import { catalog } from './catalog.js';
import { narrowed, turn } from './follow-up.js';
import { greeting, overview } from './help.js';
import { searchFor } from './page.js';
import { problem } from './problem.js';
import { type Refinement, readRefinement } from './refine.js';
import { slipOf } from './slip.js';
import type { Command, CommandContext, Invocation, Reply } from './types.js';

/**
 * In this order: nothing said gets a greeting or the help; a refinement of what the conversation shows ("more",
 * "show 2"); a verb; a bare paper address or identifier; and everything else is a search. A verb that was
 * mistyped is searched for too, with a "did you mean" above, unless its rest can be nothing but a verb's.
 * Never rejects for anything a person can type.
 */
export async function run(invocation: Invocation, context: CommandContext): Promise<Reply> {
  const text = invocation.text.trim();
  if (!text) return sayHello(invocation, context);
  const refinement = readRefinement(text);
  if (refinement) return refine(refinement, invocation, context);
  const [word, rest] = splitVerb(text);
  const command = commandNamed(word);
  if (command) return command.run(rest, invocation, context);
  if (isBareReference(text, context)) return about('show', text, invocation, context);
  return searchWithHint(word, rest, text, context);
}

function sayHello({ place }: Invocation, context: CommandContext): Promise<Reply> | Reply {
  if (place === 'command' || place === 'cli') return overview(catalog);
  return greeting(commandNamed('search')?.examples ?? [], context);
}

function refine(refinement: Refinement, invocation: Invocation, context: CommandContext): Promise<Reply> {
  switch (refinement.kind) {
    case 'turn':
      return turn(refinement.by, invocation, context);
    case 'about':
      return about(refinement.verb, String(refinement.position), invocation, context);
    case 'narrow':
      return narrowed(refinement.clause, invocation, context);
  }
}

/** Split at the first white space; a verb may end like a sentence: "help?", "search: …". */
function splitVerb(text: string): [word: string, rest: string] {
  const [word = '', ...rest] = text.split(/(?<=^\S+)\s+/);
  return [word.toLowerCase().replace(/[:,.?!]+$/, ''), rest.join(' ')];
}

function commandNamed(name: string): Command | undefined {
  return catalog.find((command) => command.name === name);
}

async function about(
  verb: 'show' | 'similar' | 'cite',
  reference: string,
  invocation: Invocation,
  context: CommandContext,
): Promise<Reply> {
  return commandNamed(verb)?.run(reference, invocation, context) ?? searchFor(invocation.text, context);
}

function isBareReference(text: string, { engine }: CommandContext): boolean {
  return engine.paper(text) !== undefined || readReference(text) !== undefined;
}

async function searchWithHint(
  word: string,
  rest: string,
  text: string,
  context: CommandContext,
): Promise<Reply> {
  const verbs = catalog.map(({ name }) => name);
  const slip = await slipOf(word, rest, verbs, context);
  if (!slip) return searchFor(text, context);
  const meant = `${slip.verb} ${rest}`.trim();
  if (slip.certain) return problem(`There is no “${word}”. Did you mean “${meant}”?`, [meant]);
  const reply = await searchFor(slip.verb === 'search' ? rest : text, context);
  if (reply.kind === 'problem') return reply;
  const message =
    slip.verb === 'search'
      ? `“${word}” was read as “search”.`
      : `Did you mean “${meant}”? This is a search for all the words.`;
  return { ...reply, problems: [{ message }, ...reply.problems] };
}
