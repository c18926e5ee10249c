/** Serves the playground's page on loopback, and lets only that page act in the workspace. */
import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
} from 'node:http';
import { messageOf, UserError } from '../lib/errors.js';
import { parseJson } from '../lib/json.js';
import type { PageFile } from './page-files.js';
import type { Answer } from './protocol.js';
import { handlersFor } from './requests.js';
import { streamState } from './stream.js';
import type { Workspace } from './workspace.js';

const HOST = '127.0.0.1';
/** How many ports after the one that was asked for are tried. */
const NEIGHBOURS = 20;
const MAX_BODY_BYTES = 256_000;

/**
 * Listens on `port` of loopback (0 takes a free one), or on the next free one. Rejects with a `UserError` when
 * none is free near it.
 */
export async function openPageServer(
  slack: Workspace,
  files: ReadonlyMap<string, PageFile>,
  port: number,
): Promise<{ readonly url: string; close(): Promise<void> }> {
  const server = createServer(guarded(listenerFor(slack, files)));
  const open = await listenNear(server, port);
  return {
    url: `http://${HOST}:${open}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/**
 * Keeps pages of other sites from acting in the workspace, be it by cross-site requests (`Origin`) or by a domain of
 * theirs that points to this machine (`Host`).
 */
function guarded(next: RequestListener): RequestListener {
  return (request, response) => {
    const { host = '', origin } = request.headers;
    const isLocal = /^(?:localhost|127\.0\.0\.1)(?::\d+)?$/.test(host);
    const isOurs = origin === undefined || origin === `http://${host}`;
    if (isLocal && isOurs) next(request, response);
    else answer(response, 403, { ok: false, error: 'Only the playground’s own page may ask.' });
  };
}

function listenerFor(slack: Workspace, files: ReadonlyMap<string, PageFile>): RequestListener {
  const handlers = handlersFor(slack);
  return (request, response) => {
    // Not by `URL`, which throws at some of what a client may send here, such as `//`.
    const [path = '', search = ''] = (request.url ?? '').split('?', 2);
    const file = files.get(path);
    const [, name = ''] = /^\/playground\/(\w+)$/.exec(path) ?? [];
    const handler = handlers.get(name);
    if (request.method === 'GET' && file) return give(response, file);
    if (request.method === 'GET' && name === 'events') {
      return stream(new URLSearchParams(search).get('as'), slack, response);
    }
    if (request.method !== 'POST' || !handler) {
      return answer(response, 404, { ok: false, error: 'There is nothing here.' });
    }
    carryOut(request, handler)
      .catch((error: unknown): Outcome => [500, { ok: false, error: messageOf(error) }])
      .then(([status, body]) => answer(response, status, body));
  };
}

type Outcome = readonly [status: number, body: Answer];

/** Falls back to the first person, for a browser may remember one of a workspace that has been closed. */
function stream(as: string | null, slack: Workspace, response: ServerResponse): void {
  const known = slack.people.find(({ id }) => id === as) ?? slack.people[0];
  streamState(() => slack.stateFor(known?.id ?? ''), slack, response);
}

async function carryOut(
  request: IncomingMessage,
  handler: (body: unknown) => Promise<Answer> | undefined,
): Promise<Outcome> {
  if (!request.headers['content-type']?.startsWith('application/json')) {
    return [415, { ok: false, error: 'Only JSON is understood.' }];
  }
  const body = await bodyOf(request);
  if (body === undefined) return [413, { ok: false, error: 'That is too much at once.' }];
  const done = await handler(parseJson(body));
  return done ? [200, done] : [400, { ok: false, error: 'That is no request of the playground.' }];
}

async function bodyOf(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request) {
    const buffer = Buffer.from(chunk);
    bytes += buffer.length;
    if (bytes > MAX_BODY_BYTES) return undefined;
    chunks.push(buffer);
  }
  return Buffer.concat(chunks).toString();
}

function give(response: ServerResponse, { type, content }: PageFile): void {
  response.writeHead(200, {
    'content-type': type,
    'cache-control': 'no-cache',
    'content-security-policy':
      "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'",
    'x-content-type-options': 'nosniff',
  });
  response.end(content);
}

function answer(response: ServerResponse, status: number, body: Answer): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' });
  response.end(JSON.stringify(body));
}

async function listenNear(server: Server, port: number): Promise<number> {
  for (let offset = 0; offset < (port === 0 ? 1 : NEIGHBOURS); offset += 1) {
    if (await listens(server, port + offset)) break;
  }
  const address = server.address();
  if (typeof address === 'object' && address !== null) return address.port;
  throw new UserError(`No port from ${port} on is free for the playground. Choose another with --port.`);
}

/** False when the port is taken. */
function listens(server: Server, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    server.once('error', () => resolve(false));
    server.listen(port, HOST, () => resolve(true));
  });
}
