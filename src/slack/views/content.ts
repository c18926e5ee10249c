/** What a message is made of, before it is known where it goes. */
import type { KnownBlock } from '@slack/types';
import type { MessageMetadata } from '../ids.js';
import { LIMITS } from '../limits.js';

export interface MessageContent {
  /** What notifications and screen readers say; escaped mrkdwn, at most 4,000 characters. */
  readonly text: string;
  readonly blocks: KnownBlock[];
  /** On lists of papers, what a number in the thread means; on what the outbox sends, which delivery it is. */
  readonly metadata?: MessageMetadata;
}

/** The blocks with the first of these details with which they fit one message, else with the last; give the richest first. */
export function fitted<Detail>(
  details: readonly Detail[],
  blocksWith: (detail: Detail) => KnownBlock[],
): KnownBlock[] {
  let blocks: KnownBlock[] = [];
  for (const detail of details) {
    blocks = blocksWith(detail);
    if (JSON.stringify(blocks).length <= LIMITS.messageJson) break;
  }
  return blocks;
}
