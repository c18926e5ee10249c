/** Reads back from a conversation what Paperboy last showed there, so that "3" and "more" survive a restart. */
import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import type { Shown } from '../commands/types.js';
import { classify } from './errors.js';
import { decodeShown } from './ids.js';

/** `unreadable` holds Slack's word for why the conversation could not be read. */
export type Recalled = { readonly shown?: Shown | undefined; readonly unreadable?: string };

export interface Conversation {
  readonly channelId: string;
  /** The thread to read; without it, the top level of direct messages. */
  readonly threadTs?: string | undefined;
  /** Who Paperboy is there: only its own messages count. */
  readonly botUserId: string | undefined;
}

const PAGE = 200;
const MOST_PAGES = 5;
const MESSAGES_BACK = 30;

/**
 * The latest results of ours there. Conversations that may not be read give `unreadable`; a failure that may
 * pass rejects, as the answer would be wrong without it.
 */
export async function recall(conversation: Conversation, client: WebClient): Promise<Recalled> {
  try {
    const messages = await (conversation.threadTs
      ? thread(conversation, client)
      : latest(conversation, client));
    return { shown: lastShown(messages, conversation.botUserId) };
  } catch (error) {
    const fault = classify(error);
    if (fault.kind !== 'permanent') throw error;
    return { unreadable: fault.word };
  }
}

/** Slack gives a thread from its beginning, in pages. */
async function thread({ channelId, threadTs = '' }: Conversation, client: WebClient): Promise<unknown[]> {
  const messages: unknown[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const answer = await client.conversations.replies({
      channel: channelId,
      ts: threadTs,
      include_all_metadata: true,
      limit: PAGE,
      ...(cursor ? { cursor } : {}),
    });
    messages.push(...(answer.messages ?? []));
    cursor = answer.response_metadata?.next_cursor;
    if (!cursor) break;
  }
  return messages;
}

/** Slack gives a history from its end. */
async function latest({ channelId }: Conversation, client: WebClient): Promise<unknown[]> {
  const answer = await client.conversations.history({
    channel: channelId,
    include_all_metadata: true,
    limit: MESSAGES_BACK,
  });
  return (answer.messages ?? []).reverse();
}

function lastShown(messages: readonly unknown[], botUserId: string | undefined): Shown | undefined {
  return messages
    .map((message) => messageSchema.safeParse(message).data)
    .filter((message) => message !== undefined && message.user === botUserId)
    .map((message) => decodeShown(message?.metadata))
    .findLast((shown) => shown !== undefined);
}

const messageSchema = z.object({ user: z.string(), metadata: z.unknown() });
