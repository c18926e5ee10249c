import { afterEach, beforeEach, expect, it } from 'vitest';
import { createMemberships } from '../../src/slack/memberships.js';
import { quiet } from '../support/quiet.js';
import { openWorkspace, type TestWorkspace } from '../support/workspace.js';

let slack: TestWorkspace;
beforeEach(async () => {
  slack = await openWorkspace();
});
afterEach(() => slack.close());

const memberships = () => createMemberships({ ...slack.slack, logger: quiet, now: () => new Date(0) });

async function namesOf(userId: string): Promise<readonly string[]> {
  const ids = await memberships().channelsOf(userId);
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

it('a channel is public where Slack says so, and asked about once in a while', async () => {
  const { isPublic } = memberships();
  await slack.as('Ada').invite('reviews');
  const ids = new Map(slack.as('Ada').state.channels.map(({ name, id }) => [name, id]));
  expect(await isPublic(ids.get('papers') ?? '')).toBe(true);
  expect(await isPublic(ids.get('reviews') ?? '')).toBe(false);
  expect(await isPublic(ids.get('papers') ?? '')).toBe(true);
  expect(slack.calls('conversations.info')).toHaveLength(2);
});

it('a channel that Slack does not tell of is not public', async () => {
  slack.fail('conversations.info', 'missing_scope');
  expect(await memberships().isPublic('C1')).toBe(false);
});
