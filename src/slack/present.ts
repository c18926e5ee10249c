/** Where the answer to a button appears: beside the list it was pressed in, over it, or in its place. */
import type { HomeView, ModalView } from '@slack/types';
import type { Reply } from '../commands/types.js';
import { isDirect, type Press } from './decode.js';
import { rewrite, type Voice, whisper } from './respond.js';
import { sayReply } from './say-reply.js';
import { noticeModal, staleMessage } from './views/notice.js';
import { renderReply, replyModal } from './views/reply.js';
import { subscribeModal } from './views/subscribe-modal.js';

/** Draws the Home tab with these results in it. */
export type HomeWith = (results: Reply) => Promise<HomeView>;

/** Opens a modal; from within a modal, on top of it, or in its place once Slack's three are stacked. */
export async function open(modal: ModalView, press: Press, voice: Voice): Promise<void> {
  await openToFill(modal, press, voice);
}

/** The same for a modal that is to change; gives its id. */
export async function openToFill(
  modal: ModalView,
  { origin, triggerId }: Press,
  { client }: Voice,
): Promise<string | undefined> {
  if (origin.kind !== 'modal') return idOf(await client.views.open({ trigger_id: triggerId, view: modal }));
  if (origin.depth < 3) return idOf(await client.views.push({ trigger_id: triggerId, view: modal }));
  await client.views.update({ view_id: origin.viewId, view: modal });
  return origin.viewId;
}

function idOf({ view }: { readonly view?: { readonly id?: string } }): string | undefined {
  return view?.id;
}

/** A new answer beside the list: private where the list was private, else in its thread. */
export async function answer(reply: Reply, press: Press, voice: Voice): Promise<void> {
  const { origin, userId } = press;
  if (reply.kind === 'subscribe') return open(subscribeModal(reply.draft), press, voice);
  const isPrivate = origin.kind === 'ephemeral' || (origin.kind === 'message' && isPersonal(reply));
  if (isPrivate) return whisper(renderReply(reply), { ...origin, userId }, voice);
  if (origin.kind !== 'message' || reply.kind === 'problem') return open(replyModal(reply), press, voice);
  const threadTs = origin.threadTs ?? (isDirect(origin.channelId) ? undefined : origin.ts);
  return sayReply(reply, { channelId: origin.channelId, threadTs }, voice);
}

/** Whether nobody but the one who asked should read it. */
export function isPersonal(reply: Reply): boolean {
  if (reply.kind === 'notice') return reply.personal === true;
  return reply.kind === 'saved' || reply.kind === 'preview';
}

/** An answer in place of what was pressed; the Home tab keeps its own, and a window opens over it. */
export async function replace(reply: Reply, press: Press, voice: Voice): Promise<void> {
  if (press.origin.kind === 'home') return open(replyModal(reply), press, voice);
  return turn(reply, press, voice);
}

/** Another page, in place of the one that was pressed. */
export async function turn(reply: Reply, press: Press, voice: Voice, home?: HomeWith): Promise<void> {
  const { origin, userId } = press;
  const { client } = voice;
  if (origin.kind === 'message') await rewrite(renderReply(reply), origin.channelId, origin.ts, voice);
  if (origin.kind === 'ephemeral')
    await whisper(renderReply(reply), { ...origin, userId }, voice, { replace: true });
  if (origin.kind === 'modal') await client.views.update({ view_id: origin.viewId, view: replyModal(reply) });
  if (origin.kind === 'home' && home)
    await client.views.publish({ user_id: userId, view: await home(reply) });
}

/** For a button of a former version, or one whose value was damaged on its way. */
export async function tellStale(press: Press, voice: Voice): Promise<void> {
  const { origin, userId } = press;
  const message = staleMessage();
  if ('channelId' in origin) return whisper(message, { ...origin, userId }, voice);
  return open(noticeModal({ title: 'Paperboy', text: message.text }), press, voice);
}
