/** A conversation's messages in the order and the groups in which they are read. */
import type { PlaygroundMessage } from '../../protocol.js';
import { dayName, momentOf } from '../time.js';

export interface Row {
  readonly message: PlaygroundMessage;
  /** Oldest first. */
  readonly replies: readonly PlaygroundMessage[];
  /** Set on the first message of a day. */
  readonly day?: string;
  /** Whether it goes on where the same person's last message stopped, and needs no name. */
  readonly continues: boolean;
}

const PAUSE_MS = 300_000;

/** What stands in a channel itself: no replies. */
export function topLevel(
  messages: readonly PlaygroundMessage[],
  channelId: string,
): readonly PlaygroundMessage[] {
  return messages.filter((message) => message.channelId === channelId && !isReply(message));
}

export function repliesTo(
  messages: readonly PlaygroundMessage[],
  { channelId, ts }: PlaygroundMessage,
): readonly PlaygroundMessage[] {
  return messages.filter(
    (message) => message.channelId === channelId && message.threadTs === ts && isReply(message),
  );
}

/** `shown` in rows; `all` is where their replies are found. */
export function timeline(
  shown: readonly PlaygroundMessage[],
  all: readonly PlaygroundMessage[],
  now: Date,
): readonly Row[] {
  return shown.map((message, index) => {
    const before = shown[index - 1];
    const day = dayName(momentOf(message), now);
    const isNewDay = !before || dayName(momentOf(before), now) !== day;
    return {
      message,
      replies: repliesTo(all, message),
      ...(isNewDay ? { day } : {}),
      continues: !isNewDay && continues(before, message),
    };
  });
}

function continues(before: PlaygroundMessage, message: PlaygroundMessage): boolean {
  return (
    before.userId === message.userId &&
    !before.ephemeralTo === !message.ephemeralTo &&
    momentOf(message).getTime() - momentOf(before).getTime() < PAUSE_MS
  );
}

function isReply({ threadTs, ts }: PlaygroundMessage): boolean {
  return threadTs !== undefined && threadTs !== ts;
}
