/** Makes replies that say what could not be done as asked. */
import type { ProblemReply, ResultsReply } from './types.js';

/** `tryInstead` holds complete texts after `/papers` that would work. */
export function problem(message: string, tryInstead: readonly string[] = []): ProblemReply {
  return { kind: 'problem', message, tryInstead };
}

/** What to do about a corpus without papers; said wherever one would look for some. */
export const FILL_CORPUS =
  'Whoever runs Paperboy can put *.jsonl files into its corpus folder (CORPUS_DIR) and start it again.';

/** The results with one more remark, before any others. */
export function noting(message: string, reply: ResultsReply | ProblemReply): ResultsReply | ProblemReply {
  return reply.kind === 'problem' ? reply : { ...reply, problems: [{ message }, ...reply.problems] };
}
