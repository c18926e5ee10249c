/** Who named a paper in this channel before, and when: each day leads to the message. */
import type { KnownBlock, RichTextElement } from '@slack/types';
import type { Sharing } from '../../library/library.js';
import { paragraph, words } from './blocks.js';

/** One line, or nothing where nobody did; three people are named, each with the latest day. */
export function sharedBlocks(sharings: readonly Sharing[] = []): KnownBlock[] {
  if (sharings.length === 0) return [];
  const people = sharings.filter(
    ({ userId }, at) => sharings.findIndex((each) => each.userId === userId) === at,
  );
  const named = people
    .slice(0, MOST_NAMED)
    .flatMap((sharing, at) => [
      words(at === 0 ? 'Shared here by ' : ', by '),
      { type: 'user', user_id: sharing.userId } as const,
      words(' on '),
      dayOf(sharing),
    ]);
  return [paragraph(...named, words(people.length > MOST_NAMED ? ' and others' : ''))];
}

const MOST_NAMED = 3;

function dayOf({ at, permalink }: Sharing): RichTextElement {
  return {
    type: 'date',
    timestamp: Math.floor(at.getTime() / 1_000),
    format: '{date_short}',
    fallback: at.toISOString().slice(0, 10),
    ...(permalink ? { url: permalink } : {}),
  };
}
