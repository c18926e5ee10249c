/** Buttons: each reads its value, asks the commands, and shows the answer where the button sits. */
import type { App } from '@slack/bolt';
import { pageOf } from '../../commands/page.js';
import { run } from '../../commands/run.js';
import type { Asked } from '../../commands/types.js';
import type { PaperId } from '../../paper/paper.js';
import { decodePress, isDirect, type Press } from '../decode.js';
import { type House, voiceOf } from '../house.js';
import { ACTIONS, decodePage, decodePaper, decodeText } from '../ids.js';
import { answer, open, tellStale, turn } from '../present.js';
import type { Voice } from '../respond.js';
import { replyModal } from '../views/reply.js';
import { shareModal } from '../views/share.js';
import { homeFor, publishHome } from './home.js';

/** One press of one button, on the house's papers. */
interface Pressed extends House {
  readonly press: Press;
  readonly voice: Voice;
}

type Deed = (pressed: Pressed) => Promise<void>;

const DEEDS: ReadonlyMap<string, Deed> = new Map([
  [ACTIONS.previousPage, reading(decodePage, turnTo)],
  [ACTIONS.nextPage, reading(decodePage, turnTo)],
  [ACTIONS.showPaper, reading(decodePaper, (id, pressed) => showModal(`show ${id}`, pressed))],
  [ACTIONS.cite, reading(decodePaper, (id, pressed) => showModal(`cite ${id}`, pressed))],
  [ACTIONS.similar, reading(decodePaper, showSimilar)],
  [ACTIONS.share, reading(decodePaper, openShare)],
  [ACTIONS.run, reading(decodeText, runText)],
  [ACTIONS.homeSearch, reading((text) => text ?? '', searchAtHome)],
]);

export function onAction(app: App, house: House): void {
  app.action({ type: 'block_actions' }, async ({ body, action, ...args }) => {
    const press = decodePress(body);
    if (!press || isLink(action)) return;
    const voice = voiceOf(args, house);
    const deed = DEEDS.get(press.actionId);
    await (deed ? deed({ ...house, press, voice }) : tellStale(press, voice));
  });
}

/** Slack follows a link by itself and only reports it. */
function isLink(action: object): boolean {
  return 'url' in action;
}

/** A deed that needs what the button carries; a value of a former version is said to be one. */
function reading<T>(
  decode: (value: string | undefined) => T | undefined,
  deed: (value: T, pressed: Pressed) => Promise<void>,
): Deed {
  return async (pressed) => {
    const value = decode(pressed.press.value);
    await (value === undefined ? tellStale(pressed.press, pressed.voice) : deed(value, pressed));
  };
}

async function turnTo(
  { asked, offset }: { asked: Asked; offset: number },
  { press, voice, ...house }: Pressed,
): Promise<void> {
  const reply = await pageOf(asked, offset, house.context());
  if (reply.kind === 'problem') await open(replyModal(reply), press, voice);
  else await turn(reply, press, voice, (results) => homeFor(house, results));
}

async function showModal(text: string, { press, voice, context }: Pressed): Promise<void> {
  await open(replyModal(await run({ text, place: 'command' }, context())), press, voice);
}

async function showSimilar(id: PaperId, { press, voice, context }: Pressed): Promise<void> {
  await answer(await pageOf({ by: 'similar', id }, 0, context()), press, voice);
}

async function openShare(id: PaperId, { press, voice, context }: Pressed): Promise<void> {
  const reply = await run({ text: `show ${id}`, place: 'command' }, context());
  const { origin } = press;
  const channel = 'channelId' in origin && !isDirect(origin.channelId) ? { channelId: origin.channelId } : {};
  const view = reply.kind === 'paper' ? shareModal({ paper: reply.paper, ...channel }) : replyModal(reply);
  await open(view, press, voice);
}

/** A box that was cleared gives the tab back as it was first. */
async function searchAtHome(text: string, pressed: Pressed): Promise<void> {
  if (text.trim() !== '') return runText(text, pressed);
  const { press, voice, ...house } = pressed;
  await publishHome(press.userId, house, voice.client);
}

/** The Home tab keeps its results in itself; elsewhere the answer stands beside what was pressed. */
async function runText(text: string, { press, voice, ...house }: Pressed): Promise<void> {
  const reply = await run({ text, place: 'command' }, house.context());
  if (press.origin.kind !== 'home' || reply.kind !== 'results') return answer(reply, press, voice);
  return turn(reply, press, voice, (results) => homeFor(house, results));
}
