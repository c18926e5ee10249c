import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { ACTIONS, CALLBACKS, encodePaper, encodeShare, SHARE_FIELDS } from '../../src/slack/ids.js';
import { aPress, type Bot, startBot } from './bot.js';

let bot: Bot;
beforeEach(async () => {
  bot = await startBot();
});
afterEach(() => bot.stop());

const { channel, comment } = SHARE_FIELDS;
const answerSchema = z.looseObject({
  response_action: z.string(),
  errors: z.record(z.string(), z.string()).optional(),
});

/** Presses Share in the dialogue; gives what Slack is told to do with it. */
async function submit(entered: { readonly channel?: string; readonly comment?: string }, over: object = {}) {
  const response = await bot.payload({
    type: 'view_submission',
    user: { id: 'UADA', name: 'ada' },
    team: { id: 'T1' },
    trigger_id: randomUUID(),
    view: {
      id: 'V1',
      type: 'modal',
      callback_id: CALLBACKS.share,
      private_metadata: encodeShare({ paperId: 't-0000000001' }),
      state: {
        values: {
          [channel.block]: {
            [channel.action]: {
              type: 'conversations_select',
              selected_conversation: entered.channel ?? null,
            },
          },
          [comment.block]: { [comment.action]: { type: 'plain_text_input', value: entered.comment ?? null } },
        },
      },
      ...over,
    },
  });
  expect(response.status).toBe(200);
  return answerSchema.parse(await response.json());
}

const refusedBy = (error: string) => bot.slack.next('chat.postMessage', { body: { ok: false, error } });
const errorOf = (answer: z.infer<typeof answerSchema>) => answer.errors?.[channel.block];

describe('sharing a paper', () => {
  it('begins with a dialogue that knows the channel', async () => {
    await bot.payload(aPress(bot.slack, ACTIONS.share, encodePaper('t-0000000001')));
    const [opened] = await bot.slack.called('views.open');
    expect(JSON.stringify(opened?.args.view)).toContain('CPAPERS');
  });

  it('posts who shared it and why, and confirms', async () => {
    const answer = await submit({ channel: 'CREADERS', comment: ' worth a look ' });
    const [post] = await bot.slack.called('chat.postMessage');
    expect(post?.args).toMatchObject({ channel: 'CREADERS', unfurl_links: 'false' });
    expect(JSON.stringify(post?.args.blocks)).toMatch(/UADA.*worth a look.*Pruning Networks, Part 1/s);
    expect(answer).toMatchObject({ response_action: 'update', view: { title: { text: 'Shared' } } });
  });

  it.each([
    ['not_in_channel', /\/invite @paperboy/],
    ['channel_not_found', /\/invite @paperboy/],
    ['is_archived', /archived/],
    ['restricted_action', /does not let me post/],
    ['restricted_action_read_only_channel', /does not let me post/],
    ['no_permission', /no_permission/],
  ])('keeps the dialogue and what was entered when Slack says %s', async (error, words) => {
    refusedBy(error);
    const answer = await submit({ channel: 'CREADERS', comment: 'worth a look' });
    expect(answer.response_action).toBe('errors');
    expect(errorOf(answer)).toMatch(words);
  });

  it('says that it may have been posted when Slack broke off', async () => {
    bot.slack.next('chat.postMessage', { status: 503 });
    expect(errorOf(await submit({ channel: 'CREADERS' }))).toMatch(/Look in the channel/);
  });

  it('waits a moment when Slack is too busy, and then posts', async () => {
    bot.slack.next('chat.postMessage', { status: 429, headers: { 'retry-after': '1' } });
    expect(await submit({ channel: 'CREADERS' })).toMatchObject({ view: { title: { text: 'Shared' } } });
  });

  it('answers in time when Slack is slow, and tells the end later', async () => {
    bot.slack.next('chat.postMessage', { afterMs: 2_300, body: { ok: false, error: 'is_archived' } });
    const answer = await submit({ channel: 'CREADERS', comment: 'worth a look' });
    expect(answer).toMatchObject({ response_action: 'update', view: { title: { text: 'One moment…' } } });
    const [later] = await bot.slack.called('views.update');
    expect(JSON.stringify(later?.args.view)).toMatch(/archived.*worth a look/s);
  });

  it('tells the end directly when the window was closed meanwhile', async () => {
    bot.slack.next('chat.postMessage', { afterMs: 2_300, body: { ok: false, error: 'is_archived' } });
    bot.slack.next('views.update', { body: { ok: false, error: 'not_found' } });
    await submit({ channel: 'CREADERS', comment: 'worth a look' });
    const [, directly] = await bot.slack.called('chat.postMessage', 2);
    expect(directly?.args).toMatchObject({
      channel: 'UADA',
      text: expect.stringMatching(/archived.*worth a look/s),
    });
  });

  it('asks for a channel when none was chosen', async () => {
    expect(errorOf(await submit({}))).toMatch(/Choose where/);
  });

  it('says so when the paper is no longer there', async () => {
    const gone = { private_metadata: encodeShare({ paperId: 't-ffffffffff' }) };
    expect(errorOf(await submit({ channel: 'CREADERS' }, gone))).toMatch(/no longer/);
  });

  it.each([
    ['an unknown dialogue', { callback_id: 'digest.edit' }],
    ['a dialogue of a former version', { private_metadata: '{"id":"1"}' }],
  ])('answers %s kindly', async (_what, over) => {
    expect(JSON.stringify(await submit({ channel: 'CREADERS' }, over))).toMatch(/older message/);
  });
});
