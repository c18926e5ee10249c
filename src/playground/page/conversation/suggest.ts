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
  { users, me, verbs = [] }: Pick<PlaygroundState, 'users' | 'me' | 'verbs'>,
): Suggestions {
  const [before, after] = [text.slice(0, caret), text.slice(caret)];
  if (after === '' && before.startsWith('/')) {
    if (COMMAND.startsWith(before)) {
      return {
        rows: [{ label: COMMAND, detail: 'Search papers, or say what else to do', text: `${COMMAND} ` }],
        isEager: true,
      };
    }
    const typed = new RegExp(`^${COMMAND} (\\S*)$`).exec(before)?.[1];
    if (typed === undefined) return NONE;
    const matching = verbs.filter(({ name }) => name.startsWith(typed.toLowerCase()) && name !== typed);
    const rows = matching.map(({ name, usage, summary }) => ({
      label: usage,
      detail: summary,
      text: `${COMMAND} ${name} `,
    }));
    return { rows, isEager: false };
  }
  const [, lead = '', typed] = /^([\s\S]*(?:^|[\s(]))@(\S*)$/.exec(before) ?? [];
  if (typed === undefined) return NONE;
  const people = users.filter(
    ({ id, name }) => id !== me.id && name.toLowerCase().startsWith(typed.toLowerCase()) && name !== typed,
  );
  const rows = people.map(({ name, isBot }) => ({
    label: `@${name}`,
    detail: isBot ? 'App' : '',
    text: `${lead}@${name} ${after.trimStart()}`,
  }));
  return { rows, isEager: true };
}
