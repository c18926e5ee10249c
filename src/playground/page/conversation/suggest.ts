/** What the message box offers while one types: the command, its verbs, and the people to mention. */
import type { PlaygroundState } from '../../protocol.js';

export interface Suggestion {
  readonly label: string;
  readonly detail: string;
  /** What the box holds once it is taken. */
  readonly text: string;
}

export interface Suggestions {
  readonly rows: readonly Suggestion[];
  /** Whether Enter takes the first row: what was typed so far means nothing by itself. */
  readonly isEager: boolean;
}

const COMMAND = '/papers';
const NONE: Suggestions = { rows: [], isEager: false };

/** For the box's text with the caret at `caret`; nothing is offered for a word that is complete already. */
export function suggest(
  text: string,
  caret: number,
  workspace: Pick<PlaygroundState, 'users' | 'me' | 'verbs'>,
): Suggestions {
  const [before, after] = [text.slice(0, caret), text.slice(caret)];
  if (before.startsWith('/')) return after === '' ? commands(before, workspace) : NONE;
  return people(before, after, workspace);
}

function commands(typed: string, { verbs = [] }: Pick<PlaygroundState, 'verbs'>): Suggestions {
  if (COMMAND.startsWith(typed)) return { rows: [WHOLE_COMMAND], isEager: true };
  const verb = typed.startsWith(`${COMMAND} `) ? typed.slice(COMMAND.length + 1).toLowerCase() : undefined;
  if (verb === undefined) return NONE;
  const rows = verbs
    .filter(({ name }) => name.startsWith(verb) && name !== verb)
    .map(({ name, usage, summary }) => ({ label: usage, detail: summary, text: `${COMMAND} ${name} ` }));
  return { rows, isEager: false };
}

const WHOLE_COMMAND: Suggestion = {
  label: COMMAND,
  detail: 'Search papers, or say what else to do',
  text: `${COMMAND} `,
};

function people(
  before: string,
  after: string,
  { users, me }: Pick<PlaygroundState, 'users' | 'me'>,
): Suggestions {
  const [, lead = '', typed] = /^([\s\S]*(?:^|[\s(]))@(\S*)$/.exec(before) ?? [];
  if (typed === undefined) return NONE;
  const rows = users
    .filter(
      ({ id, name }) => id !== me.id && name !== typed && name.toLowerCase().startsWith(typed.toLowerCase()),
    )
    .map(({ name, isBot }) => ({
      label: `@${name}`,
      detail: isBot ? 'App' : '',
      text: `${lead}@${name} ${after.trimStart()}`,
    }));
  return { rows, isEager: true };
}
