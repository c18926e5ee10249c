/** In which channels people are, and which channels everyone may read, as far as Slack tells an app. */
import { WebClient } from '@slack/web-api';
import { z } from 'zod';
import { boltLogger } from './bolt-log.js';
import { clientOptionsFor } from './client-options.js';
import type { CourierOptions } from './courier.js';
import { classify } from './fault.js';

const PAGE = 200;
const MOST_PAGES = 5;

/** Never rejects: what Slack does not tell is left out, and is not public. */
export interface Memberships {
  /** The ids of a person's public channels, and of those private ones in which the app is too. */
  channelsOf(userId: string): Promise<readonly string[]>;
  isPublic(channelId: string): Promise<boolean>;
}

/** A channel may be made private: what is known of it is asked again after so long. */
const KNOWN_FOR_MS = 10 * 60_000;

export function createMemberships({
  botToken,
  apiUrl,
  logger,
  now,
}: CourierOptions & { readonly now: () => Date }): Memberships {
  const client = new WebClient(botToken, { ...clientOptionsFor(apiUrl), logger: boltLogger(logger) });
  const known = new Map<string, { readonly isPublic: boolean; readonly at: number }>();
  const channelsOf: Memberships['channelsOf'] = async (userId) => {
    const ids: string[] = [];
    try {
      let cursor: string | undefined;
      for (let page = 0; page < MOST_PAGES; page += 1) {
        const answer = await client.users.conversations({
          user: userId,
          types: 'public_channel,private_channel',
          exclude_archived: true,
          limit: PAGE,
          ...(cursor ? { cursor } : {}),
        });
        ids.push(...channelsSchema.parse(answer.channels ?? []).map(({ id }) => id));
        cursor = answer.response_metadata?.next_cursor;
        if (!cursor) break;
      }
    } catch (error) {
      logger.warn({ fault: classify(error) }, 'the channels of a person could not be looked up');
    }
    return ids;
  };
  const isPublic: Memberships['isPublic'] = async (channelId) => {
    const before = known.get(channelId);
    if (before && now().getTime() - before.at < KNOWN_FOR_MS) return before.isPublic;
    let isPublic = false;
    try {
      const { channel } = await client.conversations.info({ channel: channelId });
      isPublic = publicSchema.safeParse(channel).success;
    } catch (error) {
      logger.warn({ fault: classify(error) }, 'whether a channel is public could not be looked up');
    }
    known.set(channelId, { isPublic, at: now().getTime() });
    return isPublic;
  };
  return { channelsOf, isPublic };
}

const publicSchema = z.object({
  is_private: z.literal(false),
  is_im: z.literal(false).optional(),
  is_mpim: z.literal(false).optional(),
});

const channelsSchema = z.array(z.object({ id: z.string() }));
