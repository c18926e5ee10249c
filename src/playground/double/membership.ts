/** Where the app may write and read; a refusal is Slack's error code. */
import type { World } from './world.js';

/** Reading, updates and ephemeral messages need membership; a private channel the app is not in does not exist for it. */
export function whyNotIn(channelId: string, { channel, team }: World): string | undefined {
  const place = channel(channelId);
  if (!place) return 'channel_not_found';
  if (place.members.has(team.app.userId)) return undefined;
  return place.kind === 'public' ? 'not_in_channel' : 'channel_not_found';
}

/** Posting works in any public channel with the scope for it. */
export function whyNotPost(channelId: string, world: World): string | undefined {
  const reason = whyNotIn(channelId, world);
  const mayAnywhere = world.team.app.scopes.includes('chat:write.public');
  return reason === 'not_in_channel' && mayAnywhere ? undefined : reason;
}
