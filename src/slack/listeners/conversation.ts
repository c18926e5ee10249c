/** Mentions, direct messages, and follow-ups in a thread that Paperboy already answered in. */
import type { App } from '@slack/bolt';
import { isRefinement } from '../../commands/refine.js';
import { run } from '../../commands/run.js';
import type { Reply, Shown } from '../../commands/types.js';
import { decodeMessage, type Heard } from '../decode.js';
import { type House, voiceOf } from '../house.js';
import { say, type Voice } from '../respond.js';
import { type Recalled, recall } from '../shown.js';
import { renderReply } from '../views/reply.js';

export function onMention(app: App, house: House): void {
  app.event('app_mention', async ({ event, ...args }) => {
    const { botUserId } = args.context;
    const heard = decodeMessage(event, botUserId);
    if (!heard || !isFirst(heard, house)) return;
    const voice = voiceOf(args, house);
    await reply(heard, await recallFor(heard, botUserId, voice), voice, house);
  });
}

export function onMessage(app: App, house: House): void {
  app.event('message', async ({ event, ...args }) => {
    const { botUserId } = args.context;
    const heard = decodeMessage(event, botUserId);
    if (!heard || !isForUs(heard) || !isFirst(heard, house)) return;
    const voice = voiceOf(args, house);
    const recalled = await recallFor(heard, botUserId, voice);
    if (heard.direct || recalled.shown) await reply(heard, recalled, voice, house);
  });
}

/** In a channel a mention comes again as `app_mention`, and what is neither that nor a refinement is talk between people. */
function isForUs({ direct, mentionsUs, threadTs, text }: Heard): boolean {
  return direct || (!mentionsUs && threadTs !== undefined && isRefinement(text));
}

/** The same message may come as two events. */
function isFirst({ channelId, ts }: Heard, { once }: House): boolean {
  return once.claim([`${channelId} ${ts}`]);
}

/** Only a refinement needs to know what it refines. */
async function recallFor(
  { channelId, threadTs, direct, text }: Heard,
  botUserId: string | undefined,
  voice: Voice,
): Promise<Recalled> {
  if (!isRefinement(text) || !(direct || threadTs)) return {};
  return recall({ channelId, threadTs, botUserId }, voice.client);
}

async function reply(
  heard: Heard,
  { shown, unreadable }: Recalled,
  voice: Voice,
  house: House,
): Promise<void> {
  const answer = unreadable ? cannotRead(unreadable) : await run(invocation(heard, shown), house.context());
  const threadTs = heard.threadTs ?? (heard.direct ? undefined : heard.ts);
  await say(renderReply(answer), { channelId: heard.channelId, threadTs }, voice);
}

function invocation({ text, direct }: Heard, shown: Shown | undefined) {
  return { text, place: direct ? ('direct' as const) : ('mention' as const), ...(shown ? { shown } : {}) };
}

function cannotRead(word: string): Reply {
  const remedy =
    word === 'missing_scope'
      ? 'The app lacks a permission to read conversations; whoever installed it can add it from its manifest.'
      : `Slack does not let me read this conversation (${word}).`;
  return {
    kind: 'problem',
    message: `I cannot look up which papers were shown here. ${remedy} Until then, name the paper by its title or search again.`,
    tryInstead: [],
  };
}
