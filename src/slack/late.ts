/** Answers to buttons that may take longer than Slack lets a window be opened: that is three seconds after the press. */
import { setTimeout as pause } from 'node:timers/promises';
import type { ModalView } from '@slack/types';
import type { Reply } from '../commands/types.js';
import type { Press } from './decode.js';
import { classify } from './fault.js';
import { answer, isPersonal, open, openToFill } from './present.js';
import { type Voice, whisper } from './respond.js';
import { noticeModal } from './views/notice.js';
import { renderReply, replyModal } from './views/reply.js';

const OPEN_WITHIN_MS = 2_000;

/** What the work gives, where it is done while a window can still be opened. */
function soon<Result>(work: Promise<Result>): Promise<Result | undefined> {
  return Promise.race([work, pause(OPEN_WITHIN_MS, undefined, { ref: false })]);
}

/** Opens what the work gives; where that takes long, a window that says so, and shows it once it is there. */
export async function openWhenDone(work: Promise<ModalView>, press: Press, voice: Voice): Promise<void> {
  const view = await soon(work);
  if (view) await open(view, press, voice);
  else await openAndFill(work, press, voice);
}

/**
 * As `answer`, for a reply that may come late: no window is opened for it then that was not opened before. `show` is what is done with
 * one that comes in time.
 */
export async function answerWhenDone(
  work: Promise<Reply>,
  press: Press,
  voice: Voice,
  show = (reply: Reply) => answer(reply, press, voice),
): Promise<void> {
  const inTime = await soon(work);
  if (inTime) return show(inTime);
  const { origin, userId } = press;
  if (!('channelId' in origin)) return openAndFill(work.then(replyModal), press, voice);
  const reply = await work;
  const isForAll = origin.kind === 'message' && reply.kind !== 'problem' && !isPersonal(reply);
  await (isForAll ? answer(reply, press, voice) : whisper(renderReply(reply), { ...origin, userId }, voice));
}

async function openAndFill(work: Promise<ModalView>, press: Press, voice: Voice): Promise<void> {
  const viewId = await openToFill(noticeModal({ title: 'One moment…', text: WAITING }), press, voice);
  const view = await work.catch(async (error: unknown) => {
    await fill(viewId, noticeModal({ title: 'That did not work', text: FAILED }), voice);
    throw error;
  });
  await fill(viewId, view, voice);
}

const WAITING = 'That takes a little longer. This window will show it when it is there.';
const FAILED = 'Something went wrong. What it was, I tell you in our direct messages.';

/** Who closed the window meanwhile does not want to see it any more. */
async function fill(viewId: string | undefined, view: ModalView, { client, log }: Voice): Promise<void> {
  if (viewId === undefined) return;
  try {
    await client.views.update({ view_id: viewId, view });
  } catch (error) {
    const fault = classify(error);
    if (fault.word !== 'not_found') throw error;
    log.info({ fault }, 'a window was closed before its content came');
  }
}
