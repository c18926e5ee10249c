/** A message that holds links of our domains, narrowed as `decode.ts` does. */
import { z } from 'zod';

export interface LinksShared {
  readonly channelId: string;
  /** Of the message. */
  readonly ts: string;
  /** As Slack wants them back. */
  readonly urls: readonly string[];
}

/** A `link_shared` event about a message that was posted; undefined for one that is still being written. */
export function decodeLinks(event: unknown): LinksShared | undefined {
  const parsed = linksSchema.safeParse(event).data;
  return (
    parsed && { channelId: parsed.channel, ts: parsed.message_ts, urls: parsed.links.map(({ url }) => url) }
  );
}

/** Ids of what is being written have another form: https://docs.slack.dev/reference/events/link_shared */
const linksSchema = z.object({
  channel: z.string().regex(/^[CDG][A-Z0-9]+$/),
  message_ts: z.string().regex(/^\d+\.\d+$/),
  links: z.array(z.object({ url: z.string() })),
  source: z.literal('conversations_history').optional(),
});
