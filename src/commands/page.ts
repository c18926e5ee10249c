/** Answers a question one page at a time; what was asked travels with the answer, so that no list is kept anywhere. */
import type { Paper } from '../paper/paper.js';
import { parse } from '../query/parse.js';
import { print } from '../query/print.js';
import type { Problem, Query } from '../query/query.js';
import { unwrapRequest } from '../query/request.js';
import type { Page, SearchResult } from '../search/types.js';
import { paperById } from './look-up.js';
import { FILL_CORPUS, problem } from './problem.js';
import { type Asked, type CommandContext, PAGE_SIZE, type ProblemReply, type ResultsReply } from './types.js';

/**
 * The first `limit` papers for what someone typed. A leading request ("papers about …") is taken off first.
 * Where nothing in the text can be searched for, or the corpus is empty, the reply is a problem that says so.
 */
export async function searchFor(
  text: string,
  context: CommandContext,
  limit = PAGE_SIZE,
): Promise<ResultsReply | ProblemReply> {
  if (context.engine.facts.papers === 0) return nothingLoaded();
  const { query, problems } = parse(unwrapRequest(text));
  if (!query.clause && query.sort !== 'new') return nothingAsked(problems);
  return answer(query, problems, { offset: 0, limit }, context);
}

/** The first page of a query that is a tree already. */
export function searchQuery(query: Query, context: CommandContext): Promise<ResultsReply> {
  return answer(query, [], { offset: 0, limit: PAGE_SIZE }, context);
}

/** The first papers like this one, which the corpus need not hold. */
export function similarTo(paper: Paper, context: CommandContext): Promise<ResultsReply> {
  return likePaper(paper, { offset: 0, limit: PAGE_SIZE }, context);
}

/**
 * The page of an earlier answer that begins after `offset` hits. Beyond the end it is the last page, for the
 * corpus may have shrunk since. A problem where the paper that `similar` started from is gone.
 */
export async function pageOf(
  asked: Asked,
  offset: number,
  context: CommandContext,
  limit = PAGE_SIZE,
): Promise<ResultsReply | ProblemReply> {
  const page = { offset: Math.max(0, Math.trunc(offset)), limit };
  const reply = await pageAt(asked, page, context);
  if (reply.kind === 'problem' || reply.hits.length > 0 || reply.total === 0) return reply;
  return pageAt(asked, { offset: lastOffset(reply.total, limit), limit }, context);
}

async function pageAt(
  asked: Asked,
  page: Page,
  context: CommandContext,
): Promise<ResultsReply | ProblemReply> {
  if (asked.by === 'query') {
    const { query, problems } = parse(asked.text);
    return answer(query, problems, page, context);
  }
  const start = await paperById(asked.id, context, START_GONE);
  return start.kind === 'paper' ? likePaper(start.paper, page, context) : start;
}

async function likePaper(like: Paper, page: Page, { engine }: CommandContext): Promise<ResultsReply> {
  const asked = { by: 'similar', id: like.id } as const;
  return { ...resultsOf(asked, page, await engine.similar(like, page)), like };
}

const START_GONE = problem('The paper that this list started from is no longer in the corpus.');

async function answer(
  query: Query,
  problems: readonly Problem[],
  page: Page,
  { engine }: CommandContext,
): Promise<ResultsReply> {
  const asked = { by: 'query', text: print(query) } as const;
  return resultsOf(asked, page, await engine.search(query, page), problems);
}

function resultsOf(
  asked: Asked,
  { offset }: Page,
  result: SearchResult,
  problems: readonly Problem[] = [],
): ResultsReply {
  return { kind: 'results', asked, offset, ...result, problems: [...problems, ...result.problems] };
}

function lastOffset(total: number, limit: number): number {
  return Math.floor((total - 1) / limit) * limit;
}

/** The parser's own problems say what is missing; it has none for a text that is only `sort:new`. */
function nothingAsked(problems: readonly Problem[]): ProblemReply {
  const found = problems.map(({ message }) => message).join(' ');
  return problem(found || 'There is nothing to search for in that. Type a topic.', ['help search']);
}

function nothingLoaded(): ProblemReply {
  return problem(`There is nothing to search yet: the corpus is empty. ${FILL_CORPUS}`, ['status']);
}
