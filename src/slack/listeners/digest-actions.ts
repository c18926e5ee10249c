/** Buttons of digests: subscriptions that are made and changed, votes, and papers that are saved. */

import { NO_TEAM, notice } from '../../commands/problem.js';
import { savedBy, savePaper, unsavePaper } from '../../commands/saved.js';
import { noneHere } from '../../commands/subscribe.js';
import { confirm, draftOf, pause, remove, resume, widen } from '../../commands/subscription-changes.js';
import type { Draft, Reply, Speaker, TeamContext } from '../../commands/types.js';
import { voteOn } from '../../commands/votes.js';
import type { Vote } from '../../library/library.js';
import type { PaperId } from '../../paper/paper.js';
import { announced } from '../announce.js';
import { decodeDraft } from '../draft-codec.js';
import { ACTIONS, decodeChoice, decodePaper, decodeText, decodeWider } from '../ids.js';
import { answerWhenDone } from '../late.js';
import { answer, open, replace } from '../present.js';
import { rewrite } from '../respond.js';
import { speakerOf } from '../speaker.js';
import { subscribeModal } from '../views/subscribe-modal.js';
import { withTallies } from '../views/votes.js';
import { type Handler, type Pressed, reading, showSimilar } from './pressed.js';

/** By action id. */
export const DIGEST_HANDLERS: readonly (readonly [string, Handler])[] = [
  [ACTIONS.openDialogue, reading(decodeDraft, openDialogue)],
  [ACTIONS.confirm, reading(decodeDraft, confirmDraft)],
  [ACTIONS.cancel, reading((value) => value, cancel)],
  [ACTIONS.change, reading(decodeText, changeSubscription)],
  [ACTIONS.pause, reading(decodeText, changing(pause))],
  [ACTIONS.resume, reading(decodeText, changing(resume))],
  [ACTIONS.remove, reading(decodeText, changing(remove))],
  [ACTIONS.widen, reading(decodeWider, changing(widen))],
  [ACTIONS.interested, reading(decodePaper, voting('interested'))],
  [ACTIONS.notForUs, reading(decodePaper, voting('not-for-us'))],
  [ACTIONS.paperMenu, reading(decodeChoice, choose)],
  [ACTIONS.save, reading(decodePaper, save)],
  [ACTIONS.unsave, reading(decodePaper, unsave)],
];

async function openDialogue(draft: Draft, { press, voice }: Pressed): Promise<void> {
  if (press.origin.kind !== 'modal') return open(subscribeModal(draft), press, voice);
  await voice.client.views.update({ view_id: press.origin.viewId, view: subscribeModal(draft) });
}

async function confirmDraft(draft: Draft, pressed: Pressed): Promise<void> {
  await forTeam(pressed, async (team, speaker) => {
    const reply = await announced(await confirm(draft, team, speaker), pressed.voice);
    await replace(reply, pressed.press, pressed.voice);
  });
}

async function cancel(_value: string, { press, voice }: Pressed): Promise<void> {
  await replace(notice('Nothing was subscribed to.'), press, voice);
}

async function changeSubscription(id: string, pressed: Pressed): Promise<void> {
  const { press, voice } = pressed;
  await forTeam(pressed, async (team, speaker) => {
    const draft = await draftOf(id, team, speaker);
    if ('kind' in draft) await answer(draft, press, voice);
    else await open(subscribeModal(draft), press, voice);
  });
}

/** A private list of subscriptions is redrawn where it stands; beside a public message, the change is told. */
function changing<T>(act: (value: T, team: TeamContext, speaker: Speaker) => Promise<Reply>) {
  return async (value: T, pressed: Pressed) => {
    const { press, voice } = pressed;
    await forTeam(pressed, async (team, speaker) => {
      const reply = await announced(await act(value, team, speaker), voice);
      if (reply.kind !== 'change') return answer(reply, press, voice);
      const { destination } = reply.subscription;
      if (press.origin.kind !== 'message') return replace(await listOf(destination, team), press, voice);
      if (destination.kind === 'direct' || reply.untold) await answer(reply, press, voice);
    });
  };
}

async function listOf(destination: Speaker['here'], { desk }: TeamContext): Promise<Reply> {
  const subscriptions = await desk.subscriptionsOf(destination);
  return subscriptions.length === 0 ? noneHere() : { kind: 'subscriptions', destination, subscriptions };
}

/** The counts of all papers are put on the message anew, for others may have voted meanwhile. */
function voting(vote: Vote) {
  return async (paperId: PaperId, pressed: Pressed) => {
    const { press, voice } = pressed;
    const { origin, message } = press;
    await forTeam(pressed, async (team, speaker) => {
      const tallies = await voteOn(paperId, vote, pressed.context(), team, speaker);
      if (origin.kind !== 'message' || !message) return;
      const content = { text: message.text, blocks: withTallies(message.blocks, tallies) };
      await rewrite(content, origin.channelId, origin.ts, voice);
    });
  };
}

async function choose(
  { choice, paperId }: { readonly choice: 'save' | 'similar'; readonly paperId: PaperId },
  pressed: Pressed,
): Promise<void> {
  await (choice === 'save' ? save(paperId, pressed) : showSimilar(paperId, pressed));
}

async function save(id: PaperId, pressed: Pressed): Promise<void> {
  await forTeam(pressed, async (team, speaker) => {
    await answerWhenDone(savePaper(id, pressed.context(), team, speaker), pressed.press, pressed.voice);
  });
}

/** On the list itself, the paper goes from it. */
async function unsave(id: PaperId, pressed: Pressed): Promise<void> {
  await forTeam(pressed, async (team, speaker) => {
    const context = pressed.context();
    await unsavePaper(id, context, team, speaker);
    await replace(await savedBy(context, team, speaker), pressed.press, pressed.voice);
  });
}

async function forTeam(
  { press, voice, teamId, context }: Pressed,
  act: (team: TeamContext, speaker: Speaker) => Promise<void>,
): Promise<void> {
  const { team } = context();
  await (team ? act(team, speakerOf(press, teamId)) : answer(NO_TEAM, press, voice));
}
