import { afterEach, beforeEach, expect, it } from 'vitest';
import { UnavailableError } from '../../src/lib/errors.js';
import { aPaper, contextOf } from '../support/papers.js';
import { createSharings } from '../support/sharings.js';
import { aMention, type Bot, startBot } from './bot.js';

const ONE = '<https://arxiv.org/abs/2401.00001|the first>';
const TWO = '<https://arxiv.org/abs/2401.00002>';
const SHELF = { teamId: 'T1', channelId: 'CPAPERS' };

let sharings: ReturnType<typeof createSharings>;
let bot: Bot;
beforeEach(() => begin());
afterEach(() => bot.stop());

async function begin(over: Partial<ReturnType<typeof createSharings>> = {}) {
  sharings = { ...createSharings(), ...over };
  const papers = [aPaper({ id: '2401.00001', title: 'Pruning Networks' })];
  bot = await startBot({ context: () => ({ ...contextOf(papers), sharings }) });
}

const message = { type: 'message', channel_type: 'channel', channel: 'CPAPERS' };
const posted = (text: string, over: object = {}) => ({
  ...message,
  user: 'UADA',
  ts: '1000.1',
  text,
  ...over,
});
const edited = (before: string, text: string, over: object = {}) => ({
  ...message,
  subtype: 'message_changed',
  ts: '2000.1',
  message: { user: 'UADA', ts: '1000.1', text, edited: { user: 'UADA', ts: '2000.1' }, ...over },
  previous_message: { user: 'UADA', ts: '1000.1', text: before },
});
const deleted = (before: string) => ({
  ...message,
  subtype: 'message_deleted',
  ts: '2000.1',
  deleted_ts: '1000.1',
  previous_message: { user: 'UADA', ts: '1000.1', text: before },
});

/** The papers that are noted of the channel, once each of these was heard, one after the other. */
async function notedAfter(...events: readonly object[]): Promise<readonly string[]> {
  for (const event of events) {
    await bot.event(event);
    await bot.command('help');
    await bot.slack.called('response_url', bot.slack.calls.filter(isAnswer).length + 1);
  }
  const noted = await sharings.sharedBefore(SHELF, ['2401.00001', '2401.00002'], '9999999999.9');
  return noted.map(({ paperId }) => paperId).sort();
}
const isAnswer = ({ method }: { readonly method: string }) => method === 'response_url';

it('notes who named a paper, where, when and in which thread', async () => {
  bot.slack.always('chat.getPermalink', { body: { ok: true, permalink: 'https://team.slack.com/p1' } });
  await notedAfter(posted(ONE, { thread_ts: '900.1' }));
  expect(await sharings.sharedBefore(SHELF, ['2401.00001'], '2000')).toEqual([
    {
      paperId: '2401.00001',
      userId: 'UADA',
      ts: '1000.1',
      threadTs: '900.1',
      permalink: 'https://team.slack.com/p1',
      at: new Date(1_000_100),
    },
  ]);
});

it('notes all papers of a message', async () => {
  expect(await notedAfter(posted(`${ONE} and ${TWO}`))).toEqual(['2401.00001', '2401.00002']);
});

it('follows an edited message', async () => {
  expect(await notedAfter(posted(ONE), edited(ONE, TWO))).toEqual(['2401.00002']);
});

it('notes what an edit brings in', async () => {
  expect(await notedAfter(posted('see below'), edited('see below', ONE))).toEqual(['2401.00001']);
});

it('leaves an edit alone that is about something else, such as a preview', async () => {
  await notedAfter(posted(ONE), edited(ONE, `${ONE} indeed`));
  expect(bot.slack.calls.filter(({ method }) => method === 'chat.getPermalink')).toHaveLength(1);
});

it('forgets a deleted message, also one whose thread goes on', async () => {
  expect(await notedAfter(posted(ONE), deleted(ONE))).toEqual([]);
  const tombstone = { subtype: 'tombstone', user: 'USLACKBOT' };
  const gone = edited(ONE, 'This message was deleted.', tombstone);
  expect(await notedAfter(posted(ONE, { ts: '1000.1' }), gone)).toEqual([]);
});

it.each([
  ['a bot', posted(ONE, { bot_id: 'BOTHER' })],
  ['Paperboy itself', posted(ONE, { user: 'UBOT' })],
  ['a bot that edits', edited('', ONE, { bot_id: 'BOTHER' })],
  ['a person in direct messages', posted(ONE, { channel: 'DADA', channel_type: 'im' })],
])('notes nothing of %s', async (_who, event) => {
  await notedAfter(event);
  expect(sharings.size()).toBe(0);
});

it('tells nobody where the notes are away, and shows papers all the same', async () => {
  await bot.stop();
  const away = async () => {
    throw new UnavailableError('The database is away.');
  };
  await begin({ noteShared: away, sharedBefore: away });
  await bot.event(posted(ONE));
  await bot.event(aMention('show Pruning Networks'));
  const [post, ...others] = await bot.slack.called('chat.postMessage');
  expect(post?.args.text).toContain('Pruning Networks');
  expect(others).toEqual([]);
  expect(bot.log()).toContain('could not be noted');
});
