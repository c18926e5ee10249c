/** `/papers …`, answered to the one who typed it. */
import type { App } from '@slack/bolt';
import { run } from '../../commands/run.js';
import type { Reply } from '../../commands/types.js';
import { isDirect } from '../decode.js';
import { plainText } from '../plain-text.js';
import { whisper } from '../respond.js';
import { recallFor } from '../shown.js';
import { renderReply } from '../views/reply.js';
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
    const reply = await run({ text, place: 'command', ...(shown ? { shown } : {}) }, dependencies.context());
    await whisper(renderReply(reply), { channelId, userId }, voice);
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
