/** Links in messages: told to the app where it asked for their domains, and shown with what it sends for them. */
import { z } from 'zod';
import type { PlaygroundMessage, PlaygroundUnfurl } from '../protocol.js';
import type { Backend } from './backend.js';
import { checkBlocks } from './block-kit.js';
import type { ApiAnswer } from './emulated.js';
import { sendEvent } from './events.js';
import { refused } from './views.js';

/** Fields: https://docs.slack.dev/reference/events/link_shared */
export function tellLinks(message: PlaygroundMessage, backend: Backend): void {
  const { app } = backend.team;
  const links = linksIn(message.text).flatMap((url) => {
    const domain = app.unfurlDomains?.find((each) => isOf(each, url));
    return domain ? [{ url, domain }] : [];
  });
  if (links.length === 0 || message.userId === app.userId) return;
  const { channelId: channel, userId: user, ts, threadTs } = message;
  const event = {
    type: 'link_shared',
    channel,
    user,
    message_ts: ts,
    ...(threadTs ? { thread_ts: threadTs } : {}),
    is_bot_user_member: backend.world.channel(channel)?.members.has(app.userId) ?? false,
    source: 'conversations_history',
    unfurl_id: `${channel}.${ts}`,
    links,
    event_ts: ts,
  };
  sendEvent('link_shared', event, user, backend);
}

/** `chat.unfurl`, by channel and `ts`. Errors: https://docs.slack.dev/reference/methods/chat.unfurl#errors */
export function unfurl(args: Readonly<Record<string, unknown>>, { world, team }: Backend): ApiAnswer {
  if (!team.app.scopes.includes('links:write')) return refused('missing_scope');
  const { channel, ts, unfurls } = argsSchema.parse(args);
  const message = world.message(channel, ts);
  if (!message) return refused('cannot_find_message');
  if (!unfurls) return refused('missing_unfurls');
  const shown: PlaygroundUnfurl[] = [];
  for (const [url, { blocks: sent }] of Object.entries(unfurls)) {
    if (!linksIn(message.text).includes(url)) return refused('cannot_unfurl_url');
    const blocks = checkBlocks(sent);
    if ('error' in blocks) return refused('cannot_unfurl_message', blocks.messages);
    shown.push({ url, blocks: blocks.value });
  }
  world.put({ ...message, unfurls: shown });
  return { ok: true };
}

/** As Slack sends them: between angle brackets, without what they say, and with their entities undone. */
function linksIn(text: string): readonly string[] {
  return [...text.matchAll(/<(https?:[^|>]+)(?:\|[^>]*)?>/g)].map(([, url = '']) =>
    url.replaceAll('&amp;', '&'),
  );
}

function isOf(domain: string, url: string): boolean {
  const host = URL.canParse(url) ? new URL(url).hostname : '';
  return host === domain || host.endsWith(`.${domain}`);
}

const argsSchema = z.object({
  channel: z.string().catch(''),
  ts: z.string().catch(''),
  unfurls: z
    .record(z.string(), z.object({ blocks: z.unknown() }))
    .optional()
    .catch(undefined),
});
