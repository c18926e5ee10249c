/** Carries digests into Slack, and tells apart what was posted, what was not, and what may have been. */
import { WebAPIPlatformError, WebAPIRateLimitedError, WebAPIRequestError, WebClient } from '@slack/web-api';
import { z } from 'zod';
import type { Delivery } from '../digest/delivery.js';
import type { Courier, CourierAnswer, FindAnswer } from '../digest/ports.js';
import type { Logger } from '../lib/logger.js';
import { boltLogger } from './bolt-log.js';
import { clientOptionsFor } from './client-options.js';
import { classify, unwrapped } from './fault.js';
import { decodeDeliveryKey } from './ids.js';
import { deliveryMessage } from './views/delivery.js';

export interface CourierOptions {
  readonly botToken: string;
  /** Base address of Slack's Web API with a trailing slash; Slack itself when absent. */
  readonly apiUrl?: string;
  readonly logger: Logger;
}

/** A client of its own, so that a thousand digests do not stand in the way of answers. */
export function createCourier({ botToken, apiUrl, logger }: CourierOptions): Courier {
  const client = new WebClient(botToken, { ...clientOptionsFor(apiUrl), logger: boltLogger(logger) });
  return {
    post: (delivery) => post(delivery, client).catch(answerTo),
    find: (delivery, since) => find(delivery, since, client).catch(notFound),
  };
}

/** Slack's words for a place where this message will never be posted, until a person changes something. */
const NEVER = new Set([
  'account_inactive',
  'cannot_dm_bot',
  'channel_not_found',
  'invalid_auth',
  'is_archived',
  'messages_tab_disabled',
  'missing_scope',
  'no_permission',
  'not_allowed_token_type',
  'not_authed',
  'not_in_channel',
  'restricted_action',
  'restricted_action_non_threadable_channel',
  'restricted_action_read_only_channel',
  'restricted_action_thread_only_channel',
  'team_disabled',
  'token_expired',
  'token_revoked',
  'user_disabled',
  'user_not_found',
]);

/** "Some aspect of the operation may have succeeded": https://docs.slack.dev/reference/methods/chat.postMessage#errors */
const PERHAPS_DONE = new Set(['fatal_error', 'internal_error', 'service_unavailable']);

/** Faults of the network that come before anything was sent. */
const UNSENT = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT']);

/** Slack allows a thousand; apps outside its marketplace get fifteen whatever they ask for. */
const PAGE = 200;
const MOST_PAGES = 20;

async function post(delivery: Delivery, client: WebClient): Promise<CourierAnswer> {
  const answer = await client.chat.postMessage({
    ...deliveryMessage(delivery),
    channel: delivery.channelId,
    unfurl_links: false,
    unfurl_media: false,
  });
  const posted = postedSchema.safeParse(answer).data;
  return posted
    ? { kind: 'posted', channelId: posted.channel, ts: posted.ts }
    : { kind: 'doubtful', word: UNREADABLE };
}

async function find({ key, channelId }: Delivery, since: Date, client: WebClient): Promise<FindAnswer> {
  const channel = await conversationOf(channelId, client);
  let cursor: string | undefined;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const history = await client.conversations.history({
      channel,
      oldest: String((since.getTime() - CLOCKS_DIFFER_MS) / 1_000),
      include_all_metadata: true,
      limit: PAGE,
      ...(cursor ? { cursor } : {}),
    });
    const messages = z.array(messageSchema).safeParse(history.messages).data;
    if (!messages) return { kind: 'unknown', word: UNREADABLE };
    const found = messages.find(({ metadata }) => decodeDeliveryKey(metadata) === key);
    if (found) return { kind: 'found', channelId: channel, ts: found.ts };
    cursor = history.response_metadata?.next_cursor;
    if (!cursor) return { kind: 'absent' };
  }
  return { kind: 'unknown', word: 'history_too_long' };
}

/** Slack's clock stamps a message, ours the attempt. */
const CLOCKS_DIFFER_MS = 5 * 60_000;

/** A history has a conversation's id; with a person's, the conversation is asked for. */
async function conversationOf(channelId: string, client: WebClient): Promise<string> {
  if (!/^[UW]/.test(channelId)) return channelId;
  const { channel } = await client.conversations.open({ users: channelId });
  return channel?.id ?? channelId;
}

/** What is not known to be a refusal may have been carried out. */
function answerTo(error: unknown): CourierAnswer {
  const fault = classify(error);
  const word = wordOf(error);
  if (word === 'ratelimited') return { kind: 'refused', word, ...waitAsked(error) };
  if (isPlatformWord(error)) {
    if (NEVER.has(word)) return { kind: 'permanent', word };
    return { kind: PERHAPS_DONE.has(word) ? 'doubtful' : 'refused', word };
  }
  // A proxy on the way said no, and says nothing about the channel.
  const refusedOnTheWay = fault.kind === 'permanent' || word === 'unreachable';
  return { kind: refusedOnTheWay ? 'refused' : 'doubtful', word };
}

function notFound(error: unknown): FindAnswer {
  const word = wordOf(error);
  if (isPlatformWord(error) && NEVER.has(word)) return { kind: 'unreadable', word };
  return { kind: 'unknown', word, ...waitAsked(error) };
}

/** By `Retry-After`, where Slack said so. */
function waitAsked(error: unknown): { readonly retryAfterMs?: number } {
  const inner = unwrapped(error);
  return inner instanceof WebAPIRateLimitedError ? { retryAfterMs: inner.retryAfter * 1_000 } : {};
}

/** An answer that is no JSON comes from the client as if it were Slack's word. */
function isPlatformWord(error: unknown): boolean {
  const inner = unwrapped(error);
  const word: unknown = inner instanceof WebAPIPlatformError ? inner.data.error : undefined;
  return typeof word === 'string' && /^[a-z_]{1,60}$/.test(word);
}

function wordOf(error: unknown): string {
  const inner = unwrapped(error);
  if (inner instanceof WebAPIPlatformError && !isPlatformWord(inner)) return UNREADABLE;
  if (inner instanceof WebAPIRequestError && isUnsent(inner.original)) return 'unreachable';
  return classify(error).word.slice(0, MAX_WORD);
}

function isUnsent({ cause }: Error): boolean {
  return typeof cause === 'object' && cause !== null && 'code' in cause && UNSENT.has(String(cause.code));
}

const UNREADABLE = 'unreadable_answer';
const MAX_WORD = 100;

const postedSchema = z.object({ channel: z.string(), ts: z.string() });
const messageSchema = z.looseObject({ ts: z.string(), metadata: z.unknown().optional() });
