/** Submitted dialogues: sharing a paper, and those that this version does not know. */
import { setTimeout as pause } from 'node:timers/promises';
import type { App, ViewResponseAction, ViewSubmitAction } from '@slack/bolt';
import { decodeShareValues } from '../decode.js';
import { CALLBACKS, decodeShare, SHARE_FIELDS } from '../ids.js';
import { byFirstOpenWay, say, type Voice } from '../respond.js';
import { type ShareOutcome, sharePaper } from '../share.js';
import { noticeModal, staleMessage } from '../views/notice.js';
import { renderReply } from '../views/reply.js';
import { type Dependencies, voiceOf } from './dependencies.js';

/** Slack waits three seconds for the answer to a submission. */
const ANSWER_WITHIN_MS = 2_000;
const SUBMITTED = { type: 'view_submission', callback_id: /.*/ } as const;

/** Acknowledges with what the window shows next: done, an error under the field, or that it takes longer. */
export function onViews(app: App, dependencies: Dependencies): void {
  app.view<ViewSubmitAction>(SUBMITTED, async ({ ack, view, body, ...args }) => {
    const share = view.callback_id === CALLBACKS.share ? decodeShare(view.private_metadata) : undefined;
    if (!share) return ack(update('Paperboy', staleMessage().text));
    const entered = decodeShareValues(view);
    const voice = voiceOf(args, dependencies);
    const outcome = sharePaper(
      { ...share, ...entered, sharedBy: body.user.id },
      voice,
      dependencies.context(),
    );
    const inTime = await Promise.race([outcome, pause(ANSWER_WITHIN_MS, undefined, { ref: false })]);
    if (inTime) return ack('refused' in inTime ? errors(inTime.refused) : update('Shared', told(inTime)));
    await ack(update('Sharing…', 'Slack is slow at the moment. This window will say when it is done.'));
    await tellLate(told(await outcome, entered.comment), view.id, body.user.id, voice);
  });
}

/** In the window that said it would, or directly where that was closed meanwhile. */
async function tellLate(text: string, viewId: string, userId: string, voice: Voice): Promise<void> {
  const inWindow = { view_id: viewId, view: noticeModal({ title: 'Sharing', text }) };
  const directly = renderReply({ kind: 'problem', message: text, tryInstead: [] });
  const ways = [() => voice.client.views.update(inWindow), () => say(directly, { channelId: userId }, voice)];
  await byFirstOpenWay(ways, voice.log);
}

function update(title: string, text: string): ViewResponseAction {
  return { response_action: 'update', view: noticeModal({ title, text }) };
}

/** Slack keeps the dialogue open, with all that was entered, and shows the sentence under the field. */
function errors(sentence: string): ViewResponseAction {
  return { response_action: 'errors', errors: { [SHARE_FIELDS.channel.block]: sentence } };
}

function told(outcome: ShareOutcome, comment?: string): string {
  if (!('refused' in outcome)) return 'Everyone in the channel can read it now.';
  return comment ? `${outcome.refused}\n\nYour comment was: ${comment}` : outcome.refused;
}
