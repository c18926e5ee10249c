/** The Home tab. */
import type { App } from '@slack/bolt';
import type { HomeView } from '@slack/types';
import { run } from '../../commands/run.js';
import type { Reply } from '../../commands/types.js';
import type { House } from '../house.js';
import { homeView } from '../views/home.js';

/** Slack reports the other tab, Messages, too. */
export function onHomeOpened(app: App, house: House): void {
  app.event('app_home_opened', async ({ event, client }) => {
    if (event.tab === 'home') await client.views.publish({ user_id: event.user, view: await homeFor(house) });
  });
}

/** The Home tab, with these results in it where given. */
export async function homeFor({ context }: House, results?: Reply): Promise<HomeView> {
  const greeting = await run({ text: '', place: 'direct' }, context());
  const examples = greeting.kind === 'greeting' ? greeting.examples : [];
  return homeView({ facts: context().engine.facts, examples, ...(results ? { results } : {}) });
}
