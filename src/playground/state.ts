/** What one person may see of the workspace. */
import { catalog } from '../commands/catalog.js';
import type { Backend } from './double/backend.js';
import { SLACKBOT } from './double/say.js';
import type { View } from './double/view-stacks.js';
import type { PlaygroundState, PlaygroundView } from './protocol.js';

/** Undefined for somebody who is not in the workspace. */
export function stateFor(
  userId: string,
  { team, world, stacks, waiting }: Backend,
): PlaygroundState | undefined {
  const me = team.people.find(({ id }) => id === userId);
  if (!me) return undefined;
  const channels = world.channels().filter(({ members }) => members.has(userId));
  const isMine = new Set(channels.map(({ id }) => id));
  const home = stacks.homeOf(userId);
  const failure = waiting.failureOf(userId);
  return {
    workspace: team.name,
    me,
    users: [...team.people, { id: team.app.userId, name: team.app.name, isBot: true }, SLACKBOT],
    channels: channels.map(({ members: _members, ...channel }) => channel),
    messages: world
      .messages()
      .filter(({ channelId, ephemeralTo = userId }) => isMine.has(channelId) && ephemeralTo === userId),
    modals: stacks.stackOf(userId).map(shown),
    ...(home ? { home: shown(home) } : {}),
    waiting: waiting.of(userId),
    ...(failure ? { failure } : {}),
    verbs: catalog.map(({ name, usage, summary }) => ({ name, usage, summary })),
  };
}

function shown({ id, payload }: View): PlaygroundView {
  const { type, callback_id: callbackId = '', title, submit, close, blocks } = payload;
  return {
    id,
    type,
    callbackId,
    blocks,
    ...(title ? { title: title.text } : {}),
    ...(submit ? { submit: submit.text } : {}),
    ...(close ? { close: close.text } : {}),
  };
}
