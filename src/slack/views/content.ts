/** What a message is made of, before it is known where it goes. */
import type { KnownBlock } from '@slack/types';
import type { ShownMetadata } from '../ids.js';

export interface MessageContent {
  /** What notifications and screen readers say; escaped mrkdwn, at most 4,000 characters. */
  readonly text: string;
  readonly blocks: KnownBlock[];
  /** On results only: what a number in the thread means. */
  readonly metadata?: ShownMetadata;
}
