/** Links of papers in what people post, where previews are wanted. */
import type { App } from '@slack/bolt';
import { decodeLinks } from '../decode-links.js';
import { previewLinks } from '../link-previews.js';
import { type Dependencies, voiceOf } from './dependencies.js';

/** Shows the papers under the message. */
export function onLinks(app: App, dependencies: Dependencies): void {
  app.event('link_shared', async ({ event, ...args }) => {
    const links = decodeLinks(event);
    const { previews: shown } = dependencies;
    if (!links || !shown) return;
    const voice = voiceOf(args, dependencies);
    const { teamId = '' } = args.context;
    await previewLinks(links, teamId, { context: dependencies.context(), shown, voice });
  });
}
