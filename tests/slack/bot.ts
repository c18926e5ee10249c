/** A real bot over HTTP against a stand-in for Slack, and Slack's own requests to it, signed. */
import { randomUUID } from 'node:crypto';
import { createLogger } from '../../src/lib/logger.js';
import type { Paper } from '../../src/paper/paper.js';
import { signatureHeaders } from '../../src/playground/double/signing.js';
import { createEngine } from '../../src/search/engine.js';
import { createSlackApp, type SlackApp, type SlackAppOptions } from '../../src/slack/app.js';
import { openWebApi, type WebApi } from './web-api.js';

const SECRET = 'a-signing-secret';
const papers: readonly Paper[] = Array.from({ length: 12 }, (_, index) => ({
  id: `t-${String(index + 1).padStart(10, '0')}`,
  title: `Pruning Networks, Part ${index + 1}`,
  abstract: 'Pruning removes weights that a network can spare. It makes networks small.',
  source: 'test',
}));

interface Delivery {
  readonly timestamp?: number;
  readonly secret?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Bot {
  readonly app: SlackApp;
  readonly slack: WebApi;
  readonly url: string;
  /** Lines of the log so far, as text. */
  log(): string;
  /** A form post, as commands come. */
  form(fields: Readonly<Record<string, string>>, delivery?: Delivery): Promise<Response>;
  /** A form post with one `payload`, as clicks and submissions come. */
  payload(payload: object, delivery?: Delivery): Promise<Response>;
  event(event: object, delivery?: Delivery & { readonly eventId?: string }): Promise<Response>;
  command(text: string, fields?: Readonly<Record<string, string>>): Promise<Response>;
  stop(): Promise<void>;
}

export async function startBot(
  options: Partial<SlackAppOptions> & { readonly corpus?: readonly Paper[] } = {},
): Promise<Bot> {
  const slack = await openWebApi();
  const { app, log } = await createBot(slack, options);
  const { port } = await app.start();
  const url = `http://127.0.0.1:${port}`;
  const form: Bot['form'] = (fields, delivery) =>
    signed(url, new URLSearchParams(fields).toString(), 'application/x-www-form-urlencoded', delivery);
  return {
    app,
    slack,
    url,
    log,
    form,
    payload: (payload, delivery) => form({ payload: JSON.stringify(payload) }, delivery),
    event: (event, { eventId = randomUUID(), ...delivery } = {}) => {
      const body = {
        type: 'event_callback',
        team_id: 'T1',
        api_app_id: 'A1',
        event_id: eventId,
        event,
      };
      return signed(url, JSON.stringify(body), 'application/json', delivery);
    },
    command: (text, fields = {}) => form({ ...aCommand(slack, text), ...fields }),
    stop: async () => {
      await app.stop();
      await slack.close();
    },
  };
}

export async function createBot(
  slack: WebApi,
  options: Partial<SlackAppOptions> & { readonly corpus?: readonly Paper[] } = {},
) {
  const { corpus = papers, ...rest } = options;
  const lines: string[] = [];
  const engine = createEngine(corpus);
  const app = await createSlackApp({
    context: () => ({ engine, version: '0.0.0', loadedAt: new Date(0), skippedLines: 0 }),
    connection: { kind: 'http', host: '127.0.0.1', port: 0, signingSecret: SECRET },
    botToken: 'xoxb-very-secret',
    apiUrl: slack.apiUrl,
    logger: createLogger('trace', { write: (line) => void lines.push(line) }),
    now: () => new Date(),
    ready: () => true,
    newReference: () => 'ref-1',
    ...rest,
  });
  return { app, log: () => lines.join('') };
}

export function aCommand(slack: WebApi, text: string) {
  return {
    command: '/papers',
    text,
    user_id: 'UADA',
    channel_id: 'CPAPERS',
    team_id: 'T1',
    trigger_id: randomUUID(),
    response_url: slack.responseUrl,
  };
}

/** A click; `over` says where: a message by default, or `{ view }`. */
export function aPress(slack: WebApi, actionId: string, value: string | undefined, over: object = {}) {
  return {
    type: 'block_actions',
    user: { id: 'UADA' },
    team: { id: 'T1' },
    trigger_id: randomUUID(),
    response_url: slack.responseUrl,
    channel: { id: 'CPAPERS' },
    container: { type: 'message', channel_id: 'CPAPERS', message_ts: '1.1', is_ephemeral: true },
    actions: [{ type: 'button', action_id: actionId, block_id: 'b', value }],
    ...over,
  };
}

export function aMention(text: string, over: object = {}) {
  return {
    type: 'app_mention',
    channel: 'CPAPERS',
    user: 'UADA',
    ts: '5.5',
    text: `<@UBOT> ${text}`,
    ...over,
  };
}

function signed(
  url: string,
  body: string,
  contentType: string,
  { timestamp = now(), secret = SECRET, headers = {} }: Delivery = {},
) {
  return fetch(`${url}/slack/events`, {
    method: 'POST',
    headers: {
      'content-type': contentType,
      ...signatureHeaders(body, secret, timestamp),
      ...headers,
    },
    body,
  });
}

function now(): number {
  return Math.floor(Date.now() / 1000);
}
