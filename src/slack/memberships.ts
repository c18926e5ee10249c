/** In which channels people are, as far as Slack tells an app. */
import { WebClient } from '@slack/web-api';
import { z } from 'zod';
import { boltLogger } from './bolt-log.js';
import { clientOptionsFor } from './client-options.js';
import type { CourierOptions } from './courier.js';
import { classify } from './fault.js';

const PAGE = 200;
const MOST_PAGES = 5;

/**
 * The ids of a person's public channels, and of those private ones in which the app is too. Never rejects: what Slack does not
 * tell is left out.
 */
export function createMemberships({
  botToken,
  apiUrl,
  logger,
}: CourierOptions): (userId: string) => Promise<readonly string[]> {
  const client = new WebClient(botToken, { ...clientOptionsFor(apiUrl), logger: boltLogger(logger) });
  return async (userId) => {
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
}

const channelsSchema = z.array(z.object({ id: z.string() }));
