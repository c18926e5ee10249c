/** Submitted dialogues: sharing a paper, choosing a digest, and those that this version does not know. */
import { setTimeout as pause } from 'node:timers/promises';
import type { App, ViewResponseAction, ViewSubmitAction } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import { decodeShareValues } from '../decode.js';
import { CALLBACKS, decodeShare, SHARE_FIELDS } from '../ids.js';
import { byFirstOpenWay, say, type Voice } from '../respond.js';
import { type ShareOutcome, sharePaper } from '../share.js';
import { noticeModal, staleMessage } from '../views/notice.js';
import { renderReply } from '../views/reply.js';
import { type Dependencies, voiceOf } from './dependencies.js';
import { submitDialogue, submitPreview } from './digest-views.js';
import type { Outcome, Submitted } from './submitted.js';

/** Slack waits three seconds for the answer to a submission. */
const ANSWER_WITHIN_MS = 2_000;
const SUBMITTED = { type: 'view_submission', callback_id: /.*/ } as const;

/** By callback id; each gives undefined for a dialogue of a former version. */
const HANDLERS: ReadonlyMap<string, (submitted: Submitted) => Promise<Outcome> | undefined> = new Map([
  [CALLBACKS.share, share],
  [CALLBACKS.subscribe, submitDialogue],
  [CALLBACKS.preview, submitPreview],
]);

/** Acknowledges with what the window shows next: done, an error under the field, or that it takes longer. */
export function onViews(app: App, dependencies: Dependencies): void {
  app.view<ViewSubmitAction>(SUBMITTED, async ({ ack, view, body, ...args }) => {
    const voice = voiceOf(args, dependencies);
    const userId = body.user.id;
    const { teamId } = args.context;
    const work = HANDLERS.get(view.callback_id)?.({ ...dependencies, view, userId, teamId, voice });
    if (!work) return ack(update(noticeModal({ title: 'Paperboy', text: staleMessage().text })));
    const inTime = await Promise.race([work, pause(ANSWER_WITHIN_MS, undefined, { ref: false })]).catch(
      async (error: unknown) => {
        await ack(update(noticeModal({ title: 'That did not work', text: FAILED })));
        throw error;
      },
    );
    if (inTime) return ack(inTime.answer);
    const text = 'Slack is slow at the moment. This window will say when it is done.';
    await ack(update(noticeModal({ title: 'One moment…', text })));
    await tellLate(await work, view.id, userId, voice);
  });
}

/** Why, is told where every fault is told. */
const FAILED = 'Something went wrong. What it was, I tell you in our direct messages.';

/** In the window that said it would, or directly where that was closed meanwhile. */
async function tellLate(
  { answer, late }: Outcome,
  viewId: string,
  userId: string,
  voice: Voice,
): Promise<void> {
  const view = viewIn(answer) ?? noticeModal({ title: 'Paperboy', text: late });
  const directly = renderReply({ kind: 'notice', message: late, tryNext: [] });
  const ways = [
    () => voice.client.views.update({ view_id: viewId, view }),
    () => say(directly, { channelId: userId }, voice),
  ];
  await byFirstOpenWay(ways, voice.log);
}

function share({ view, userId, teamId = '', voice, context }: Submitted): Promise<Outcome> | undefined {
  const subject = decodeShare(view.private_metadata);
  if (!subject) return undefined;
  const entered = decodeShareValues(view);
  const outcome = sharePaper({ ...subject, ...entered, sharedBy: userId, teamId }, voice, context());
  return outcome.then((shared) => ({
    answer:
      'refused' in shared
        ? { response_action: 'errors', errors: { [SHARE_FIELDS.channel.block]: shared.refused } }
        : update(noticeModal({ title: 'Shared', text: told(shared) })),
    late: told(shared, entered.comment),
  }));
}

function update(view: ModalView): ViewResponseAction {
  return { response_action: 'update', view };
}

function viewIn(answer: ViewResponseAction): ModalView | undefined {
  return answer.response_action === 'update' && answer.view?.type === 'modal' ? answer.view : undefined;
}

function told(outcome: ShareOutcome, comment?: string): string {
  if (!('refused' in outcome)) return 'Everyone in the channel can read it now.';
  return comment ? `${outcome.refused}\n\nYour comment was: ${comment}` : outcome.refused;
}
