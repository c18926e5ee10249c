/** Mentions, direct messages, and follow-ups in a thread that Paperboy already answered in. */
import type { App } from '@slack/bolt';
import { isRefinement } from '../../commands/refine.js';
import { run } from '../../commands/run.js';
import { announced } from '../announce.js';
import { decodeMessage, type Heard } from '../decode.js';
import { isPersonal } from '../present.js';
import { say, type Voice, whisper } from '../respond.js';
import { sayReply } from '../say-reply.js';
import { type Recalled, recallFor, unreadableReply } from '../shown.js';
import { speakerIn, withTimeZone } from '../speaker.js';
import { openingPaper } from '../views/paper.js';
import { renderReply } from '../views/reply.js';
import { type Dependencies, voiceOf } from './dependencies.js';

/** A mention is always answered. */
export function onMention(app: App, dependencies: Dependencies): void {
  app.event('app_mention', async ({ event, ...args }) => {
    const { botUserId } = args.context;
    const heard = decodeMessage(event, botUserId);
    if (!heard || !isFirst(heard, dependencies)) return;
    const voice = voiceOf(args, dependencies);
    const recalled = await recallFor(heard.text, { ...heard, botUserId }, voice);
    await reply({ ...heard, teamId: args.context.teamId }, recalled, voice, dependencies);
  });
}

/** A direct message is always answered; one in a thread only if it refines results of Paperboy's there. */
export function onMessage(app: App, dependencies: Dependencies): void {
  app.event('message', async ({ event, ...args }) => {
    const { botUserId } = args.context;
    const heard = decodeMessage(event, botUserId);
    if (!heard || !isForUs(heard) || !isFirst(heard, dependencies)) return;
    const voice = voiceOf(args, dependencies);
    const recalled = await recallFor(heard.text, { ...heard, botUserId }, voice);
    if (!heard.direct && !recalled.shown) return;
    await reply({ ...heard, teamId: args.context.teamId }, recalled, voice, dependencies);
  });
}

/** In a channel a mention comes again as `app_mention`; what is neither that nor a clear refinement is talk between people. */
function isForUs({ direct, mentionsUs, threadTs, text }: Heard): boolean {
  return direct || (!mentionsUs && threadTs !== undefined && isRefinement(text));
}

/** The same message may come as two events. */
function isFirst({ channelId, ts }: Heard, { once }: Dependencies): boolean {
  return once.claim([`${channelId} ${ts}`]);
}

/** In a thread always; at the top level only in direct messages. What is personal, only the one who asked sees. */
async function reply(
  heard: Heard & { readonly teamId: string | undefined },
  { shown, unreadable }: Recalled,
  voice: Voice,
  dependencies: Dependencies,
): Promise<void> {
  const { channelId, direct, text, ts, teamId, userId } = heard;
  const where = { channelId, threadTs: heard.threadTs ?? (direct ? undefined : ts) };
  if (unreadable) return say(renderReply(unreadableReply(unreadable)), where, voice);
  const speaker = await withTimeZone(speakerIn(teamId, userId, channelId), text, voice);
  const place = direct ? 'direct' : 'mention';
  const said = { text, ts, place, speaker, ...(shown ? { shown } : {}) } as const;
  const answer = await announced(await run(said, dependencies.context()), voice);
  const opens = !direct && heard.threadTs === undefined;
  if (opens && answer.kind === 'paper') await say(openingPaper(answer), where, voice);
  else if (direct || !isPersonal(answer)) await sayReply(answer, where, voice);
  else await whisper(renderReply(answer), { ...where, userId }, voice);
}
