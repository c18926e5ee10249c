/** `/papers …`, answered to the one who typed it. */
import type { App } from '@slack/bolt';
import { run } from '../../commands/run.js';
import type { Reply } from '../../commands/types.js';
import { announced } from '../announce.js';
import { isDirect } from '../decode.js';
import { plainText } from '../plain-text.js';
import { byFirstOpenWay, whisper } from '../respond.js';
import { recallFor } from '../shown.js';
import { speakerIn, withTimeZone } from '../speaker.js';
import { renderReply } from '../views/reply.js';
import { subscribeModal } from '../views/subscribe-modal.js';
import { type Dependencies, voiceOf } from './dependencies.js';

const NAME = '/papers';

/** Also answers other commands that the app's settings may still list. */
export function onCommand(app: App, dependencies: Dependencies): void {
  app.command(NAME, async ({ command, ...args }) => {
    const voice = voiceOf(args, dependencies);
    const { channel_id: channelId, user_id: userId } = command;
    const text = plainText(command.text);
    const { botUserId } = args.context;
    // In a channel the command's earlier answers were seen by one person only, and cannot be read back.
    const { shown } = isDirect(channelId)
      ? await recallFor(text, { channelId, direct: true, botUserId }, voice)
      : {};
    const speaker = await withTimeZone(speakerIn(command.team_id, userId, channelId), text, voice);
    const invocation = { text, place: 'command', speaker, ...(shown ? { shown } : {}) } as const;
    const reply = await announced(await run(invocation, dependencies.context()), voice);
    const tell = () => whisper(renderReply(reply), { channelId, userId }, voice);
    if (reply.kind !== 'subscribe') return tell();
    const dialogue = { trigger_id: command.trigger_id, view: subscribeModal(reply.draft) };
    await byFirstOpenWay([() => voice.client.views.open(dialogue), tell], voice.log);
  });

  app.command(/.*/, async ({ command, ...args }) => {
    if (command.command === NAME) return;
    const to = { channelId: command.channel_id, userId: command.user_id };
    await whisper(renderReply(unknown(command.command)), to, voiceOf(args, dependencies));
  });
}

/** Slack sends every command of the app's settings, also one that this version has no answer to. */
function unknown(name: string): Reply {
  return { kind: 'problem', message: `I do not know ${name}; I answer to ${NAME}.`, tryInstead: ['help'] };
}
