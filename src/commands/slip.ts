/** Tells a mistyped verb from an ordinary first word. */
import { nearest } from '../lib/nearest.js';
import { readReference } from '../paper/identifiers.js';
import { readPosition } from './position.js';
import type { CommandContext } from './types.js';

export interface Slip {
  readonly verb: string;
  /** Whether the rest can only have been meant for the verb, so that there is nothing to search for. */
  readonly certain: boolean;
}

/**
 * The verb that `word` was meant to be, if any. A word that stands in some paper is taken for a query's, however
 * near it is to a verb ("state space models"); and a verb that takes no words is not meant where words follow.
 */
export async function slipOf(
  word: string,
  rest: string,
  verbs: readonly string[],
  { engine }: CommandContext,
): Promise<Slip | undefined> {
  const verb = nearest(word, verbs);
  if (!verb || (ALONE.includes(verb) && rest)) return undefined;
  const exact = { clause: { kind: 'phrase', text: word }, sort: 'relevance' } as const;
  const { total } = await engine.search(exact, { offset: 0, limit: 1 });
  if (total > 0) return undefined;
  const forVerb = verb === 'help' ? verbs.includes(rest.toLowerCase()) : isReference(rest);
  return { verb, certain: !rest || forVerb };
}

/** Verbs that take no words. */
const ALONE: readonly string[] = ['status', 'topics', 'subscriptions', 'digest', 'saved'];

function isReference(text: string): boolean {
  return readPosition(text) !== undefined || readReference(text) !== undefined;
}
