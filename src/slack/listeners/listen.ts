/** All that Paperboy listens to. */
import type { App } from '@slack/bolt';
import type { House } from '../house.js';
import { onAction } from './actions.js';
import { onCommand } from './command.js';
import { onMention, onMessage } from './conversation.js';
import { onHomeOpened } from './home.js';
import { onViews } from './views.js';

export function listen(app: App, house: House): void {
  for (const on of [onCommand, onMention, onMessage, onHomeOpened, onAction, onViews]) on(app, house);
}
