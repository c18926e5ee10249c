/** Says things in Slack, and falls back to the next best way where Slack refuses the first. */
import { setTimeout as pause } from 'node:timers/promises';
import type { RespondFn } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import type { Logger } from '../lib/logger.js';
import { classify } from './fault.js';
import type { MessageContent } from './views/content.js';

/** What answering one delivery takes. */
export interface Voice {
  readonly client: WebClient;
  readonly log: Logger;
  /** Where Slack gave a `response_url`. */
  readonly respond?: RespondFn | undefined;
}

/** A conversation, and in it a thread where `threadTs` is given. */
export interface Place {
  readonly channelId: string;
  readonly threadTs?: string | undefined;
}

/** After a longer wait than this, an answer comes too late. */
const LONGEST_WAIT_MS = 30_000;
const NO_PREVIEWS = { unfurl_links: false, unfurl_media: false } as const;

/** Says it to everyone there. Rejects with what the Web API rejects with. */
export async function say(content: MessageContent, place: Place, { client }: Voice): Promise<void> {
  await patiently(() =>
    client.chat.postMessage({ ...content, ...NO_PREVIEWS, channel: place.channelId, ...inThread(place) }),
  );
}

/** Puts it in place of a public message, which keeps its link previews off. */
export async function rewrite(
  content: MessageContent,
  channelId: string,
  ts: string,
  { client }: Voice,
): Promise<void> {
  await patiently(() => client.chat.update({ ...content, channel: channelId, ts }));
}

/**
 * Says it to one person: to the `response_url` (five uses, 30 minutes; `replace` puts it in the place of the message
 * that was pressed), else as an ephemeral message, which Slack refuses where Paperboy is no member, else directly.
 */
export async function whisper(
  content: MessageContent,
  to: Place & { readonly userId: string },
  { client, log, respond }: Voice,
  { replace = false } = {},
): Promise<void> {
  const { text, blocks } = content;
  const message = { text, blocks, ...NO_PREVIEWS };
  const ways: readonly (() => Promise<unknown>)[] = [
    ...(respond
      ? [
          () =>
            respond({ ...message, response_type: 'ephemeral', replace_original: replace, ...inThread(to) }),
        ]
      : []),
    () =>
      client.chat.postEphemeral({ text, blocks, channel: to.channelId, user: to.userId, ...inThread(to) }),
    () => client.chat.postMessage({ ...message, channel: to.userId }),
  ];
  await byFirstOpenWay(ways, log);
}

/** Tries one way after the other. Rejects with what the last one rejects with. */
export async function byFirstOpenWay(ways: readonly (() => Promise<unknown>)[], log: Logger): Promise<void> {
  const [way, ...others] = ways;
  if (!way) return;
  try {
    await patiently(way);
  } catch (error) {
    if (others.length === 0) throw error;
    log.warn({ fault: classify(error) }, 'an answer could not be given the first way; trying the next');
    await byFirstOpenWay(others, log);
  }
}

/** Tries once more after a 429, which means that nothing was said; after a timeout, something may have been. */
async function patiently<T>(attempt: () => Promise<T>): Promise<T> {
  try {
    return await attempt();
  } catch (error) {
    const fault = classify(error);
    if (fault.kind !== 'transient' || !fault.refused || fault.retryAfterMs > LONGEST_WAIT_MS) throw error;
    await pause(fault.retryAfterMs);
    return attempt();
  }
}

function inThread({ threadTs }: Place): { thread_ts?: string } {
  return threadTs ? { thread_ts: threadTs } : {};
}
