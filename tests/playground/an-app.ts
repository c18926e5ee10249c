/** A stand-in for the app: answers what it is told to, remembers what came, and calls the Web API. */
import { createServer } from 'node:http';
import { verifySlackRequest } from '@slack/bolt';
import { z } from 'zod';
import type { TeamSeed } from '../../src/playground/double/team.js';
import type { PlaygroundState } from '../../src/playground/protocol.js';
import { READING_GROUP } from '../../src/playground/reading-group.js';
import { openSlackWorkspace, type Workspace } from '../../src/playground/workspace.js';

export interface Received {
  readonly contentType: string | undefined;
  /** The form's fields, the JSON of its `payload`, or the JSON event. */
  // biome-ignore lint/suspicious/noExplicitAny: tests look into whatever was sent
  readonly body: any;
}

export interface Stage {
  readonly slack: Workspace;
  /** Ids by name. */
  readonly ada: string;
  readonly grace: string;
  channel(name: string): string;
  state(userId?: string): PlaygroundState;
  /** The answer to every delivery from now on. */
  answerWith(answer: { readonly status?: number; readonly body?: object }): void;
  /** Resolves with the deliveries so far as soon as one of them fits. */
  received(fits: (received: Received) => boolean): Promise<readonly Received[]>;
  /** Calls the Web API; gives its answer. */
  call(method: string, args: object): Promise<Record<string, unknown>>;
  /** Moves the clock. */
  pass(ms: number): void;
  close(): Promise<void>;
}

const SECRET = 'a-signing-secret';
/** The reading group, with a public channel that the app is not in. */
const SEED: TeamSeed = {
  ...READING_GROUP,
  channels: [...READING_GROUP.channels, { name: 'lunch', topic: '', isPrivate: false, hasApp: false }],
};

export async function openStage(): Promise<Stage> {
  const received: Received[] = [];
  const watchers = new Set<() => void>();
  let answer: { readonly status?: number; readonly body?: object } = {};
  let time = Date.now();
  const now = () => new Date(time);

  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    verifySlackRequest({
      signingSecret: SECRET,
      body,
      headers: {
        'x-slack-signature': String(request.headers['x-slack-signature']),
        'x-slack-request-timestamp': Number(request.headers['x-slack-request-timestamp']),
      },
      nowMilliseconds: now().getTime(),
    });
    received.push({ contentType: request.headers['content-type'], body: decoded(body) });
    response.writeHead(answer.status ?? 200, { 'content-type': 'application/json' });
    response.end(answer.body && JSON.stringify(answer.body));
    for (const look of watchers) look();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const appUrl = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/slack/events`;
  const slack = await openSlackWorkspace({ seed: SEED, appUrl: () => appUrl, signingSecret: SECRET, now });
  const [ada = '', grace = ''] = slack.people.map(({ id }) => id);
  const state = (userId = ada) => {
    const seen = slack.stateFor(userId);
    if (!seen) throw new Error('nobody');
    return seen;
  };

  return {
    slack,
    ada,
    grace,
    state,
    channel: (name) => state().channels.find((channel) => channel.name === name)?.id ?? '',
    answerWith: (next) => {
      answer = next;
    },
    received: (fits) =>
      new Promise((resolve) => {
        const look = () => {
          if (!received.some(fits)) return;
          watchers.delete(look);
          resolve(received);
        };
        watchers.add(look);
        look();
      }),
    call: async (method, args) => {
      const response = await fetch(slack.apiUrl + method, {
        method: 'POST',
        headers: { authorization: `Bearer ${slack.botToken}`, 'content-type': 'application/json' },
        body: JSON.stringify(args),
      });
      return z.record(z.string(), z.unknown()).parse(await response.json());
    },
    pass: (ms) => {
      time += ms;
    },
    close: async () => {
      await slack.stop();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function decoded(body: string): unknown {
  if (body.startsWith('{')) return JSON.parse(body);
  const fields = Object.fromEntries(new URLSearchParams(body));
  return fields['payload'] ? JSON.parse(fields['payload']) : fields;
}
