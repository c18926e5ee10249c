import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { encodeShown } from '../../src/slack/ids.js';
import { aMention, type Bot, startBot } from './bot.js';

let bot: Bot;
beforeEach(async () => {
  bot = await startBot();
});
afterEach(() => bot.stop());

const aMessage = (text: string, over: object = {}) => ({
  type: 'message',
  channel_type: 'channel',
  channel: 'CPAPERS',
  user: 'UADA',
  ts: '7.7',
  text,
  ...over,
});
const ids = ['t-0000000001', 't-0000000002'];
const ours = {
  user: 'UBOT',
  ts: '2.2',
  metadata: encodeShown({ asked: { by: 'query', text: 'pruning' }, offset: 0, ids }),
};
const holds = (messages: readonly object[]) => ({ body: { ok: true, messages } });
const posts = async (count = 1) =>
  (await bot.slack.called('chat.postMessage', count)).map(({ args }) => args);

/** Asks something after all else, so that whatever should have stayed unsaid would have been said by then. */
async function onlyAnswers(...deliveries: readonly object[]): Promise<void> {
  for (const event of deliveries) await bot.event(event);
  await bot.event(aMention('the last question', { ts: '99.9' }));
  const said = await posts();
  expect(said.map(({ thread_ts }) => thread_ts)).toEqual(['99.9']);
}

describe('a mention', () => {
  it('in a channel starts a thread, without link previews', async () => {
    await bot.event(aMention('pruning'));
    expect(await posts()).toMatchObject([
      { channel: 'CPAPERS', thread_ts: '5.5', unfurl_links: 'false', unfurl_media: 'false' },
    ]);
  });

  it('in a thread is answered in that thread', async () => {
    await bot.event(aMention('pruning', { thread_ts: '1.1' }));
    expect(await posts()).toMatchObject([{ thread_ts: '1.1' }]);
  });

  it('of a paper starts a thread in which that paper is number 1', async () => {
    await bot.event(aMention('show t-0000000002'));
    const [{ metadata }] = await posts();
    bot.slack.next('conversations.replies', holds([{ user: 'UBOT', ts: '5.6', metadata }]));
    await bot.event(aMessage('cite 1', { thread_ts: '5.5' }));
    const [, second] = await posts(2);
    expect(second.text).toContain('BibTeX for Pruning Networks, Part 2');
  });

  it('of a paper in a thread leaves the numbers to the list there', async () => {
    await bot.event(aMention('show t-0000000002', { thread_ts: '1.1' }));
    const [{ metadata }] = await posts();
    expect(metadata).toBeUndefined();
  });

  it('carries what it shows, so that a number means something after a restart', async () => {
    await bot.event(aMention('pruning'));
    const [{ metadata }] = await posts();
    bot.slack.next('conversations.replies', holds([{ user: 'UBOT', ts: '5.6', metadata }]));
    await bot.event(aMention('show 2', { thread_ts: '5.5', ts: '5.7' }));
    const [, second] = await posts(2);
    expect(second.text).toContain('Pruning Networks');
    expect(bot.slack.calls).toContainEqual({
      method: 'conversations.replies',
      args: expect.objectContaining({ channel: 'CPAPERS', ts: '5.5', include_all_metadata: 'true' }),
    });
  });

  it('of nothing is greeted', async () => {
    await bot.event(aMention(''));
    expect((await posts())[0].text).toMatch(/paper/i);
  });

  it('that Slack delivers again is answered once', async () => {
    const again = {
      headers: { 'x-slack-retry-num': '1', 'x-slack-retry-reason': 'http_timeout' },
      eventId: 'Ev1',
    };
    await bot.event(aMention('pruning', { ts: '99.9' }), { eventId: 'Ev1' });
    expect((await bot.event(aMention('pruning', { ts: '99.9' }), again)).status).toBe(200);
    await bot.event(aMention('pruning', { ts: '1.1' }));
    expect(await posts(2)).toHaveLength(2);
  });

  it('that comes as a message, too, is answered once', async () => {
    await onlyAnswers(
      aMessage('<@UBOT> the last question', { ts: '99.9' }),
      aMessage('<@UBOT> more', { ts: '99.9', thread_ts: '1.1' }),
    );
  });
});

