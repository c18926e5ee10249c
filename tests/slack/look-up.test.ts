import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import type { LookedUp } from '../../src/ingest/ports.js';
import { ACTIONS, encodePaper, encodeText } from '../../src/slack/ids.js';
import { aPaper, contextOf } from '../support/papers.js';
import { aMention, aPress, type Bot, startBot } from './bot.js';

const fresh = aPaper({ id: '2609.00001', title: 'Pruning Networks Once More' });
const FOUND: LookedUp = { kind: 'found', paper: fresh };
const AWAY: LookedUp = { kind: 'away', reason: 'arXiv does not answer' };
/** Longer than Slack leaves to open a window, by what the bot allows itself. */
const late = () => pause(2_300);

let bot: Bot;
afterEach(() => bot.stop());

async function startWith(answer: LookedUp, wait: () => Promise<unknown> = async () => {}): Promise<void> {
  const fetch = async () => {
    await wait();
    return answer;
  };
  bot = await startBot({ context: () => ({ ...contextOf([aPaper()]), fetch }) });
}

const inView = { container: { type: 'view' }, view: { id: 'VHOME', type: 'home' }, channel: undefined };

describe('a paper that has to be looked up', () => {
  it('answers a mention of its address in the thread', async () => {
    await startWith(FOUND);
    await bot.event(aMention('<https://arxiv.org/abs/2609.00001|this one>'));
    const [post] = await bot.slack.called('chat.postMessage');
    expect(post?.args).toMatchObject({ thread_ts: '5.5', text: expect.stringContaining(fresh.title) });
  });

  it('answers a direct message, also when its source is away', async () => {
    await startWith(AWAY);
    const said = { channel: 'DADA', channel_type: 'im', user: 'UADA', ts: '7.7', text: '2609.00001' };
    await bot.event({ type: 'message', ...said });
    const [post] = await bot.slack.called('chat.postMessage');
    expect(post?.args.text).toContain('arXiv does not answer. Try again later.');
    expect(JSON.stringify(post?.args.blocks)).toContain('2609.00001');
  });

  it('does not keep the command waiting', async () => {
    let answer = () => {};
    const answered = new Promise<void>((resolve) => {
      answer = resolve;
    });
    await startWith(FOUND, () => answered);
    expect((await bot.command('show 2609.00001')).status).toBe(200);
    expect(bot.slack.calls.map(({ method }) => method)).not.toContain('response_url');
    answer();
    const [told] = await bot.slack.called('response_url');
    expect(told?.args.text).toContain(fresh.title);
  });

  it('opens in its window where it comes in time', async () => {
    await startWith(FOUND);
    await bot.payload(aPress(bot.slack, ACTIONS.showPaper, encodePaper(fresh.id)));
    const [opened] = await bot.slack.called('views.open');
    expect(JSON.stringify(opened?.args.view)).toContain(fresh.title);
  });

  it('fills a window that was opened in time where it comes late', async () => {
    await startWith(FOUND, late);
    await bot.payload(aPress(bot.slack, ACTIONS.cite, encodePaper(fresh.id)));
    const [opened] = await bot.slack.called('views.open');
    expect(opened?.args.view.title.text).toBe('One moment…');
    const [update] = await bot.slack.called('views.update');
    expect(update?.args.view_id).toBe('V1');
    expect(JSON.stringify(update?.args.view)).toContain(fresh.title);
  });

  it('is not spoken of where its window was closed meanwhile', async () => {
    await startWith(FOUND, late);
    bot.slack.next('views.update', { body: { ok: false, error: 'not_found' } });
    await bot.payload(aPress(bot.slack, ACTIONS.showPaper, encodePaper(fresh.id)));
    await bot.slack.called('views.update');
    await bot.event(aMention('the last question', { ts: '99.9' }));
    const posts = await bot.slack.called('chat.postMessage');
    expect(posts.map(({ args }) => args.thread_ts)).toEqual(['99.9']);
  });

  it('opens a window over the Home tab, late as well', async () => {
    await startWith(AWAY, late);
    await bot.payload(aPress(bot.slack, ACTIONS.homeSearch, '2609.00001', inView));
    await bot.slack.called('views.open');
    const [update] = await bot.slack.called('views.update');
    expect(JSON.stringify(update?.args.view)).toContain('arXiv does not answer');
  });

  it('whispers beside a message what comes too late for a window', async () => {
    await startWith(AWAY, late);
    const message = { type: 'message', channel_id: 'CPAPERS', message_ts: '1.1', is_ephemeral: false };
    const press = aPress(bot.slack, ACTIONS.run, encodeText('show 2609.00001'), { container: message });
    await bot.payload(press);
    const [answer] = await bot.slack.called('response_url');
    expect(answer?.args).toMatchObject({ response_type: 'ephemeral' });
    expect(answer?.args.text).toContain('arXiv does not answer');
    expect(bot.slack.calls.map(({ method }) => method)).not.toContain('views.open');
  });
});
