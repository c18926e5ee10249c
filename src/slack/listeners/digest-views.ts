/** Submitted dialogues of digests: a new one leads to its preview, a changed one is saved, a previewed one begins. */
import type { ViewResponseAction } from '@slack/bolt';
import { NO_TEAM } from '../../commands/problem.js';
import { previewOf } from '../../commands/subscribe.js';
import { confirm } from '../../commands/subscription-changes.js';
import type { Draft, Reply } from '../../commands/types.js';
import { announced } from '../announce.js';
import { decodeDialogue } from '../decode.js';
import { draftFrom } from '../dialogue.js';
import { decodeDraft } from '../draft-codec.js';
import { renderReply, replyModal } from '../views/reply.js';
import type { Outcome, Submitted } from './submitted.js';

/** What was chosen; undefined for a dialogue of a former version. */
export function submitDialogue(submitted: Submitted): Promise<Outcome> | undefined {
  const before = decodeDraft(submitted.view.private_metadata);
  return before && checked(before, submitted);
}

/** Confirm, in the preview's window. */
export function submitPreview(submitted: Submitted): Promise<Outcome> | undefined {
  const draft = decodeDraft(submitted.view.private_metadata);
  return draft && carryOut(draft, submitted);
}

async function checked(before: Draft, submitted: Submitted): Promise<Outcome> {
  const { team } = submitted.context();
  if (!team) return shown(NO_TEAM);
  const read = draftFrom(decodeDialogue(submitted.view), before, submitted.userId);
  if ('errors' in read) {
    return {
      answer: { response_action: 'errors', errors: read.errors },
      late: Object.values(read.errors).join(' '),
    };
  }
  if (read.draft.id !== undefined) return carryOut(read.draft, submitted);
  return shown(await previewOf(read.draft, team, submitted.userId));
}

async function carryOut(draft: Draft, { context, userId, voice }: Submitted): Promise<Outcome> {
  const { team } = context();
  if (!team) return shown(NO_TEAM);
  return shown(await announced(await confirm(draft, team, { userId, here: draft.here }), voice));
}

function shown(reply: Reply): Outcome {
  const answer: ViewResponseAction = { response_action: 'update', view: replyModal(reply) };
  return { answer, late: renderReply(reply).text };
}
