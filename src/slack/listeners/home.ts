/** The Home tab. */
import type { App } from '@slack/bolt';
import type { HomeView } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import { run } from '../../commands/run.js';
import type { Reply } from '../../commands/types.js';
import { homeView } from '../views/home.js';
import type { Dependencies } from './dependencies.js';

/** Fills the Home tab when it is opened; Slack also reports the other tab, Messages. */
export function onHomeOpened(app: App, dependencies: Dependencies): void {
  app.event('app_home_opened', async ({ event, client }) => {
    if (event.tab === 'home') await publishHome(event.user, dependencies, client);
  });
}

/** The Home tab as it is at first. */
export async function publishHome(
  userId: string,
  dependencies: Dependencies,
  client: WebClient,
): Promise<void> {
  await client.views.publish({ user_id: userId, view: await homeFor(dependencies) });
}

/** The Home tab, with these results in it where given. */
export async function homeFor({ context }: Dependencies, results?: Reply): Promise<HomeView> {
  const greeting = await run({ text: '', place: 'direct' }, context());
  const examples = greeting.kind === 'greeting' ? greeting.examples : [];
  return homeView({ facts: context().engine.facts, examples, ...(results ? { results } : {}) });
}
