/** Who speaks, and where, as the commands are told of it. */
import { needsTimeZone } from '../commands/subscribe.js';
import type { Speaker } from '../commands/types.js';
import { isDirect, type Press } from './decode.js';
import { classify } from './fault.js';
import type { Voice } from './respond.js';

/** Somebody in a conversation; without a channel, in their direct messages, whose id need not be known. */
export function speakerIn(teamId: string | undefined, userId: string, channelId = userId): Speaker {
  const kind = channelId === userId || isDirect(channelId) ? 'direct' : 'channel';
  return { userId, here: { teamId: teamId ?? '', channelId, kind } };
}

/** The one who pressed something; modals and the Home tab stand in nobody's channel. */
export function speakerOf({ userId, origin }: Press, teamId: string | undefined): Speaker {
  return speakerIn(teamId, userId, 'channelId' in origin ? origin.channelId : undefined);
}

/** With the time zone of their profile, looked up only for a text that may rest on it. Never rejects. */
export async function withTimeZone(speaker: Speaker, text: string, { client, log }: Voice): Promise<Speaker> {
  if (!needsTimeZone(text)) return speaker;
  try {
    const { user } = await client.users.info({ user: speaker.userId });
    return user?.tz ? { ...speaker, timeZone: user.tz } : speaker;
  } catch (error) {
    log.warn({ fault: classify(error) }, 'a time zone could not be looked up; the default is taken');
    return speaker;
  }
}
