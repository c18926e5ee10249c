/** Makes replies that say what could not be done as asked. */
import type { NoticeReply, ProblemReply, ResultsReply } from './types.js';

/** `tryInstead` holds complete texts after `/papers` that would work. */
export function problem(message: string, tryInstead: readonly string[] = []): ProblemReply {
  return { kind: 'problem', message, tryInstead };
}

/** `tryNext` holds complete texts after `/papers` that lead on. */
export function notice(message: string, tryNext: readonly string[] = []): NoticeReply {
  return { kind: 'notice', message, tryNext };
}

/** Digests and saved papers belong to people in Slack. */
export const NO_TEAM = problem(
  'There is nobody here to send digests to or to keep papers for: that works in Slack, and in the playground.',
);

/** What to do about a corpus without papers; said wherever one would look for some. */
export const FILL_CORPUS =
  'Whoever runs Paperboy can bring papers in by “paperboy ingest”, or put *.jsonl files into its corpus folder (CORPUS_DIR) and start it again.';

/** The results with one more remark, before any others. */
export function noting(message: string, reply: ResultsReply | ProblemReply): ResultsReply | ProblemReply {
  return reply.kind === 'problem' ? reply : { ...reply, problems: [{ message }, ...reply.problems] };
}
