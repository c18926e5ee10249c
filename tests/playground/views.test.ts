import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { InputValues } from '../../src/playground/protocol.js';
import { openStage, type Stage } from './an-app.js';

let stage: Stage;
beforeEach(async () => {
  stage = await openStage();
});
afterEach(() => stage.close());

const text = (words: string) => ({ type: 'plain_text', text: words });
const go = { type: 'button', text: text('Go'), action_id: 'go' };
const field = {
  type: 'input',
  block_id: 'field',
  label: text('Field'),
  element: { type: 'plain_text_input', action_id: 'text' },
};
const modal = (title: string, over: object = {}) => ({
  type: 'modal',
  title: text(title),
  blocks: [{ type: 'actions', block_id: 'b', elements: [go] }],
  ...over,
});
const form = (over: object = {}) => modal('Form', { submit: text('Send'), blocks: [field], ...over });
const titles = () => stage.state().modals.map(({ title }) => title);
const triggers = new Set<string>();

/** A trigger that was not seen before, of whatever is done. */
async function triggerOf(doing: Promise<unknown>): Promise<string> {
  await doing;
  const fresh = ({ body }: { readonly body: { readonly trigger_id?: string } }) =>
    body.trigger_id !== undefined && !triggers.has(body.trigger_id);
  const trigger = (await stage.received(fresh)).find(fresh)?.body.trigger_id;
  triggers.add(trigger);
  return trigger;
}
const commandTrigger = () =>
  triggerOf(stage.slack.say({ as: stage.ada, channelId: stage.channel('papers'), text: '/papers x' }));
const top = () => stage.state().modals.at(-1)?.id ?? '';
const pressTrigger = () => {
  const where = { viewId: top() };
  return triggerOf(stage.slack.press({ as: stage.ada, where, action: { ...go, block_id: 'b' } }));
};
const open = async (view: object) => stage.call('views.open', { trigger_id: await commandTrigger(), view });
const push = async (title: string) =>
  stage.call('views.push', { trigger_id: await pressTrigger(), view: modal(title) });
const submit = (values: InputValues) => stage.slack.submit({ as: stage.ada, viewId: top(), values });
const filled = { field: { text: { type: 'plain_text_input', value: 'something' } } };

describe('a trigger', () => {
  it('opens one modal', async () => {
    const trigger_id = await commandTrigger();
    expect(await stage.call('views.open', { trigger_id, view: modal('One') })).toMatchObject({ ok: true });
    expect(await stage.call('views.open', { trigger_id, view: modal('Two') })).toMatchObject({
      error: 'exchanged_trigger_id',
    });
    expect(titles()).toEqual(['One']);
  });

  it('lives for three seconds', async () => {
    const trigger_id = await commandTrigger();
    stage.pass(3_001);
    expect(await stage.call('views.open', { trigger_id, view: modal('Late') })).toMatchObject({
      error: 'expired_trigger_id',
    });
  });

  it('is not made up', async () => {
    expect(await stage.call('views.open', { trigger_id: '1.2.3', view: modal('x') })).toMatchObject({
      error: 'invalid_trigger_id',
    });
  });
});

describe('modals', () => {
  it('stack three high, and again after they were closed', async () => {
    await open(modal('One'));
    await push('Two');
    await push('Three');
    expect(await push('Four')).toMatchObject({ error: 'push_limit_reached' });
    await stage.slack.close({ as: stage.ada, viewId: top() });
    await push('Four');
    expect(titles()).toEqual(['One', 'Two', 'Four']);
  });

  it('know what lies below them', async () => {
    await open(modal('One'));
    const below = top();
    expect(await push('Two')).toMatchObject({ view: { previous_view_id: below, root_view_id: below } });
  });

  it('change in place, unless they are gone or changed meanwhile', async () => {
    await open(modal('One'));
    const view_id = top();
    const update = (over: object) => stage.call('views.update', { view_id, view: modal('Other'), ...over });
    expect(await update({ hash: 'old' })).toMatchObject({ error: 'hash_conflict' });
    expect(await update({})).toMatchObject({ ok: true });
    expect(titles()).toEqual(['Other']);
    await stage.slack.close({ as: stage.ada, viewId: view_id });
    expect(await update({})).toMatchObject({ error: 'not_found' });
  });

  it.each([
    ['a title of 25 characters', modal('x'.repeat(25))],
    ['no title', { type: 'modal', blocks: [] }],
    ['a field and nothing to send it with', modal('x', { blocks: [field] })],
    ['101 blocks', modal('x', { blocks: Array.from({ length: 101 }, () => ({ type: 'divider' })) })],
    ['private metadata of 3,001 characters', modal('x', { private_metadata: 'x'.repeat(3_001) })],
    ['the type of another surface', { ...modal('x'), type: 'home' }],
  ])('are refused with %s', async (_what, view) => {
    expect(await open(view)).toMatchObject({ error: 'invalid_arguments' });
  });
});

describe('a submission', () => {
  it('is held back while something required is missing', async () => {
    await open(form());
    const nothing = { field: { text: { type: 'plain_text_input', value: null } } };
    expect((await submit(nothing)).errors).toHaveProperty('field');
    expect((await submit({})).errors).toHaveProperty('field');
  });

  it('carries what was filled in, and closes the modal', async () => {
    await open(form({ private_metadata: 'about this' }));
    expect(await submit(filled)).toEqual({ ok: true });
    const received = await stage.received(({ body }) => body.type === 'view_submission');
    expect(received.at(-1)?.body.view).toMatchObject({
      private_metadata: 'about this',
      state: { values: filled },
    });
    expect(titles()).toEqual([]);
  });

  it.each([
    [
      'errors under its fields',
      { response_action: 'errors', errors: { field: 'no' } },
      { ok: false, errors: { field: 'no' } },
      ['Form'],
    ],
    [
      'errors under a field that is none',
      { response_action: 'errors', errors: { other: 'no' } },
      { ok: false },
      ['Form'],
    ],
    ['another view in its place', { response_action: 'update', view: modal('Done') }, { ok: true }, ['Done']],
    ['another view on top', { response_action: 'push', view: modal('More') }, { ok: true }, ['Form', 'More']],
    ['the end of all', { response_action: 'clear' }, { ok: true }, []],
    ['a view that Slack does not take', { response_action: 'update', view: {} }, { ok: false }, ['Form']],
    ['something else', { thanks: true }, { ok: false }, ['Form']],
  ])('may be answered with %s', async (_what, body, answer, left) => {
    await open(form());
    stage.answerWith({ body });
    expect(await submit(filled)).toMatchObject(answer);
    expect(titles()).toEqual(left);
  });

  it('says so when the app does not answer', async () => {
    await open(form());
    stage.answerWith({ status: 500 });
    expect((await submit(filled)).error).toMatch(/did not answer/);
    expect(titles()).toEqual(['Form']);
  });
});

it('the Home tab is asked for when it is opened, and is each person’s own', async () => {
  await stage.slack.home({ as: stage.ada });
  const [opened] = await stage.received(() => true);
  expect(opened?.body.event).toMatchObject({ type: 'app_home_opened', user: stage.ada, tab: 'home' });
  const view = { type: 'home', blocks: [{ type: 'divider' }] };
  expect(await stage.call('views.publish', { user_id: stage.ada, view })).toMatchObject({ ok: true });
  expect(stage.state().home).toMatchObject({ type: 'home' });
  expect(stage.state(stage.grace).home).toBeUndefined();
});
