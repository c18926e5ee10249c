/** The real bot in the playground's workspace, and people who talk to it: what conversation tests are written with. */
import { randomUUID } from 'node:crypto';
import type { CommandContext } from '../../src/commands/types.js';
import { createLogger } from '../../src/lib/logger.js';
import type { Paper } from '../../src/paper/paper.js';
import { signatureHeaders } from '../../src/playground/double/signing.js';
import type { Call, HttpAnswer } from '../../src/playground/double/web-api.js';
import { READING_GROUP, withPreviews } from '../../src/playground/reading-group.js';
import { openSlackWorkspace, type Workspace } from '../../src/playground/workspace.js';
import { createSlackApp, type SlackApp } from '../../src/slack/app.js';
import { aPaper, contextOf } from './papers.js';
import { createPerson, type Person } from './person.js';

export interface TestWorkspace {
  as(name: 'Ada' | 'Grace' | 'Edsger'): Person;
  /**
   * Refuses the next call of a method: with Slack's word, or with a status (429 asks to come back in a second).
   * What is sent to a response url is the method `response_url`.
   */
  fail(method: string, how: string | number): void;
  /** Every call of this method that the app made, refused ones included. */
  calls(method: string): readonly Call['args'][];
  /** A request of one's own to the app, signed as Slack signs unless told otherwise. */
  deliver(body: string, how?: Delivery): Promise<Response>;
  /** Stops the bot and starts it anew; nothing it held in memory is left. */
  restartApp(): Promise<void>;
  /** For a courier of one's own. */
  readonly slack: { readonly apiUrl: string; readonly botToken: string };
  /** Lines of the bot's log so far, as text. */
  log(): string;
  close(): Promise<void>;
}

interface Delivery {
  /** In seconds. */
  readonly timestamp?: number;
  readonly secret?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

const SECRET = 'the-playground-signs-with-this';

/** Opens the workspace and starts the bot on these papers; it has no digests, sources or notes unless told. */
export async function openWorkspace({
  papers = [aPaper()],
  now = () => new Date(),
  showsPreviews = false,
  ...more
}: {
  readonly papers?: readonly Paper[];
  readonly now?: () => Date;
  readonly showsPreviews?: boolean;
} & Partial<Omit<CommandContext, 'engine'>> = {}): Promise<TestWorkspace> {
  const calls: Call[] = [];
  const refusals = new Map<string, HttpAnswer[]>();
  const lines: string[] = [];
  let url = '';

  const slack = await openSlackWorkspace({
    seed: showsPreviews ? withPreviews(READING_GROUP) : READING_GROUP,
    appUrl: () => url,
    signingSecret: SECRET,
    now,
    timeZone: 'Europe/Paris',
    intercept: (call) => {
      calls.push(call);
      return refusals.get(call.method)?.shift();
    },
  });
  const context = { ...contextOf(papers), ...more };
  const start = async () => {
    const app = await createSlackApp({
      context: () => context,
      connection: { kind: 'http', host: '127.0.0.1', port: 0, signingSecret: SECRET },
      botToken: slack.botToken,
      apiUrl: slack.apiUrl,
      logger: createLogger('trace', { write: (line) => void lines.push(line) }),
      now,
      ready: () => true,
      showsPreviews,
      newReference: () => randomUUID().slice(0, 8),
    });
    url = `http://127.0.0.1:${(await app.start()).port}/slack/events`;
    return app;
  };
  let app: SlackApp = await start();

  return {
    as: (name) => createPerson(idOf(name, slack), slack),
    fail: (method, how) => refusals.set(method, [...(refusals.get(method) ?? []), refusalFor(method, how)]),
    calls: (method) => calls.filter((call) => call.method === method).map(({ args }) => args),
    deliver: (body, { timestamp = Math.floor(now().getTime() / 1000), secret = SECRET, headers } = {}) =>
      fetch(url, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          ...signatureHeaders(body, secret, timestamp),
          ...headers,
        },
        body,
      }),
    restartApp: async () => {
      await app.stop();
      app = await start();
    },
    slack,
    log: () => lines.join(''),
    close: async () => {
      await app.stop();
      await slack.stop();
    },
  };
}

function idOf(name: string, { people }: Workspace): string {
  return people.find((person) => person.name === name)?.id ?? '';
}

function refusalFor(method: string, how: string | number): HttpAnswer {
  if (how === 429) return { status: 429, headers: { 'retry-after': '1' }, body: '' };
  if (typeof how === 'number') return { status: how, body: '' };
  if (method === 'response_url') return { status: 404, body: how };
  return { status: 200, body: JSON.stringify({ ok: false, error: how }) };
}
