/** `/papers …`, answered to the one who typed it. */
import type { App } from '@slack/bolt';
import { run } from '../../commands/run.js';
import type { Reply } from '../../commands/types.js';
import { type House, voiceOf } from '../house.js';
import { plainText } from '../plain-text.js';
import { whisper } from '../respond.js';
import { renderReply } from '../views/reply.js';

const NAME = '/papers';

export function onCommand(app: App, house: House): void {
  app.command(/.*/, async ({ command, ...args }) => {
    const text = plainText(command.text);
    const reply =
      command.command === NAME
        ? await run({ text, place: 'command' }, house.context())
        : unknown(command.command);
    const to = { channelId: command.channel_id, userId: command.user_id };
    await whisper(renderReply(reply), to, voiceOf(args, house));
  });
}

/** Slack sends every command of the app's settings, also one that this version has no answer to. */
function unknown(name: string): Reply {
  return {
    kind: 'problem',
    message: `This Paperboy does not know ${name}. It answers to ${NAME}.`,
    tryInstead: ['help'],
  };
}
