/** Says what cannot be done as asked. */
import type { ProblemReply } from './types.js';

/** `tryInstead` holds complete texts after `/papers` that would work. */
export function problem(message: string, tryInstead: readonly string[] = []): ProblemReply {
  return { kind: 'problem', message, tryInstead };
}
