import { createServer } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type WebSocket, WebSocketServer } from 'ws';
import type { SlackApp } from '../../src/slack/app.js';
import { aCommand, createBot } from './bot.js';
import { listen, openWebApi, type WebApi } from './web-api.js';

/** Slack's end of the web sockets. */
interface Switchboard {
  readonly url: string;
  readonly lines: WebSocket[];
  readonly acknowledged: string[];
  /** Resolves when so many lines were opened in all. */
  opened(count: number): Promise<void>;
  close(): Promise<void>;
}

let slack: WebApi;
let board: Switchboard;
let app: SlackApp;
let log: () => string;

beforeEach(async () => {
  slack = await openWebApi();
  board = await openSwitchboard();
  slack.always('apps.connections.open', { body: { ok: true, url: board.url } });
  const connection = { kind: 'socket', host: '127.0.0.1', port: 0, appToken: 'xapp-very-secret' } as const;
  ({ app, log } = await createBot(slack, { connection }));
});
afterEach(async () => {
  await app.stop();
  await board.close();
  await slack.close();
});

describe('over Socket Mode', () => {
  it('keeps two connections open, and is ready with them', async () => {
    const { port } = await app.start();
    expect(board.lines).toHaveLength(2);
    expect((await fetch(`http://127.0.0.1:${port}/readyz`)).status).toBe(200);
    expect((await fetch(`http://127.0.0.1:${port}/slack/events`, { method: 'POST' })).status).toBe(404);
  });

  it('answers a command, acknowledged on the line it came over', async () => {
    await app.start();
    deliver(board.lines[1], 'E1', 'slash_commands', aCommand(slack, 'pruning'));
    const [answer] = await slack.called('response_url');
    expect(answer?.args.text).toContain('Pruning Networks');
    expect(board.acknowledged).toEqual(['E1']);
  });

  it('answers once what Slack delivers over both', async () => {
    await app.start();
    const [command, event] = [aCommand(slack, 'pruning'), aMentionEvent('Ev1', '5.5')];
    for (const line of board.lines) deliver(line, 'E1', 'slash_commands', command);
    for (const line of board.lines) deliver(line, 'E2', 'events_api', event);
    deliver(board.lines[0], 'E3', 'events_api', aMentionEvent('Ev2', '6.6'));
    await slack.called('chat.postMessage', 2);
    await app.stop();
    const methods = slack.calls.map(({ method }) => method);
    expect(methods.filter((method) => method === 'response_url')).toHaveLength(1);
    expect(methods.filter((method) => method === 'chat.postMessage')).toHaveLength(2);
    expect(board.acknowledged.sort()).toEqual(['E1', 'E1', 'E2', 'E2', 'E3']);
  });

  it('goes on over the other connection while Slack renews one', async () => {
    await app.start();
    const [renewed, other] = board.lines;
    renewed?.send(JSON.stringify({ type: 'disconnect', reason: 'refresh_requested' }));
    await new Promise((resolve) => renewed?.once('close', resolve));
    deliver(other, 'E1', 'slash_commands', aCommand(slack, 'pruning'));
    await slack.called('response_url');
  });

  it('asks again until it is given another when Slack cannot be reached at a renewal', async () => {
    await app.start();
    slack.next('apps.connections.open', { status: 503 });
    const given = slack.called('apps.connections.open', 5);
    board.lines[0]?.send(JSON.stringify({ type: 'disconnect', reason: 'refresh_requested' }));
    await given;
    await board.opened(3);
  });

  it.each(['invalid_auth', 'missing_scope', 'not_allowed_token_type'])(
    'does not start with an app token that is %s, and says which',
    async (error) => {
      slack.always('apps.connections.open', { body: { ok: false, error } });
      await expect(app.start()).rejects.toThrow(`(${error}). It is an app-level token`);
      expect(log()).not.toContain('very-secret');
    },
  );
});

function deliver(line: WebSocket | undefined, envelope: string, type: string, payload: object): void {
  line?.send(JSON.stringify({ envelope_id: envelope, type, payload, accepts_response_payload: true }));
}

function aMentionEvent(eventId: string, ts: string) {
  const event = { type: 'app_mention', channel: 'CPAPERS', user: 'UADA', ts, text: '<@UBOT> pruning' };
  return { type: 'event_callback', team_id: 'T1', event_id: eventId, event };
}

async function openSwitchboard(): Promise<Switchboard> {
  const server = createServer();
  const [lines, acknowledged]: [WebSocket[], string[]] = [[], []];
  new WebSocketServer({ server }).on('connection', (line) => {
    lines.push(line);
    line.on('message', (data) => acknowledged.push(JSON.parse(String(data)).envelope_id));
    line.send(JSON.stringify({ type: 'hello' }));
  });
  const url = (await listen(server)).replace('http', 'ws');
  return {
    url,
    lines,
    acknowledged,
    opened: async (count) => {
      while (lines.length < count) await pause(20);
    },
    close: async () => {
      for (const line of lines) line.terminate();
      await new Promise((resolve) => server.close(resolve));
      await pause(0);
    },
  };
}
