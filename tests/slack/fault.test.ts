import { MultipleListenerError, RespondError, UnknownError } from '@slack/bolt';
import {
  WebAPIHTTPError,
  WebAPIPlatformError,
  WebAPIRateLimitedError,
  WebAPIRequestError,
} from '@slack/web-api';
import { expect, it } from 'vitest';
import { UnavailableError } from '../../src/lib/errors.js';
import { classify } from '../../src/slack/fault.js';

const platform = (error: string) => new WebAPIPlatformError({ ok: false, error });
const without = new Error('Retry header did not contain a valid timeout (url: …, retry-after header: null)');

it.each([
  ['a channel that is gone', platform('channel_not_found'), { kind: 'permanent', word: 'channel_not_found' }],
  ['a revoked token', platform('token_revoked'), { kind: 'permanent', word: 'token_revoked' }],
  ['an address that has expired', new RespondError('…', 404), { kind: 'permanent', word: 'http_404' }],
  ['Slack in trouble', platform('internal_error'), { kind: 'transient', refused: true }],
  ['Slack out of order', new WebAPIHTTPError(503, 'Unavailable', {}), { kind: 'transient', refused: false }],
  [
    'a network that is down',
    new WebAPIRequestError(new Error('ECONNRESET')),
    { kind: 'transient', refused: false },
  ],
  ['too fast', new WebAPIRateLimitedError(7), { kind: 'transient', refused: true, retryAfterMs: 7_000 }],
  ['a fetch that found no network', new TypeError('fetch failed'), { kind: 'transient', refused: false }],
  [
    'a fetch that timed out',
    AbortSignal.abort(new DOMException('', 'TimeoutError')).reason,
    { kind: 'transient' },
  ],
  ['too fast, and no word how long', without, { kind: 'transient', refused: true, retryAfterMs: 1_000 }],
  ['a database that is away', new UnavailableError('It is away.'), { kind: 'transient', refused: true }],
  ['too fast at a response url', new RespondError('…', 429), { kind: 'transient', refused: true }],
  ['blocks that Slack does not take', platform('invalid_blocks'), { kind: 'bug', word: 'invalid_blocks' }],
  ['a slip of ours', new TypeError('x is not a function'), { kind: 'bug', word: 'x is not a function' }],
  ['Bolt’s wrapping', new UnknownError(without), { kind: 'transient' }],
  [
    'several listeners at once',
    new MultipleListenerError([platform('is_archived'), without]),
    { kind: 'permanent' },
  ],
])('tells what it is: %s', (_what, error, fault) => {
  expect(classify(error)).toMatchObject(fault);
});
