/** What people do in Slack's client, in the shape in which Slack reports it to the app. */
import type { PlaygroundMessage } from '../protocol.js';
import type { Backend } from './backend.js';
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
  { team, world }: Backend,
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

/** A click in a message. */
export function messagePress(
  message: PlaygroundMessage,
  action: Json,
  values: unknown,
  ticket: Ticket,
  backend: Backend,
): Json {
  const { channelId, ts, threadTs, ephemeralTo, blocks = [], unfurls = [] } = message;
  // A person's message has no blocks of the app but those under its links.
  const isOwn = blocks.length > 0 || unfurls.length === 0;
  const channel = backend.world.channel(channelId);
  return {
    ...interaction('block_actions', ticket, backend),
    container: {
      ...(isOwn
        ? { type: 'message' }
        : { type: 'message_attachment', attachment_id: 1, is_app_unfurl: true }),
      message_ts: ts,
      channel_id: channelId,
      is_ephemeral: ephemeralTo !== undefined,
      ...(threadTs ? { thread_ts: threadTs } : {}),
    },
    channel: { id: channelId, name: channel?.kind === 'im' ? 'directmessage' : channel?.name },
    // What only one person sees, and a message of somebody else, Slack does not send back.
    ...(ephemeralTo || !isOwn ? {} : { message: messageForApp(message, backend) }),
    state: { values },
    response_url: ticket.responseUrl,
    actions: [action],
  };
}

/** A click in a modal or in the Home tab. */
export function viewPress(view: View, action: Json, values: unknown, ticket: Ticket, backend: Backend): Json {
  return {
    ...interaction('block_actions', ticket, backend),
    container: { type: 'view', view_id: view.id },
    view: viewForApp(view, backend.team, values),
    actions: [action],
  };
}

/** A modal that was filled in and sent. */
export function viewSubmission(view: View, values: unknown, ticket: Ticket, backend: Backend): Json {
  return {
    ...interaction('view_submission', ticket, backend),
    view: viewForApp(view, backend.team, values),
    response_urls: [],
  };
}

/** A modal that a person closed, where the app had asked to be told. */
export function viewClosed(view: View, ticket: Ticket, backend: Backend): Json {
  const payload = interaction('view_closed', ticket, backend);
  return { ...payload, view: viewForApp(view, backend.team), is_cleared: false };
}

/** Fields: https://docs.slack.dev/reference/interaction-payloads */
function interaction(type: string, { userId, triggerId }: Ticket, { team }: Backend): Json {
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
