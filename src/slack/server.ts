/** The HTTP server of both connections: health checks, and over HTTP also Slack's requests. */
import { createServer, type RequestListener, type Server, type ServerResponse } from 'node:http';
import { messageOf } from '../lib/errors.js';

const SLACK_PATH = '/slack/events';
/** Slack gives up on us after three seconds; who takes longer to ask holds connections open for no good. */
const ASKED_WITHIN_MS = 15_000;

/**
 * `GET /healthz` answers while the process lives; `GET /readyz` answers 200, or 503 with the reasons that `unready`
 * gives; `GET /metrics` tells `metrics` where that is given, and `POST /slack/events` goes to `slack`. All else is 404. A
 * request that is not complete within `withinMs` is answered 408.
 */
export function createServerFor(
  unready: () => readonly string[],
  slack?: RequestListener,
  withinMs = ASKED_WITHIN_MS,
  metrics?: () => Promise<Page>,
): Server {
  const patience = {
    requestTimeout: withinMs,
    headersTimeout: withinMs,
    connectionsCheckingInterval: withinMs / 3,
  };
  return createServer(patience, (request, response) => {
    const path = request.url?.split('?', 1)[0];
    if (slack && path === SLACK_PATH && request.method === 'POST') return slack(request, response);
    const reading = request.method === 'GET' || request.method === 'HEAD';
    if (reading && path === '/healthz') return answer(response, 200, { status: 'alive' });
    if (reading && path === '/readyz') return answerReadiness(response, unready());
    if (reading && metrics && path === '/metrics') return answerPage(response, metrics());
    return answer(response, 404, { error: 'not found' });
  });
}

/** Something to read that is no JSON. */
export interface Page {
  readonly contentType: string;
  readonly text: string;
}

function answerPage(response: ServerResponse, page: Promise<Page>): void {
  page.then(
    ({ contentType, text }) => {
      response.writeHead(200, { 'content-type': contentType });
      response.end(text);
    },
    (error: unknown) => answer(response, 500, { error: messageOf(error) }),
  );
}

function answerReadiness(response: ServerResponse, reasons: readonly string[]): void {
  if (reasons.length === 0) answer(response, 200, { status: 'ready' });
  else answer(response, 503, { status: 'not ready', reasons });
}

function answer(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' });
  response.end(JSON.stringify(body));
}
