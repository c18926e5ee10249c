/** Buttons that run a text as if it had been typed after `/papers`. */
import type { ActionsBlock } from '@slack/types';
import { clip } from '../clip.js';
import { ACTIONS, encodeText } from '../ids.js';
import { LIMITS } from '../limits.js';
import { actions, button } from './blocks.js';

/** One block each, because Slack wants an action id only once in a block; at most four, and none that would be blank. */
export function runButtons(texts: readonly string[]): ActionsBlock[] {
  const shown = texts.filter((text) => clip(text, LIMITS.buttonText) !== '');
  return shown.slice(0, MAX_BUTTONS).map((text) => actions(button(text, ACTIONS.run, encodeText(text))));
}

const MAX_BUTTONS = 4;
