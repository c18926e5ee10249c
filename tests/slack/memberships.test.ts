import { afterEach, beforeEach, expect, it } from 'vitest';
import { createMemberships } from '../../src/slack/memberships.js';
import { quiet } from '../support/quiet.js';
import { openWorkspace, type TestWorkspace } from '../support/workspace.js';

let slack: TestWorkspace;
beforeEach(async () => {
  slack = await openWorkspace();
});
afterEach(() => slack.close());

async function namesOf(userId: string): Promise<readonly string[]> {
  const ids = await createMemberships({ ...slack.slack, logger: quiet })(userId);
  const { channels } = slack.as('Ada').state;
  return ids.map((id) => channels.find((each) => each.id === id)?.name ?? id);
}

it('a person’s channels are those that the app may know of', async () => {
  const { id } = slack.as('Ada');
  expect(await namesOf(id)).toEqual(['general', 'papers', 'reading-group']);
  await slack.as('Ada').invite('reviews');
  expect(await namesOf(id)).toContain('reviews');
});

it('where Slack does not tell, there are none', async () => {
  slack.fail('users.conversations', 'missing_scope');
  expect(await namesOf(slack.as('Ada').id)).toEqual([]);
});
