/** Tells a channel what somebody did with its digests. */
import type { ChangeReply, Reply } from '../commands/types.js';
import { classify } from './fault.js';
import { say, type Voice } from './respond.js';
import { announcement } from './views/subscriptions.js';

/**
 * Tells the channel where the reply is that something was changed. Gives the reply as the one who did it should get it:
 * where the channel could not be told, with the reason.
 */
export async function announced<R extends Reply>(reply: R, voice: Voice): Promise<R | ChangeReply> {
  return reply.kind === 'change' ? tell(reply, voice) : reply;
}

async function tell(reply: ChangeReply, voice: Voice): Promise<ChangeReply> {
  const { destination } = reply.subscription;
  if (destination.kind === 'direct') return reply;
  try {
    await say(announcement(reply), destination, voice);
    return reply;
  } catch (error) {
    const fault = classify(error);
    if (fault.kind === 'bug') throw error;
    voice.log.warn({ fault }, 'a channel could not be told of a change');
    return {
      ...reply,
      untold: UNTOLD[fault.word] ?? `Slack did not let me tell the channel (${fault.word}).`,
    };
  }
}

const INVITE = 'I could not tell the channel, for I am not in it: type /invite @paperboy there.';
const UNTOLD: Readonly<Record<string, string>> = {
  not_in_channel: INVITE,
  channel_not_found: INVITE,
  is_archived: 'I could not tell the channel: it is archived.',
};
