/** Makes replies that say what could not be done as asked. */
import type { ProblemReply, ResultsReply } from './types.js';

/** `tryInstead` holds complete texts after `/papers` that would work. */
export function problem(message: string, tryInstead: readonly string[] = []): ProblemReply {
  return { kind: 'problem', message, tryInstead };
}

/** The results with one more remark, before any others. */
export function noting(message: string, reply: ResultsReply | ProblemReply): ResultsReply | ProblemReply {
  return reply.kind === 'problem' ? reply : { ...reply, problems: [{ message }, ...reply.problems] };
}
