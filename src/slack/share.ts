/** Posts a paper where a person wants to share it, or says why that did not work and what to do. */
import { showById } from '../commands/by-id.js';
import type { CommandContext } from '../commands/types.js';
import type { PaperId } from '../paper/paper.js';
import { classify, type Fault } from './fault.js';
import { say, type Voice } from './respond.js';
import { sharedMessage } from './views/share.js';

export interface ShareRequest {
  readonly paperId: PaperId;
  readonly sharedBy: string;
  readonly teamId: string;
  readonly channelId?: string | undefined;
  readonly comment?: string | undefined;
}

/** `refused` is a sentence: why nothing was posted, and what to do. */
export type ShareOutcome = { readonly shared: true } | { readonly refused: string };

/** Rejects only for a bug of ours; what Slack refuses is an outcome. */
export async function sharePaper(
  request: ShareRequest,
  voice: Voice,
  context: CommandContext,
): Promise<ShareOutcome> {
  const { paperId, sharedBy, teamId, channelId, comment } = request;
  if (!channelId) return { refused: 'Choose where to share it.' };
  const found = await showById(paperId, context, { teamId, channelId });
  if (found.kind === 'problem') return { refused: found.message };
  try {
    await say(sharedMessage({ ...found, sharedBy, ...(comment ? { comment } : {}) }), { channelId }, voice);
    return { shared: true };
  } catch (error) {
    const refused = refusal(classify(error));
    if (!refused) throw error;
    return { refused };
  }
}

const REFUSALS: Readonly<Record<string, string>> = {
  not_in_channel: 'I am not in that channel. Type /invite @paperboy there, then share again.',
  channel_not_found: 'I cannot see that channel. Type /invite @paperboy there, then share again.',
  is_archived: 'That channel is archived. Choose another one.',
};

function refusal(fault: Fault): string | undefined {
  if (fault.kind === 'bug') return undefined;
  const known = REFUSALS[fault.word];
  if (known) return known;
  if (fault.word.startsWith('restricted_action')) {
    return 'This workspace does not let me post there. Choose another channel, or ask an admin.';
  }
  if (fault.kind === 'permanent')
    return `Slack does not let me post there (${fault.word}). Choose another channel.`;
  return fault.refused
    ? 'Slack is busy. Share again in a minute.'
    : 'Slack did not say whether it was posted. Look in the channel before you share again.';
}
