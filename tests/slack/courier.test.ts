import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createLogger } from '../../src/lib/logger.js';
import { createCourier } from '../../src/slack/courier.js';
import { encodeDelivery } from '../../src/slack/ids.js';
import { aDelivery } from '../support/digests.js';
import { openWebApi, type WebApi } from './web-api.js';

const SINCE = new Date('2026-11-25T08:00:00Z');
const logger = createLogger('silent', { write: () => undefined });
let slack: WebApi;

beforeEach(async () => {
  slack = await openWebApi();
});
afterEach(() => slack.close());

function courierTo() {
  return createCourier({ botToken: 'xoxb-1', apiUrl: slack.apiUrl, logger });
}

describe('the courier posts', () => {
  it('one message with the delivery’s key, and without link previews', async () => {
    slack.next('chat.postMessage', { body: { ok: true, channel: 'C1', ts: '5.5' } });
    const answer = await courierTo().post(aDelivery({ key: 'the key' }));
    expect(answer).toEqual({ kind: 'posted', channelId: 'C1', ts: '5.5' });
    const { args } = (await slack.called('chat.postMessage')).at(-1) ?? {};
    expect(args).toMatchObject({
      channel: 'C1',
      unfurl_links: 'false',
      unfurl_media: 'false',
      metadata: { event_type: 'paperboy_digest', event_payload: { key: 'the key' } },
    });
  });

  const ok = (error: string) => ({ body: { ok: false, error } });
  it.each([
    ['is_archived', ok('is_archived'), { kind: 'permanent', word: 'is_archived' }],
    ['channel_not_found', ok('channel_not_found'), { kind: 'permanent', word: 'channel_not_found' }],
    ['token_revoked', ok('token_revoked'), { kind: 'permanent', word: 'token_revoked' }],
    ['a word for blocks it dislikes', ok('invalid_blocks'), { kind: 'refused', word: 'invalid_blocks' }],
    [
      'a fault in which something may have been done',
      ok('fatal_error'),
      { kind: 'doubtful', word: 'fatal_error' },
    ],
    [
      '429 with Retry-After',
      { status: 429, headers: { 'retry-after': '7' } },
      { kind: 'refused', word: 'ratelimited', retryAfterMs: 7_000 },
    ],
    ['429 without it', { status: 429 }, { kind: 'refused', word: 'ratelimited' }],
    ['500', { status: 500 }, { kind: 'doubtful', word: 'http_500' }],
    ['a proxy’s 403', { status: 403 }, { kind: 'refused', word: 'http_403' }],
    ['success without a ts', { body: { ok: true } }, { kind: 'doubtful', word: 'unreadable_answer' }],
    ['a list', { body: [1, 2] }, { kind: 'doubtful' }],
    ['a page of HTML', { body: '<html>Bad gateway</html>' }, { kind: 'doubtful' }],
  ])('and knows what %s means', async (_what, answer, expected) => {
    slack.next('chat.postMessage', answer);
    expect(await courierTo().post(aDelivery())).toMatchObject(expected);
  });

  it('and knows that nothing was posted where Slack cannot be reached at all', async () => {
    await slack.close();
    const answer = await courierTo().post(aDelivery());
    slack = await openWebApi();
    expect(answer).toEqual({ kind: 'refused', word: 'unreachable' });
  });
});

describe('the courier looks a delivery up', () => {
  const message = (ts: string, key: string) => ({ ts, user: 'UBOT', metadata: encodeDelivery(key) });
  const page = (messages: readonly object[], next = '') => ({
    body: { ok: true, messages, response_metadata: { next_cursor: next } },
  });

  it('page by page, from before the attempt on', async () => {
    slack.next('conversations.history', page([message('1.1', 'another'), { ts: '1.2' }], 'more'));
    slack.next('conversations.history', page([message('2.2', 'mine')]));
    const answer = await courierTo().find(aDelivery({ key: 'mine' }), SINCE);
    expect(answer).toEqual({ kind: 'found', channelId: 'C1', ts: '2.2' });
    const [first, second] = (await slack.called('conversations.history', 2)).slice(-2);
    expect(Number(first?.args.oldest)).toBeLessThan(SINCE.getTime() / 1_000);
    expect(first?.args.include_all_metadata).toBe('true');
    expect(second?.args.cursor).toBe('more');
  });

  it('and is sure that it is absent only at the end of the history', async () => {
    slack.next('conversations.history', page([message('1.1', 'another')]));
    expect(await courierTo().find(aDelivery(), SINCE)).toEqual({ kind: 'absent' });
  });

  it('in the conversation with a person, which it asks for', async () => {
    slack.next('conversations.open', { body: { ok: true, channel: { id: 'D7' } } });
    slack.next('conversations.history', page([message('3.3', 'mine')]));
    const answer = await courierTo().find(aDelivery({ key: 'mine', channelId: 'UADA' }), SINCE);
    expect(answer).toEqual({ kind: 'found', channelId: 'D7', ts: '3.3' });
  });

  it.each([
    [
      'it may not read',
      { body: { ok: false, error: 'missing_scope' } },
      { kind: 'unreadable', word: 'missing_scope' },
    ],
    ['it is no member', { body: { ok: false, error: 'not_in_channel' } }, { kind: 'unreadable' }],
    [
      'Slack is busy',
      { status: 429, headers: { 'retry-after': '3' } },
      { kind: 'unknown', retryAfterMs: 3_000 },
    ],
    ['Slack is broken', { status: 503 }, { kind: 'unknown', word: 'http_503' }],
    ['the answer is garbage', { body: { ok: true, messages: 'none' } }, { kind: 'unknown' }],
  ])('and says so where %s', async (_what, answer, expected) => {
    slack.next('conversations.history', answer);
    expect(await courierTo().find(aDelivery(), SINCE)).toMatchObject(expected);
  });
});
