/** `views.open`, `views.push`, `views.update` and `views.publish`. */

import type { Backend } from './backend.js';
import { checkView } from './block-kit.js';
import type { ApiAnswer } from './emulated.js';
import type { Team } from './team.js';
import type { View } from './view-stacks.js';

type Args = Readonly<Record<string, unknown>>;

/** Carries out a method of the `views` family. */
export function callViews(method: string, args: Args, backend: Backend): ApiAnswer {
  switch (method) {
    case 'views.open':
      return open(args, 'alone', backend);
    case 'views.push':
      return open(args, 'on top', backend);
    case 'views.update':
      return update(args, backend);
    case 'views.publish':
      return publish(args, backend);
    default:
      return refused('unknown_method');
  }
}

/** A view as it stands in payloads and answers; `values` is what was filled in. */
export function viewForApp(
  { id, hash, rootId, previousId, payload }: View,
  { id: teamId, app }: Team,
  values: unknown = {},
): Readonly<Record<string, unknown>> {
  return {
    private_metadata: '',
    callback_id: '',
    external_id: '',
    title: null,
    submit: null,
    close: null,
    clear_on_close: false,
    notify_on_close: false,
    ...payload,
    id,
    hash,
    team_id: teamId,
    state: { values },
    root_view_id: rootId,
    previous_view_id: previousId ?? null,
    app_id: app.appId,
    bot_id: app.botId,
    app_installed_team_id: teamId,
  };
}

function open(args: Args, how: 'on top' | 'alone', { stacks, triggers, waiting, team }: Backend): ApiAnswer {
  const view = checkView(args['view'], 'modal');
  if ('error' in view) return refused(view.error, view.messages);
  const id = String(args['trigger_id'] ?? '');
  const trigger = triggers.exchange(id);
  if (typeof trigger === 'string') return refused(trigger);
  const { userId, viewId } = trigger;
  const isOpen = stacks.stackOf(userId).some((each) => each.id === viewId);
  if (how === 'on top' && !isOpen) return refused('view_not_found');
  const opened = stacks.add(userId, view.value, how);
  if (!opened) return refused('push_limit_reached');
  waiting.answered(`trigger ${id}`);
  return { ok: true, view: viewForApp(opened, team) };
}

function update(args: Args, { stacks, waiting, team }: Backend): ApiAnswer {
  const old = stacks.modal(String(args['view_id']));
  if (!old) return refused('not_found');
  if (args['hash'] && args['hash'] !== old.hash) return refused('hash_conflict');
  const view = checkView(args['view'], 'modal');
  if ('error' in view) return refused(view.error, view.messages);
  waiting.answered(`person ${old.userId}`);
  return { ok: true, view: viewForApp(stacks.replace(old, view.value), team) };
}

function publish(args: Args, { stacks, waiting, team }: Backend): ApiAnswer {
  const userId = String(args['user_id']);
  if (!team.people.some(({ id }) => id === userId)) return refused('user_not_found');
  const old = stacks.homeOf(userId);
  if (args['hash'] && args['hash'] !== old?.hash) return refused('hash_conflict');
  const view = checkView(args['view'], 'home');
  if ('error' in view) return refused(view.error, view.messages);
  waiting.answered(`person ${userId}`);
  return { ok: true, view: viewForApp(stacks.publish(userId, view.value), team) };
}

/** An answer of the Web API that says no; `messages` say why, place by place. */
export function refused(error: string, messages: readonly string[] = []): ApiAnswer {
  return { ok: false, error, ...(messages.length > 0 ? { response_metadata: { messages } } : {}) };
}
