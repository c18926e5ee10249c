import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStage, type Stage } from './an-app.js';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

const text = (words: string) => ({ type: 'plain_text', text: words });
const section = (words: string, over: object = {}) => ({
  type: 'section',
  text: { type: 'mrkdwn', text: words },
  ...over,
});
const button = (over: object = {}) => ({ type: 'button', text: text('Press'), action_id: 'press', ...over });
const actions = (...elements: object[]) => ({ type: 'actions', elements });
const richText = (element: object) => ({
  type: 'rich_text',
  elements: [{ type: 'rich_text_section', elements: [element] }],
});

describe('the double takes', () => {
  it.each([
    ['a section', [section('hello')]],
    [
      'buttons with different ids',
      [actions(button(), button({ action_id: 'other', value: 'x'.repeat(2_000) }))],
    ],
    ['the same action in two blocks', [actions(button()), actions(button())]],
    [
      'rich text',
      [richText({ type: 'link', url: 'https://example.org', text: 'here', style: { bold: true } })],
    ],
    ['fifty blocks', Array.from({ length: 50 }, () => ({ type: 'divider' }))],
  ])('%s', async (_what, blocks) => {
    const channel = stage.channel('papers');
    expect(await stage.call('chat.postMessage', { channel, text: 'x', blocks })).toMatchObject({ ok: true });
  });
});

describe('the double refuses', () => {
  it.each([
    ['more than fifty blocks', Array.from({ length: 51 }, () => ({ type: 'divider' }))],
    ['a section without text', [section('')]],
    ['a section of 3,001 characters', [section('x'.repeat(3_001))]],
    ['a block of an unknown type', [{ type: 'buttons' }]],
    ['a field that no block has', [section('x', { colour: 'red' })]],
    ['a button value of 2,001 characters', [actions(button({ value: 'x'.repeat(2_001) }))]],
    ['a button text of 76 characters', [actions(button({ text: text('x'.repeat(76)) }))]],
    ['two buttons with one action_id in a block', [actions(button(), button())]],
    ['two blocks with one block_id', [section('a', { block_id: 'one' }), section('b', { block_id: 'one' })]],
    [
      '26 buttons in a block',
      [actions(...Array.from({ length: 26 }, (_, n) => button({ action_id: `${n}` })))],
    ],
    ['eleven elements of context', [{ type: 'context', elements: Array(11).fill(text('x')) }]],
    ['empty rich text', [richText({ type: 'text', text: '' })]],
  ])('%s', async (_what, blocks) => {
    const channel = stage.channel('papers');
    expect(await stage.call('chat.postMessage', { channel, text: 'x', blocks })).toMatchObject({
      error: 'invalid_blocks',
    });
  });

  it('blocks that are too long together', async () => {
    const blocks = Array.from({ length: 5 }, () => section('x'.repeat(2_800)));
    const answer = await stage.call('chat.postMessage', { channel: stage.channel('papers'), blocks });
    expect(answer).toMatchObject({ error: 'msg_blocks_too_long' });
  });

  it.each([
    ['nothing to say', 'chat.postMessage', 'papers', {}, 'no_text'],
    [
      'metadata of the wrong shape',
      'chat.postMessage',
      'papers',
      { text: 'x', metadata: { a: 1 } },
      'invalid_metadata_format',
    ],
    ['a private channel it is not in', 'chat.postMessage', 'reviews', { text: 'x' }, 'channel_not_found'],
    ['reading where it is not in', 'conversations.history', 'lunch', {}, 'not_in_channel'],
    [
      'whispering where it is not in',
      'chat.postEphemeral',
      'lunch',
      { text: 'x', user: 'U1' },
      'not_in_channel',
    ],
    ['a thread that is none', 'conversations.replies', 'papers', { ts: '1.1' }, 'thread_not_found'],
    ['updating what is not there', 'chat.update', 'papers', { ts: '1.1', text: 'x' }, 'message_not_found'],
    ['what its scopes do not allow', 'pins.list', 'papers', {}, 'missing_scope'],
    ['a method that does not exist', 'chat.shout', 'papers', {}, 'unknown_method'],
  ])('%s', async (_what, method, channel, args, error) => {
    expect(await stage.call(method, { ...args, channel: stage.channel(channel) })).toMatchObject({ error });
  });

  it('a token that it does not know', async () => {
    const headers = { authorization: 'Bearer xoxb-another' };
    const answer = await fetch(`${stage.slack.apiUrl}auth.test`, { method: 'POST', headers });
    expect(await answer.json()).toEqual({ ok: false, error: 'invalid_auth' });
  });
});

describe('the double keeps', () => {
  it('a message in a public channel that nobody invited the app to', async () => {
    const channel = stage.channel('lunch');
    expect(await stage.call('chat.postMessage', { channel, text: 'soup' })).toMatchObject({ ok: true });
    expect(stage.state().messages.at(-1)).toMatchObject({ channelId: channel, text: 'soup' });
  });

  it('metadata for those who ask for it', async () => {
    const channel = stage.channel('papers');
    const metadata = { event_type: 'shown', event_payload: { page: '1' } };
    const { ts } = await stage.call('chat.postMessage', { channel, text: 'a list', metadata });
    const read = async (args: object) =>
      (await stage.call('conversations.replies', { channel, ts, ...args }))['messages'];
    expect(await read({})).toEqual([expect.not.objectContaining({ metadata })]);
    expect(await read({ include_all_metadata: true })).toEqual([expect.objectContaining({ metadata })]);
  });

  it('an edited message as edited', async () => {
    const channel = stage.channel('papers');
    const { ts } = await stage.call('chat.postMessage', { channel, text: 'frist' });
    await stage.call('chat.update', { channel, ts, text: 'first' });
    expect(stage.state().messages.find((each) => each.ts === ts)).toMatchObject({
      text: 'first',
      edited: true,
    });
  });

  it('what is whispered for one person, and lets nobody edit it', async () => {
    const channel = stage.channel('papers');
    const whisper = { channel, user: stage.grace, text: 'psst' };
    const { message_ts: ts } = await stage.call('chat.postEphemeral', whisper);
    const seenBy = (id: string) => stage.state(id).messages.some((each) => each.ts === ts);
    expect([seenBy(stage.grace), seenBy(stage.ada)]).toEqual([true, false]);
    expect(await stage.call('chat.update', { channel, ts, text: 'x' })).toMatchObject({
      error: 'message_not_found',
    });
  });

  it('what is sent to a person in their direct messages', async () => {
    await stage.call('chat.postMessage', { channel: stage.grace, text: 'only for you' });
    expect(stage.state(stage.grace).messages.at(-1)).toMatchObject({ text: 'only for you' });
    expect(stage.state(stage.ada).messages.at(-1)?.text).not.toBe('only for you');
  });
});
