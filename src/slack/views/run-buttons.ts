/** Buttons that run a text as if it had been typed after `/papers`. */
import type { ActionsBlock } from '@slack/types';
import { clip } from '../clip.js';
import { ACTIONS, actionAt, encodeText } from '../ids.js';
import { LIMITS } from '../limits.js';
import { actions, button } from './blocks.js';

/** One block each, because Slack wants an action id only once in a block; at most four, and none that would be blank. */
export function runButtons(texts: readonly string[]): ActionsBlock[] {
  const shown = texts.filter((text) => clip(text, LIMITS.buttonText) !== '');
  return shown.slice(0, MAX_BUTTONS).map((text) => actions(button(text, ACTIONS.run, encodeText(text))));
}

/** The same in one row, for texts that belong together; one that is too long for a label is left out. */
export function runRow(texts: readonly string[]): ActionsBlock[] {
  const shown = texts
    .filter((text) => text.length <= LIMITS.buttonText && clip(text, LIMITS.buttonText) !== '')
    .slice(0, MAX_IN_ROW);
  if (shown.length === 0) return [];
  return [actions(...shown.map((text, at) => button(text, actionAt(ACTIONS.run, at), encodeText(text))))];
}

/** Slack allows 25 in one block. */
const MAX_IN_ROW = 24;
const MAX_BUTTONS = 4;
