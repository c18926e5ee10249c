/** The Home tab. */
import type { App } from '@slack/bolt';
import type { HomeView } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import { run } from '../../commands/run.js';
import type { Reply } from '../../commands/types.js';
import type { House } from '../house.js';
import { homeView } from '../views/home.js';

/** Slack reports the other tab, Messages, too. */
export function onHomeOpened(app: App, house: House): void {
  app.event('app_home_opened', async ({ event, client }) => {
    if (event.tab === 'home') await publishHome(event.user, house, client);
  });
}

export async function publishHome(userId: string, house: House, client: WebClient): Promise<void> {
  await client.views.publish({ user_id: userId, view: await homeFor(house) });
}

/** The Home tab, with these results in it where given. */
export async function homeFor({ context }: House, results?: Reply): Promise<HomeView> {
  const greeting = await run({ text: '', place: 'direct' }, context());
  const examples = greeting.kind === 'greeting' ? greeting.examples : [];
  return homeView({ facts: context().engine.facts, examples, ...(results ? { results } : {}) });
}
