/** The app's side of Slack on loopback: the Web API at `/api/…`, response urls at `/response/…`, files to `/upload/…`. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { z } from 'zod';
import { parseJson } from '../../lib/json.js';
import type { Backend } from './backend.js';
import type { ApiAnswer } from './emulated.js';
import { shareFiles, takeFile, uploadUrl } from './files.js';
import { deleteMessage, postEphemeral, postMessage, readMessages, updateMessage } from './messages.js';
import { respondTo } from './responses.js';
import { unfurl } from './unfurls.js';
import { callViews, refused } from './views.js';

/** Something the app asked of Slack. */
export interface Call {
  /** Such as `chat.postMessage`; `response_url` for what was sent to one, and `upload` for a file. */
  readonly method: string;
  readonly args: Readonly<Record<string, unknown>>;
}

/** What the app gets back over HTTP. */
export interface HttpAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface WebApi {
  /** Base address of the Web API, with a trailing slash. */
  readonly apiUrl: string;
  readonly responseBase: string;
  readonly uploadBase: string;
  close(): Promise<void>;
}

/**
 * Opens it on a free port. `backend` is read at every call; `intercept` sees each call first, and what it returns is
 * sent in place of an answer.
 */
export async function openWebApi(
  backend: () => Backend,
  intercept: (call: Call) => HttpAnswer | undefined,
): Promise<WebApi> {
  const server = createServer((request, response) => {
    answer(request, backend(), intercept)
      .catch((error: unknown): HttpAnswer => ({ status: 500, body: String(error) }))
      .then((answered) => send(response, answered));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const base = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
  return {
    apiUrl: `${base}/api/`,
    responseBase: `${base}/response/`,
    uploadBase: `${base}/upload/`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function answer(
  request: IncomingMessage,
  backend: Backend,
  intercept: (call: Call) => HttpAnswer | undefined,
): Promise<HttpAnswer> {
  const [, room = '', name = ''] = /^\/(api|response|upload)\/([\w.]+)/.exec(request.url ?? '') ?? [];
  const body = await bodyOf(request);
  if (room === 'upload') {
    const contentType = request.headers['content-type'] ?? '';
    return (
      intercept({ method: 'upload', args: { file: name } }) ?? takeFile(name, body, contentType, backend)
    );
  }
  const args = argumentsOf(body.toString());
  const refusal = intercept({ method: room === 'response' ? 'response_url' : name, args });
  if (refusal) return refusal;
  if (room === 'response') return toResponseUrl(name, args, backend);
  if (room !== 'api') return { status: 404, body: '' };
  const token = request.headers.authorization?.replace(/^Bearer /, '') ?? String(args['token'] ?? '');
  const result =
    token === backend.team.app.token ? await call({ method: name, args }, backend) : unknownToken(token);
  return { status: 200, body: JSON.stringify(result) };
}

function call({ method, args }: Call, backend: Backend): Promise<ApiAnswer> | ApiAnswer {
  switch (method) {
    case 'chat.postMessage':
      return postMessage(args, backend);
    case 'chat.update':
      return updateMessage(args, backend);
    case 'chat.delete':
      return deleteMessage(args, backend);
    case 'chat.postEphemeral':
      return postEphemeral(args, backend);
    case 'chat.unfurl':
      return unfurl(args, backend);
    case 'conversations.history':
    case 'conversations.replies':
      return readMessages(method, args, backend);
    case 'files.getUploadURLExternal':
      return uploadUrl(args, backend);
    case 'files.completeUploadExternal':
      return shareFiles(args, backend);
    case 'users.conversations':
      return conversationsOf(args, backend);
    case 'users.info':
      return userInfo(args, backend);
    default:
      return method.startsWith('views.')
        ? callViews(method, args, backend)
        : backend.emulated.call(method, args, backend.team.app.userId);
  }
}

/** Public channels, and those private ones in which the app is too. */
function conversationsOf(args: Call['args'], { world, team }: Backend): ApiAnswer {
  if (!team.app.scopes.includes('channels:read')) return refused('missing_scope');
  const theirs = world.channels().filter(({ members }) => members.has(String(args['user'])));
  const seen = theirs.filter(
    ({ kind, members }) => kind === 'public' || (kind === 'private' && members.has(team.app.userId)),
  );
  return { ok: true, channels: seen.map(({ id, name }) => ({ id, name })) };
}

/** The emulator's people live in no time zone. */
async function userInfo(args: Call['args'], { emulated, team, timeZone }: Backend): Promise<ApiAnswer> {
  const answer = await emulated.call('users.info', args, team.app.userId);
  const user = userSchema.safeParse(answer['user']).data;
  return user && timeZone ? { ...answer, user: { ...user, tz: timeZone } } : answer;
}

const userSchema = z.record(z.string(), z.unknown());

async function toResponseUrl(id: string, args: Call['args'], backend: Backend): Promise<HttpAnswer> {
  const use = backend.responseUrls.use(id);
  if ('gone' in use) return { status: 404, body: use.gone };
  const refusal = await respondTo(use.occasion, args, backend);
  if (refusal) return { status: 400, body: refusal };
  backend.waiting.answered(`response ${id}`);
  return { status: 200, body: 'ok' };
}

function unknownToken(token: string): ApiAnswer {
  return refused(token ? 'invalid_auth' : 'not_authed');
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}

/** The Web API takes a form whose nested values are JSON, or JSON as a whole. */
function argumentsOf(body: string): Call['args'] {
  const whole = body.startsWith('{') ? parseJson(body) : undefined;
  if (typeof whole === 'object' && whole !== null) return { ...whole };
  const fields = [...new URLSearchParams(body)];
  return Object.fromEntries(
    fields.map(([name, value]) => [name, NESTED.includes(name) ? (parseJson(value) ?? value) : value]),
  );
}

const NESTED = ['attachments', 'blocks', 'files', 'metadata', 'unfurls', 'view'];

function send(response: ServerResponse, { status, headers, body }: HttpAnswer): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers });
  response.end(body);
}
