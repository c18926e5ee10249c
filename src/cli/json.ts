/** Replies for scripts. These shapes are a contract: add to them, never change them. */
import type { CitationReply, Reply, ResultsReply } from '../commands/types.js';
import { parseJson } from '../lib/json.js';

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
      return citationJson(reply);
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

/** Of one paper, as it always was; of several, a list of the same. */
function citationJson({ format, citations }: CitationReply): object {
  const [first, ...others] = citations.map(({ paper, entry, missing }) => ({
    id: paper.id,
    [format]: format === 'csl' ? parseJson(entry) : entry,
    missing,
  }));
  return first && others.length === 0 ? first : { citations: [first, ...others] };
}
