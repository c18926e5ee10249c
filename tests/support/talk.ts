/** A conversation with Paperboy without Slack: what it last listed is what "2" and "more" mean next. */
import { run } from '../../src/commands/run.js';
import type { CommandContext, Invocation, Reply, Shown, Speaker } from '../../src/commands/types.js';

export interface Talk {
  say(text: string): Promise<Reply>;
}

/** Begins to talk. A `command` never sees what was shown before, as a slash command in Slack does not. */
export function talk(context: CommandContext, place: Invocation['place'] = 'mention'): Talk {
  let shown: Shown | undefined;
  return {
    say: async (text) => {
      const speaker = context.team ? { speaker: ADA } : {};
      const reply = await run(
        { text, place, ...speaker, ...(shown && place !== 'command' ? { shown } : {}) },
        context,
      );
      shown = shownBy(reply) ?? shown;
      return reply;
    },
  };
}

const ADA: Speaker = { userId: 'UADA', here: { teamId: 'T1', channelId: 'C1', kind: 'channel' } };

/** The one line of a reply that tells it from another, for tables of what was said and what came back. */
export function gist(reply: Reply): string {
  switch (reply.kind) {
    case 'results': {
      const asked = reply.like
        ? `like ${reply.like.title}`
        : reply.asked.by === 'query'
          ? reply.asked.text
          : '';
      return `results: ${asked}`;
    }
    case 'paper':
      return `paper: ${reply.paper.title}`;
    case 'citation':
      return `citation: ${reply.citations.map(({ paper }) => paper.title).join(' + ')}`;
    case 'help':
      return `help: ${reply.verbs.map(({ name }) => name).join(' ')}`;
    case 'problem':
    case 'notice':
      return `${reply.kind}: ${reply.message}`;
    default:
      return reply.kind;
  }
}

/** The titles that a reply lists, in order. */
export function titles(reply: Reply): string[] {
  return reply.kind === 'results' ? reply.hits.map(({ paper }) => paper.title) : [];
}

/** Every problem that a reply names, as one text. */
export function problems(reply: Reply): string {
  if (reply.kind === 'problem') return reply.message;
  return reply.kind === 'results' ? reply.problems.map(({ message }) => message).join('\n') : '';
}

function shownBy(reply: Reply): Shown | undefined {
  if (reply.kind !== 'results' || reply.hits.length === 0) return undefined;
  return { asked: reply.asked, offset: reply.offset, ids: reply.hits.map(({ paper }) => paper.id) };
}
