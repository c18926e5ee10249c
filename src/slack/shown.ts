/** Reads back from a conversation what Paperboy last showed there, so that "3" and "more" survive a restart. */
import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import { readRefinement } from '../commands/refine.js';
import type { Reply, Shown } from '../commands/types.js';
import { classify } from './fault.js';
import { decodeShown } from './ids.js';
import type { Voice } from './respond.js';

export interface Recalled {
  readonly shown?: Shown | undefined;
  /** Slack's word for why the conversation could not be read. */
  readonly unreadable?: string | undefined;
}

export interface Conversation {
  readonly channelId: string;
  /** The thread to read; without it, the top level of direct messages. */
  readonly threadTs?: string | undefined;
  readonly direct: boolean;
  /** Who Paperboy is there: only its own messages count. */
  readonly botUserId: string | undefined;
}

const PAGE = 200;
const MOST_PAGES = 5;
const MESSAGES_BACK = 30;

/** Paperboy's latest results there, looked up only for a text that refers to them. Never rejects. */
export async function recallFor(
  text: string,
  conversation: Conversation,
  { client, log }: Voice,
): Promise<Recalled> {
  const { threadTs, direct } = conversation;
  if (!readRefinement(text) || !(direct || threadTs)) return {};
  try {
    const messages = await (threadTs
      ? readThread(conversation, threadTs, client)
      : readLatest(conversation, client));
    return { shown: lastShown(messages, conversation.botUserId) };
  } catch (error) {
    const fault = classify(error);
    log.warn({ fault }, 'a conversation could not be read back');
    return { unreadable: fault.word };
  }
}

/** What to say where the conversation that a number counts in could not be read. */
export function unreadableReply(word: string): Reply {
  const cause =
    word === 'missing_scope'
      ? 'the app lacks the permission to read this conversation. Whoever installed it can add the scopes of its manifest'
      : `Slack does not let me read this conversation (${word})`;
  return {
    kind: 'problem',
    message: `I cannot look up which papers I showed here: ${cause}. A search or a title works all the same.`,
    tryInstead: [],
  };
}

/** Slack gives a thread from its beginning, in pages. */
async function readThread(
  { channelId }: Conversation,
  threadTs: string,
  client: WebClient,
): Promise<unknown[]> {
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
async function readLatest({ channelId }: Conversation, client: WebClient): Promise<unknown[]> {
  const query = { channel: channelId, include_all_metadata: true, limit: MESSAGES_BACK };
  const { messages = [] } = await client.conversations.history(query);
  return messages.reverse();
}

function lastShown(messages: readonly unknown[], botUserId: string | undefined): Shown | undefined {
  return messages
    .map((message) => ownSchema.safeParse(message).data)
    .map((message) => (message?.user === botUserId ? decodeShown(message?.metadata) : undefined))
    .findLast((shown) => shown !== undefined);
}

const ownSchema = z.object({ user: z.string(), metadata: z.unknown() });
