/** What people do in Slack's client, in the shape in which the app is told of it. */
import type { PlaygroundMessage } from '../protocol.js';
import type { Desk } from './desk.js';
import { messageForApp } from './events.js';
import { escapeText } from './typed.js';
import type { View } from './view-stacks.js';
import { viewForApp } from './views.js';

type Json = Readonly<Record<string, unknown>>;

/** What every click and submission carries. */
export interface Ticket {
  readonly userId: string;
  readonly triggerId: string;
  readonly responseUrl?: string;
}

/** Fields: https://docs.slack.dev/interactivity/implementing-slash-commands */
export function commandFields(
  typed: string,
  channelId: string,
  { userId, triggerId, responseUrl = '' }: Ticket,
  { team, world }: Desk,
): Readonly<Record<string, string>> {
  const [command = '', text = ''] = split(typed);
  const channel = world.channel(channelId);
  const channelName = { public: channel?.name ?? '', private: 'privategroup', im: 'directmessage' };
  return {
    token: 'playground',
    team_id: team.id,
    team_domain: team.domain,
    channel_id: channelId,
    channel_name: channelName[channel?.kind ?? 'public'],
    user_id: userId,
    user_name: nameOf(userId, team.people).toLowerCase(),
    command,
    text: escapeText(text),
    api_app_id: team.app.appId,
    is_enterprise_install: 'false',
    response_url: responseUrl,
    trigger_id: triggerId,
  };
}

/** A slash command in its two parts, the second as typed. */
export function split(typed: string): readonly [command: string, text: string] {
  const [, command = '', text = ''] = /^(\S+)\s*(.*)$/s.exec(typed.trim()) ?? [];
  return [command, text];
}

export function messagePress(
  message: PlaygroundMessage,
  action: Json,
  values: unknown,
  ticket: Ticket,
  desk: Desk,
): Json {
  const { channelId, ts, threadTs, ephemeralTo } = message;
  const channel = desk.world.channel(channelId);
  return {
    ...interaction('block_actions', ticket, desk),
    container: {
      type: 'message',
      message_ts: ts,
      channel_id: channelId,
      is_ephemeral: ephemeralTo !== undefined,
      ...(threadTs ? { thread_ts: threadTs } : {}),
    },
    channel: { id: channelId, name: channel?.kind === 'im' ? 'directmessage' : channel?.name },
    // What only one person sees, Slack does not send back.
    ...(ephemeralTo ? {} : { message: messageForApp(message, desk) }),
    state: { values },
    response_url: ticket.responseUrl,
    actions: [action],
  };
}

export function viewPress(view: View, action: Json, values: unknown, ticket: Ticket, desk: Desk): Json {
  return {
    ...interaction('block_actions', ticket, desk),
    container: { type: 'view', view_id: view.id },
    view: viewForApp(view, desk.team, values),
    actions: [action],
  };
}

export function viewSubmission(view: View, values: unknown, ticket: Ticket, desk: Desk): Json {
  return {
    ...interaction('view_submission', ticket, desk),
    view: viewForApp(view, desk.team, values),
    response_urls: [],
  };
}

export function viewClosed(view: View, ticket: Ticket, desk: Desk): Json {
  const payload = interaction('view_closed', ticket, desk);
  return { ...payload, view: viewForApp(view, desk.team), is_cleared: false };
}

/** Fields: https://docs.slack.dev/reference/interaction-payloads */
function interaction(type: string, { userId, triggerId }: Ticket, { team }: Desk): Json {
  const name = nameOf(userId, team.people);
  return {
    type,
    user: { id: userId, username: name.toLowerCase(), name: name.toLowerCase(), team_id: team.id },
    api_app_id: team.app.appId,
    token: 'playground',
    trigger_id: triggerId,
    team: { id: team.id, domain: team.domain },
    enterprise: null,
    is_enterprise_install: false,
  };
}

function nameOf(userId: string, people: readonly { readonly id: string; readonly name: string }[]): string {
  return people.find(({ id }) => id === userId)?.name ?? '';
}
