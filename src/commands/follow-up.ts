/** Carries out what was asked of the list that a conversation shows: its other pages, and fewer of its papers. */
import { paperCount } from '../paper/count.js';
import type { PaperId } from '../paper/paper.js';
import { narrow } from '../query/narrow.js';
import { parse } from '../query/parse.js';
import { print } from '../query/print.js';
import type { Clause } from '../query/query.js';
import { pageOf, searchFor, searchQuery } from './page.js';
import { problem } from './problem.js';
import { numberNeedsList } from './reference.js';
import {
  type Asked,
  type CommandContext,
  type Invocation,
  PAGE_SIZE,
  type Reply,
  type Shown,
} from './types.js';

/** The next or the previous page of what was shown. */
export async function turn(
  by: 'next' | 'previous',
  invocation: Invocation,
  context: CommandContext,
): Promise<Reply> {
  const { shown } = invocation;
  if (!shown) return numberNeedsList(invocation);
  if (by === 'previous') {
    if (shown.offset === 0) return problem('That was the first page already.');
    return pageOf(shown.asked, shown.offset - PAGE_SIZE, context);
  }
  if (shown.complete) return nothingMore(shown.asked);
  const next = shown.offset + shown.ids.length;
  const reply = await pageOf(shown.asked, next, context);
  if (reply.kind === 'problem' || reply.offset >= next) return reply;
  return problem(`That is all: the list has ${paperCount(reply.total)}.`);
}

/** A digest has one page; a search for its topic has more. */
function nothingMore(asked: Asked): Reply {
  const topic = asked.by === 'query' && asked.text !== '' ? [asked.text] : [];
  return problem(
    `That was all of it.${topic.length > 0 ? ' A search for its topic finds more:' : ''}`,
    topic,
  );
}

/**
 * What was shown, with one more requirement. One that no paper meets leaves the list as it was, and says so: an empty
 * list would read as a fact about the papers where the corpus merely lacks the years or the authors. Without a list,
 * the requirement is a query of its own where papers meet it; else its words are searched for.
 */
export async function narrowed(
  clause: Clause,
  invocation: Invocation,
  context: CommandContext,
): Promise<Reply> {
  if (invocation.shown) return narrowedList(clause, invocation.shown, context);
  if (clause.kind === 'not') return searchFor(invocation.text, context);
  const alone = await searchQuery({ clause, sort: 'relevance' }, context);
  return alone.total > 0 ? alone : searchFor(invocation.text, context);
}

async function narrowedList(clause: Clause, { asked }: Shown, context: CommandContext): Promise<Reply> {
  if (asked.by === 'similar') return narrowedSimilar(clause, asked.id, context);
  const reply = await searchQuery(narrow(parse(asked.text).query, clause), context);
  if (reply.total > 0) return reply;
  const reasons = reply.problems.map(({ message }) => message);
  return problem(
    reasons.length > 0
      ? `${reasons.join(' ')} The list stays as it was.`
      : `None of the papers for “${asked.text}” fits “${print({ clause, sort: 'relevance' })}”, so the list stays as it was.`,
    reply.advice?.tryInstead ?? [],
  );
}

/** A search for the title's words, so narrowed, is offered where it finds something. */
async function narrowedSimilar(clause: Clause, id: PaperId, context: CommandContext): Promise<Reply> {
  const instead = narrow(parse((await context.engine.paper(id))?.title ?? '').query, clause);
  const { total } = await searchQuery(instead, context);
  return problem(
    'A list of similar papers cannot be narrowed, but a search can: ask for a topic first.',
    total > 0 ? [print(instead)] : [],
  );
}
