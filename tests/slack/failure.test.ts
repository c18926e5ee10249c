import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { UnavailableError } from '../../src/lib/errors.js';
import { ACTIONS, encodePaper } from '../../src/slack/ids.js';
import { aMention, aPress, type Bot, startBot } from './bot.js';

let bot: Bot;
afterEach(() => bot.stop());

describe('when an answer cannot be given', () => {
  beforeEach(async () => {
    bot = await startBot();
  });

  it('goes from an expired response url to an ephemeral message', async () => {
    bot.slack.next('response_url', { status: 404, body: 'expired_url' });
    await bot.command('pruning');
    const [second] = await bot.slack.called('chat.postEphemeral');
    expect(second?.args).toMatchObject({
      channel: 'CPAPERS',
      user: 'UADA',
      text: expect.stringContaining('Pruning'),
    });
  });

  it('goes on to a direct message where it is no member', async () => {
    bot.slack.next('response_url', { status: 404, body: 'expired_url' });
    bot.slack.next('chat.postEphemeral', { body: { ok: false, error: 'not_in_channel' } });
    await bot.command('pruning');
    const [third] = await bot.slack.called('chat.postMessage');
    expect(third?.args).toMatchObject({ channel: 'UADA', text: expect.stringContaining('Pruning') });
  });

  it.each([
    ['with a word how long', { status: 429, headers: { 'retry-after': '1' } }],
    ['without one', { status: 429 }],
  ])('tries a mention once more when Slack says it was too fast, %s', async (_how, refusal) => {
    bot.slack.next('chat.postMessage', refusal);
    await bot.event(aMention('pruning'));
    const [, second] = await bot.slack.called('chat.postMessage', 2);
    expect(second?.args.text).toContain('Pruning');
  });

  it('does not say twice what may have been said once', async () => {
    bot.slack.next('chat.postMessage', { status: 503 });
    await bot.event(aMention('pruning'));
    const [, second] = await bot.slack.called('chat.postMessage', 2);
    expect(second?.args).toMatchObject({ thread_ts: '5.5', text: expect.stringContaining('ref-1') });
  });
});

describe('when the database is away', () => {
  it('says so, and when to try again', async () => {
    const away = (): never => {
      throw new UnavailableError('The database cannot be reached at the moment.');
    };
    bot = await startBot({ context: away });
    await bot.command('pruning');
    const [told] = await bot.slack.called('chat.postEphemeral');
    expect(told?.args.text).toBe(
      'The database cannot be reached at the moment. Please try again in a minute.',
    );
    expect(bot.log()).toMatch(/"kind":"transient"/);
  });
});

describe('when something is broken', () => {
  beforeEach(async () => {
    const broken = (): never => {
      throw new Error('a detail that concerns nobody in the channel');
    };
    bot = await startBot({ context: broken });
  });

  it('says so once, privately for a command, with a reference that the log knows', async () => {
    await bot.command('pruning');
    const [told] = await bot.slack.called('chat.postEphemeral');
    expect(told?.args.text).toContain('ref-1');
    expect(told?.args.text).not.toContain('a detail');
    expect(bot.log()).toMatch(/"request":"ref-1".*a detail that concerns nobody/);
  });

  it('says so in the thread for a mention', async () => {
    await bot.event(aMention('pruning'));
    const [told] = await bot.slack.called('chat.postMessage');
    expect(told?.args).toMatchObject({ thread_ts: '5.5', text: expect.stringContaining('ref-1') });
  });

  it('says so for a click, and in a modal directly', async () => {
    const view = { id: 'V1', type: 'modal' };
    await bot.payload(aPress(bot.slack, ACTIONS.similar, encodePaper('t-0000000001')));
    await bot.slack.called('chat.postEphemeral');
    await bot.payload(
      aPress(bot.slack, ACTIONS.similar, encodePaper('t-0000000001'), { container: {}, view }),
    );
    const [told] = await bot.slack.called('chat.postMessage');
    expect(told?.args).toMatchObject({ channel: 'UADA' });
  });

  it('keeps standing when not even that can be said', async () => {
    bot.slack.always('chat.postMessage', { body: { ok: false, error: 'channel_not_found' } });
    await bot.event(aMention('pruning'));
    await bot.slack.called('chat.postMessage');
    expect((await fetch(`${bot.url}/healthz`)).status).toBe(200);
  });
});
