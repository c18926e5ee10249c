/** The one list of all that Paperboy listens to. */
import type { App } from '@slack/bolt';
import { onAction } from './actions.js';
import { onCommand } from './command.js';
import { onMention, onMessage } from './conversation.js';
import type { Dependencies } from './dependencies.js';
import { onHomeOpened } from './home.js';
import { onLinks } from './links.js';
import { onPapersNamed } from './named-papers.js';
import { onViews } from './views.js';

/** Registers every listener with Bolt. */
export function listen(app: App, dependencies: Dependencies): void {
  const listeners = [
    onCommand,
    onMention,
    onMessage,
    onPapersNamed,
    onLinks,
    onHomeOpened,
    onAction,
    onViews,
  ];
  for (const on of listeners) on(app, dependencies);
}
