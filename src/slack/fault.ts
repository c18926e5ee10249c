/** What went wrong with Slack or with what is kept, classified once: it will never work, it may work later, or it is a bug of ours. */
import { MultipleListenerError, RespondError, UnknownError } from '@slack/bolt';
import {
  WebAPIHTTPError,
  WebAPIPlatformError,
  WebAPIRateLimitedError,
  WebAPIRequestError,
} from '@slack/web-api';
import { messageOf, UnavailableError } from '../lib/errors.js';

export type Fault =
  /** Trying again will not help until a person changes something in Slack. `word` is Slack's error code. */
  | { readonly kind: 'permanent'; readonly word: string }
  /** May work later, at the earliest after `retryAfterMs`. `refused` is true when Slack said no, so nothing was done. */
  | {
      readonly kind: 'transient';
      readonly word: string;
      readonly retryAfterMs: number;
      readonly refused: boolean;
    }
  | { readonly kind: 'bug'; readonly word: string };

const PERMANENT = new Set([
  'account_inactive',
  'cant_update_message',
  'channel_not_found',
  'edit_window_closed',
  'invalid_auth',
  'is_archived',
  'message_not_found',
  'missing_scope',
  'no_permission',
  'not_allowed_token_type',
  'not_authed',
  'not_found',
  'not_in_channel',
  'restricted_action',
  'restricted_action_non_threadable_channel',
  'restricted_action_read_only_channel',
  'restricted_action_thread_locked',
  'restricted_action_thread_only_channel',
  'team_disabled',
  'token_expired',
  'token_revoked',
  'user_not_in_channel',
]);

const TRANSIENT = new Set([
  'exchanged_trigger_id',
  'expired_trigger_id',
  'fatal_error',
  'internal_error',
  'ratelimited',
  'rate_limited',
  'request_timeout',
  'service_unavailable',
  'team_added_to_org',
]);

const DEFAULT_RETRY_MS = 1_000;

/**
 * Classifies anything that Bolt 5 or web-api 8 throws. A 429 without `Retry-After` arrives from the client as a plain
 * `Error`, which only its message tells from a bug.
 */
export function classify(thrown: unknown): Fault {
  const error = unwrapped(thrown);
  if (error instanceof WebAPIRateLimitedError)
    return transient('ratelimited', true, error.retryAfter * 1_000);
  if (error instanceof WebAPIPlatformError) return platformFault(error.data.error);
  if (error instanceof WebAPIRequestError || isNetworkFault(error)) return transient('request_failed', false);
  if (error instanceof WebAPIHTTPError) return httpFault(error.statusCode);
  if (error instanceof RespondError) return httpFault(error.statusCode);
  const message = messageOf(error);
  if (error instanceof UnavailableError) return transient(message, true);
  return message.startsWith('Retry header did not contain')
    ? transient('ratelimited', true)
    : { kind: 'bug', word: message };
}

/** What was thrown inside Bolt's wrapping. */
export function unwrapped(error: unknown): unknown {
  if (error instanceof UnknownError) return unwrapped(error.original);
  return error instanceof MultipleListenerError ? unwrapped(error.originals[0]) : error;
}

/** `fetch` has no error class of its own for a failed network. */
function isNetworkFault(error: unknown): boolean {
  return error instanceof Error && (error.name === 'TimeoutError' || error.message === 'fetch failed');
}

function platformFault(word: string): Fault {
  if (PERMANENT.has(word)) return { kind: 'permanent', word };
  return TRANSIENT.has(word) ? transient(word, true) : { kind: 'bug', word };
}

function httpFault(status: number): Fault {
  const word = `http_${status}`;
  return status >= 500 || status === 429 ? transient(word, status === 429) : { kind: 'permanent', word };
}

function transient(word: string, refused: boolean, retryAfterMs = DEFAULT_RETRY_MS): Fault {
  return { kind: 'transient', word, retryAfterMs, refused };
}
