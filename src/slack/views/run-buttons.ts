/** Buttons that run a text as if it had been typed after `/papers`. */
import type { ActionsBlock } from '@slack/types';
import { ACTIONS, encodeText } from '../ids.js';
import { actions, button } from './blocks.js';

/** One block each, because Slack wants an action id only once in a block. */
export function runButtons(texts: readonly string[]): ActionsBlock[] {
  return texts.slice(0, MAX_BUTTONS).map((text) => actions(button(text, ACTIONS.run, encodeText(text))));
}

const MAX_BUTTONS = 4;
