/** Chooses what to do with anything said to Paperboy. */
import { readReference } from '../paper/identifiers.js';
import { catalog } from './catalog.js';
import { citePlaces } from './cite.js';
import { narrowed, turn } from './follow-up.js';
import { greeting, overview } from './help.js';
import { searchFor } from './page.js';
import { noting, problem } from './problem.js';
import { type Refinement, readRefinement } from './refine.js';
import { slipOf } from './slip.js';
import type { Command, CommandContext, Invocation, Reply } from './types.js';

/** In threads, where Slack runs no slash commands, people type them as messages. */
const TYPED_IN_FULL = /^\/papers(?:\s+|$)/i;
const HELLO =
  /^(?:(?:hi|hello|hey)(?: there| paperboy)?|who are you|what are you|what (?:can|do) you do|how do you work|how do i use you)[\s,.!?]*$/i;
const THANKS = /^(?:(?:many )?thanks|thank you|thx)(?: a lot| so much| very much)?(?:,? paperboy)?[\s,.!]*$/i;

/**
 * Tried in this order: an empty text, a hello or thanks (a greeting, the help, or a welcome), a refinement of what the
 * conversation shows ("more", "show 2"), a verb, and a bare address or identifier of a paper; everything else is a
 * search. A mistyped verb gets a "did you mean", and its rest is searched for unless that only makes sense after a
 * verb. Never rejects for anything a person can type.
 */
export async function run(typed: Invocation, context: CommandContext): Promise<Reply> {
  const text = clipped(typed.text.trim().replace(TYPED_IN_FULL, ''));
  const invocation = { ...typed, text };
  if (!text || isTalk(HELLO, invocation)) return sayHello(invocation, context);
  if (isTalk(THANKS, invocation)) return problem('You are welcome.');
  const refinement = readRefinement(text);
  const timed = context.meters?.timed ?? ((_verb: string, work: () => Promise<Reply>) => work());
  if (refinement) return timed(verbOf(refinement), () => refine(refinement, invocation, context));
  const [word, rest] = splitVerb(text);
  const command = commandNamed(word);
  if (command) return timed(command.name, () => command.run(rest, invocation, context));
  if (await isBareReference(text, context))
    return timed('show', () => about('show', text, invocation, context));
  return timed('search', () => searchWithHint(word, rest, text, context));
}

/** Fifty addresses, or an abstract to find similar papers by; patterns would take seconds for tens of thousands. */
const LONGEST = 5_000;

/** At the end of a word, so that no id becomes another. Of a long query only the beginning is read anyway, which the answer says. */
function clipped(text: string): string {
  if (text.length <= LONGEST) return text;
  const cut = text.slice(0, LONGEST);
  const end = cut.search(/\s\S*$/);
  return end > 0 ? cut.slice(0, end) : cut;
}

/** As its time is noted. */
function verbOf(refinement: Refinement): string {
  return refinement.kind === 'about' ? refinement.verb : refinement.kind;
}

/** After a command, the same words are a query. */
function isTalk(pattern: RegExp, { text, place }: Invocation): boolean {
  return place !== 'cli' && place !== 'command' && pattern.test(text);
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
    case 'cite':
      return citePlaces(refinement.request, invocation, context);
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
  verb: (Refinement & { readonly kind: 'about' })['verb'],
  reference: string,
  invocation: Invocation,
  context: CommandContext,
): Promise<Reply> {
  return commandNamed(verb)?.run(reference, invocation, context) ?? searchFor(invocation.text, context);
}

async function isBareReference(text: string, { engine }: CommandContext): Promise<boolean> {
  return readReference(text) !== undefined || (await engine.paper(text)) !== undefined;
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
  const message =
    slip.verb === 'search'
      ? `“${word}” was read as “search”.`
      : `Did you mean “${meant}”? No paper has “${word}”, so this search leaves it out.`;
  return noting(message, await searchFor(rest, context));
}