describe('in a thread it has answered in', () => {
  it('needs no second mention for what is clearly for it', async () => {
    bot.slack.next(
      'conversations.replies',
      holds([{ user: 'UADA', ts: '1.1' }, ours, { user: 'UADA', ts: '3.3' }]),
    );
    await bot.event(aMessage('show 1', { thread_ts: '1.1' }));
    expect(await posts()).toMatchObject([
      { thread_ts: '1.1', text: expect.stringContaining('Pruning Networks, Part') },
    ]);
  });

  it('finds its answer on the last page of a long thread', async () => {
    const talk = { user: 'UADA', ts: '1.1' };
    bot.slack.next('conversations.replies', {
      body: { ok: true, messages: [talk], response_metadata: { next_cursor: 'page-2' } },
    });
    bot.slack.next('conversations.replies', holds([ours]));
    await bot.event(aMessage('more', { thread_ts: '1.1' }));
    await posts();
    const asked = await bot.slack.called('conversations.replies', 2);
    expect(asked[1]?.args.cursor).toBe('page-2');
  });

  it('says what it lacks when it may not read the thread', async () => {
    bot.slack.next('conversations.replies', { body: { ok: false, error: 'missing_scope' } });
    await bot.event(aMention('show 2', { thread_ts: '1.1' }));
    expect((await posts())[0].text).toMatch(/lacks the permission/);
  });
});

describe('it stays silent', () => {
  it.each([
    ['when people talk in a channel', aMessage('pruning')],
    ['when people talk in a thread', aMessage('more coffee?', { thread_ts: '1.1' })],
    ['when a refinement is said outside a thread', aMessage('more')],
    ['when a message is edited', aMessage('show 1', { subtype: 'message_changed', thread_ts: '1.1' })],
    ['when a message was edited before it came', aMention('pruning', { edited: { user: 'UADA', ts: '1' } })],
    [
      'when a message is deleted',
      { type: 'message', subtype: 'message_deleted', channel: 'CPAPERS', ts: '1.1' },
    ],
    ['when a bot talks', aMention('pruning', { bot_id: 'BOTHER' })],
    ['when it hears itself', aMessage('pruning', { channel: 'DADA', channel_type: 'im', user: 'UBOT' })],
    ['when somebody joins', aMessage('<@UADA> has joined', { subtype: 'channel_join' })],
    ['on the Messages tab', { type: 'app_home_opened', user: 'UADA', channel: 'DADA', tab: 'messages' }],
  ])('%s', (_when, event) => onlyAnswers(event));

  it('in a thread where it has shown nothing', async () => {
    bot.slack.next('conversations.replies', holds([{ ...ours, user: 'USOMEONE' }]));
    await onlyAnswers(aMessage('show 1', { thread_ts: '1.1' }));
    expect(await bot.slack.called('conversations.replies')).toHaveLength(1);
  });
});

describe('in direct messages', () => {
  const direct = { channel: 'DADA', channel_type: 'im' };

  it('everything is answered, at the top level', async () => {
    await bot.event(aMessage('pruning', direct));
    const [post] = await posts();
    expect(post).toMatchObject({ channel: 'DADA' });
    expect(post).not.toHaveProperty('thread_ts');
  });

  it('a number is that of the last list above', async () => {
    bot.slack.next(
      'conversations.history',
      holds([{ user: 'UADA', ts: '3.3' }, ours, { user: 'UADA', ts: '1.1' }]),
    );
    await bot.event(aMessage('cite 2', direct));
    expect((await posts())[0].text).toContain('Pruning Networks');
    expect(bot.slack.calls.map(({ method }) => method)).not.toContain('conversations.replies');
  });

  it('a thread stays a thread', async () => {
    await bot.event(aMessage('pruning', { ...direct, thread_ts: '1.1' }));
    expect(await posts()).toMatchObject([{ thread_ts: '1.1' }]);
  });

  it('a command understands numbers, too', async () => {
    bot.slack.next('conversations.history', holds([ours]));
    await bot.command('show 1', { channel_id: 'DADA' });
    const [answer] = await bot.slack.called('response_url');
    expect(answer?.args.text).toContain('Pruning Networks');
  });
});

it('fills the Home tab when it is opened', async () => {
  await bot.event({ type: 'app_home_opened', user: 'UADA', channel: 'DADA', tab: 'home' });
  const [home] = await bot.slack.called('views.publish');
  expect(home?.args).toMatchObject({ user_id: 'UADA', view: { type: 'home' } });
});

it('answers an unknown command by naming its own', async () => {
  await bot.command('x', { command: '/paper' });
  const [answer] = await bot.slack.called('response_url');
  expect(answer?.args.text).toMatch(/\/paper\b.*\/papers/);
});
