/** Reads what people say in a thread about the list that was shown there: "more", "show 2", "cite 1-3", "only 2023". */
import type { Clause } from '../query/query.js';
import { type CiteRequest, readCiteRequest } from './cite-request.js';
import { readPosition } from './position.js';
import { readRequirement } from './requirement.js';

type AboutVerb = 'show' | 'similar' | 'save' | 'unsave';

export type Refinement =
  | { readonly kind: 'turn'; readonly by: 'next' | 'previous' }
  | { readonly kind: 'about'; readonly verb: AboutVerb; readonly position: number }
  | { readonly kind: 'cite'; readonly request: CiteRequest }
  | { readonly kind: 'narrow'; readonly clause: Clause };

interface Reading {
  readonly refinement: Refinement;
  /** Whether it is clear enough to act on where nobody addressed Paperboy. */
  readonly clear: boolean;
}

const NEXT =
  /^(?:(?:show|give)(?: me)? )?(?:some )?(?:more(?: results| papers)?|(?:the )?next(?: page| ones)?)$/i;
const PREVIOUS = /^(?:(?:go )?back|(?:the )?previous(?: page| ones)?)$/i;
const ABOUT = [
  { verb: 'show', pattern: /^(?:show|open)(?: me)? (.+)$/i },
  { verb: 'similar', pattern: /^(?:similar(?: to)?|(?:more )?like) (.+)$/i },
  { verb: 'save', pattern: /^(?:save|keep) (.+)$/i },
  { verb: 'unsave', pattern: /^unsave (.+)$/i },
] as const;

/** A number that stands alone is a place in a list unless it could be a year. */
const FIRST_YEAR = 1000;

/** What a text addressed to Paperboy asks of the list before it; undefined unless the whole text is such a request. */
export function readRefinement(text: string): Refinement | undefined {
  return read(text)?.refinement;
}

/**
 * Whether a message in a thread that mentions nobody is clearly for Paperboy. Stricter than `readRefinement`:
 * "2", "not now" and "by tomorrow" are ordinary talk.
 */
export function isRefinement(text: string): boolean {
  return read(text)?.clear ?? false;
}

/** A query has no more characters; every message of every thread is looked at, and may be of any length. */
const LONGEST = 1_000;

function read(text: string): Reading | undefined {
  if (text.length > LONGEST) return undefined;
  const said = withoutManners(text);
  if (NEXT.test(said)) return { refinement: { kind: 'turn', by: 'next' }, clear: true };
  if (PREVIOUS.test(said)) return { refinement: { kind: 'turn', by: 'previous' }, clear: true };
  const request = readCiteRequest(said);
  if (request) return { refinement: { kind: 'cite', request }, clear: true };
  return readAbout(said) ?? readNarrowing(said);
}

function readAbout(said: string): Reading | undefined {
  for (const { verb, pattern } of ABOUT) {
    const position = readPosition(pattern.exec(said)?.[1] ?? '');
    if (position !== undefined) return { refinement: { kind: 'about', verb, position }, clear: true };
  }
  const position = readPosition(said);
  if (position === undefined || position < 0 || position >= FIRST_YEAR) return undefined;
  return { refinement: { kind: 'about', verb: 'show', position }, clear: false };
}

function readNarrowing(said: string): Reading | undefined {
  const requirement = readRequirement(said);
  return (
    requirement && { refinement: { kind: 'narrow', clause: requirement.clause }, clear: requirement.clear }
  );
}

function withoutManners(text: string): string {
  return text
    .trim()
    .replace(/\s+/g, ' ')
    .replace(/^please,? /i, '')
    .replace(/[.!?…]+$/, '')
    .replace(/,? please$/i, '');
}
