/** Buttons: each reads its value, asks the commands, and shows the answer where the button sits. */
import type { App } from '@slack/bolt';
import { citeById, showById } from '../../commands/by-id.js';
import { pageOf } from '../../commands/page.js';
import { run } from '../../commands/run.js';
import type { Asked } from '../../commands/types.js';
import type { CitationFormat } from '../../paper/citation.js';
import type { PaperId } from '../../paper/paper.js';
import { announced } from '../announce.js';
import { decodePress, isDirect } from '../decode.js';
import { ACTIONS, actionOf, decodeCitation, decodePage, decodePaper, decodeText } from '../ids.js';
import { answerWhenDone, openWhenDone } from '../late.js';
import { answer, open, tellStale, turn } from '../present.js';
import { speakerOf, withTimeZone } from '../speaker.js';
import { replyModal } from '../views/reply.js';
import { shareModal } from '../views/share.js';
import { type Dependencies, voiceOf } from './dependencies.js';
import { DIGEST_HANDLERS } from './digest-actions.js';
import { homeFor, publishHome } from './home.js';
import { type Handler, type Pressed, reading, showSimilar } from './pressed.js';

/** By action id. */
const HANDLERS: ReadonlyMap<string, Handler> = new Map<string, Handler>([
  [ACTIONS.previousPage, reading(decodePage, turnTo)],
  [ACTIONS.nextPage, reading(decodePage, turnTo)],
  [ACTIONS.showPaper, reading(decodePaper, showPaper)],
  [ACTIONS.cite, reading(decodePaper, showCitation)],
  [ACTIONS.citeAs, reading(decodeCitation, citeAs)],
  [ACTIONS.similar, reading(decodePaper, showSimilar)],
  [ACTIONS.share, reading(decodePaper, openShare)],
  [ACTIONS.run, reading(decodeText, runText)],
  [ACTIONS.homeSearch, reading((text) => text ?? '', searchAtHome)],
  ...DIGEST_HANDLERS,
]);

/** Answers every click; an action id that this version does not know gets the notice of an old button. */
export function onAction(app: App, dependencies: Dependencies): void {
  app.action({ type: 'block_actions' }, async ({ body, action, ...args }) => {
    const press = decodePress(body);
    if (!press || isLink(action)) return;
    const voice = voiceOf(args, dependencies);
    const handle = HANDLERS.get(actionOf(press.actionId));
    await (handle
      ? handle({ ...dependencies, press, voice, teamId: args.context.teamId })
      : tellStale(press, voice));
  });
}

/** Slack follows a link by itself and only reports it. */
function isLink(action: object): boolean {
  return 'url' in action;
}

async function turnTo(
  { asked, offset }: { asked: Asked; offset: number },
  { press, voice, ...dependencies }: Pressed,
): Promise<void> {
  const reply = await pageOf(asked, offset, dependencies.context());
  if (reply.kind === 'problem') await open(replyModal(reply), press, voice);
  else await turn(reply, press, voice, (results) => homeFor(dependencies, results));
}

async function showPaper(id: PaperId, { press, voice, context, teamId }: Pressed): Promise<void> {
  const reply = showById(id, context(), speakerOf(press, teamId).here);
  await openWhenDone(reply.then(replyModal), press, voice);
}

async function showCitation(id: PaperId, { press, voice, context }: Pressed): Promise<void> {
  await openWhenDone(citeById(id, 'bibtex', context()).then(replyModal), press, voice);
}

/** In the place of the other format; that the paper is gone is said beside it. */
async function citeAs(
  { format, paperId }: { readonly format: CitationFormat; readonly paperId: PaperId },
  { press, voice, context }: Pressed,
): Promise<void> {
  const cited = citeById(paperId, format, context());
  await answerWhenDone(cited, press, voice, async (reply) =>
    reply.kind === 'problem' ? answer(reply, press, voice) : turn(reply, press, voice),
  );
}

async function openShare(id: PaperId, { press, voice, context }: Pressed): Promise<void> {
  const { origin } = press;
  const channel = 'channelId' in origin && !isDirect(origin.channelId) ? { channelId: origin.channelId } : {};
  const view = showById(id, context()).then((reply) =>
    reply.kind === 'paper' ? shareModal({ paper: reply.paper, ...channel }) : replyModal(reply),
  );
  await openWhenDone(view, press, voice);
}

/** A box that was cleared gives the tab back as it was first. */
async function searchAtHome(text: string, pressed: Pressed): Promise<void> {
  if (text.trim() !== '') return runText(text, pressed);
  const { press, voice, ...dependencies } = pressed;
  await publishHome(press.userId, dependencies, voice.client);
}

/** The Home tab keeps its results in itself; elsewhere the answer stands beside what was pressed. */
async function runText(text: string, { press, voice, teamId, ...dependencies }: Pressed): Promise<void> {
  const speaker = await withTimeZone(speakerOf(press, teamId), text, voice);
  const work = run({ text, place: 'command', speaker }, dependencies.context()).then((reply) =>
    announced(reply, voice),
  );
  await answerWhenDone(work, press, voice, (reply) =>
    press.origin.kind === 'home' && reply.kind === 'results'
      ? turn(reply, press, voice, (results) => homeFor(dependencies, results))
      : answer(reply, press, voice),
  );
}
