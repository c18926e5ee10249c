/** Sends the app what Slack would send it: signed, and with three seconds to answer. */
import { randomBytes } from 'node:crypto';
import { signatureHeaders } from './signing.js';
import type { Team } from './team.js';

/** What became of a delivery; `failure` is Slack's word. */
type Delivered = { readonly body: string } | { readonly failure: string };

export interface AppDoor {
  /** A slash command. */
  command(fields: Readonly<Record<string, string>>): Promise<Delivered>;
  /** A click or a submission. */
  interaction(payload: Readonly<Record<string, unknown>>): Promise<Delivered>;
  /** An event, where the app subscribed to it. `name` is that of the subscription, such as `message.im`. */
  event(name: string, event: Readonly<Record<string, unknown>>): Promise<Delivered>;
  /** Resolves when nothing is on its way. */
  idle(): Promise<void>;
}

export interface Address {
  /** Where the app takes Slack's requests; asked anew each time, because it may move when it starts again. */
  readonly url: () => string;
  readonly signingSecret: string;
  readonly now: () => Date;
}

const PATIENCE_MS = 3_000;
/** Slack sends it exactly so, and an app may know a form by nothing else. */
const FORM = 'application/x-www-form-urlencoded';

/** Nothing is retried: an app that is late or away misses the delivery, and the person is told. */
export function createAppDoor(address: Address, team: Team): AppDoor {
  const onTheWay = new Set<Promise<unknown>>();
  const send = (body: string, contentType: string): Promise<Delivered> => {
    const delivery = deliver(body, contentType, address);
    onTheWay.add(delivery);
    return delivery.finally(() => onTheWay.delete(delivery));
  };
  const form = (fields: Readonly<Record<string, string>>) =>
    send(new URLSearchParams(fields).toString(), FORM);
  return {
    command: form,
    interaction: (payload) => form({ payload: JSON.stringify(payload) }),
    event: async (name, event) =>
      team.app.events.includes(name)
        ? send(JSON.stringify(envelope(event, team, address.now())), 'application/json')
        : { body: '' },
    idle: async () => {
      while (onTheWay.size > 0) await Promise.allSettled(onTheWay);
    },
  };
}

async function deliver(
  body: string,
  contentType: string,
  { url, signingSecret, now }: Address,
): Promise<Delivered> {
  try {
    const response = await fetch(url(), {
      method: 'POST',
      headers: {
        'content-type': contentType,
        'user-agent': 'Slackbot 1.0 (+https://api.slack.com/robots)',
        ...signatureHeaders(body, signingSecret, Math.floor(now().getTime() / 1000)),
      },
      body,
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    return response.ok ? { body: await response.text() } : { failure: 'dispatch_failed' };
  } catch (error) {
    const isLate = error instanceof DOMException && error.name === 'TimeoutError';
    return { failure: isLate ? 'operation_timeout' : 'dispatch_failed' };
  }
}

function envelope(
  event: Readonly<Record<string, unknown>>,
  { id, app }: Team,
  now: Date,
): Readonly<Record<string, unknown>> {
  return {
    token: 'playground',
    team_id: id,
    context_team_id: id,
    context_enterprise_id: null,
    api_app_id: app.appId,
    event,
    type: 'event_callback',
    event_id: `Ev${randomBytes(5).toString('hex').toUpperCase()}`,
    event_time: Math.floor(now.getTime() / 1000),
    authorizations: [
      { enterprise_id: null, team_id: id, user_id: app.userId, is_bot: true, is_enterprise_install: false },
    ],
    is_ext_shared_channel: false,
  };
}
