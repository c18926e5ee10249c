/** Mentions, direct messages, and follow-ups in a thread that Paperboy already answered in. */
import type { App } from '@slack/bolt';
import { isRefinement } from '../../commands/refine.js';
import { run } from '../../commands/run.js';
import { decodeMessage, type Heard } from '../decode.js';
import { type House, voiceOf } from '../house.js';
import { say, type Voice } from '../respond.js';
import { type Recalled, recallFor, unreadableReply } from '../shown.js';
import { renderReply } from '../views/reply.js';

export function onMention(app: App, house: House): void {
  app.event('app_mention', async ({ event, ...args }) => {
    const { botUserId } = args.context;
    const heard = decodeMessage(event, botUserId);
    if (!heard || !isFirst(heard, house)) return;
    const voice = voiceOf(args, house);
    await reply(heard, await recallFor(heard.text, { ...heard, botUserId }, voice), voice, house);
  });
}

export function onMessage(app: App, house: House): void {
  app.event('message', async ({ event, ...args }) => {
    const { botUserId } = args.context;
    const heard = decodeMessage(event, botUserId);
    if (!heard || !isForUs(heard) || !isFirst(heard, house)) return;
    const voice = voiceOf(args, house);
    const recalled = await recallFor(heard.text, { ...heard, botUserId }, voice);
    if (heard.direct || recalled.shown) await reply(heard, recalled, voice, house);
  });
}

/** In a channel a mention comes again as `app_mention`; what is neither that nor a clear refinement is talk between people. */
function isForUs({ direct, mentionsUs, threadTs, text }: Heard): boolean {
  return direct || (!mentionsUs && threadTs !== undefined && isRefinement(text));
}

/** The same message may come as two events. */
function isFirst({ channelId, ts }: Heard, { once }: House): boolean {
  return once.claim([`${channelId} ${ts}`]);
}

/** In a thread always; at the top level only in direct messages. */
async function reply(
  heard: Heard,
  { shown, unreadable }: Recalled,
  voice: Voice,
  house: House,
): Promise<void> {
  const { channelId, direct, text, ts } = heard;
  const invocation = { text, place: direct ? 'direct' : 'mention', ...(shown ? { shown } : {}) } as const;
  const answer = unreadable ? unreadableReply(unreadable) : await run(invocation, house.context());
  await say(renderReply(answer), { channelId, threadTs: heard.threadTs ?? (direct ? undefined : ts) }, voice);
}
