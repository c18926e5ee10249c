/** Replies for scripts. These shapes are a contract: add to them, never change them. */
import type { Reply, ResultsReply } from '../commands/types.js';

/** `typed` is the text that was asked for; it comes back as `query`, so that a script can match answers to questions. */
export function toJson(reply: Reply, typed: string): object {
  switch (reply.kind) {
    case 'results':
      return resultsJson(reply, typed);
    case 'problem':
      return { query: typed, total: 0, hits: [], problems: [{ message: reply.message }] };
    case 'paper':
      return reply.paper;
    case 'citation':
      return { id: reply.paper.id, bibtex: reply.bibtex, missing: reply.missing };
    case 'status': {
      const { facts, version, skippedLines, intake } = reply;
      return { version, ...facts, skippedLines, ...(intake ? { intake } : {}) };
    }
    case 'topics': {
      const { topics, facts } = reply;
      const { years, venues, categories, sources } = facts;
      return { topics, years, venues, categories, sources };
    }
    default:
      return reply;
  }
}

function resultsJson({ total, hits, problems }: ResultsReply, query: string): object {
  return {
    query,
    total,
    hits: hits.map(({ rank, paper: { id, title }, score, byMeaning }) => ({
      rank,
      id,
      title,
      score,
      ...(byMeaning ? { byMeaning } : {}),
    })),
    problems: problems.map(({ message }) => ({ message })),
  };
}
