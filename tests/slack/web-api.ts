/** Slack's side of the wire, just enough of it: answers any Web API call, hosts response urls, and remembers what came. */
import { createServer, type Server } from 'node:http';

interface Call {
  /** Such as `chat.postMessage`; `response_url` for what was sent to one. */
  readonly method: string;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into whatever was sent
  readonly args: any;
}

interface Refusal {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /** Answer only after so long. */
  readonly afterMs?: number;
}

export interface WebApi {
  readonly apiUrl: string;
  readonly responseUrl: string;
  readonly calls: readonly Call[];
  /** Answers the next call of this method in another way; `refuse('x', { body: { ok: false, error: 'not_in_channel' } })`. */
  next(method: string, refusal: Refusal): void;
  /** Every call of this method from now on. */
  always(method: string, refusal: Refusal): void;
  /** Resolves with the calls of this method as soon as there are `count`. */
  called(method: string, count?: number): Promise<readonly Call[]>;
  close(): Promise<void>;
}

const DEFAULTS: Readonly<Record<string, object>> = {
  'auth.test': { user_id: 'UBOT', bot_id: 'BBOT', team_id: 'T1', user: 'paperboy' },
  'views.open': { view: { id: 'V1' } },
};

export async function openWebApi(): Promise<WebApi> {
  const calls: Call[] = [];
  const once = new Map<string, Refusal[]>();
  const ever = new Map<string, Refusal>();
  const watchers = new Set<() => void>();

  const server = createServer(async (request, response) => {
    const path = request.url ?? '';
    const method = path.startsWith('/api/') ? path.slice('/api/'.length) : 'response_url';
    let body = '';
    for await (const chunk of request) body += chunk;
    const {
      status = 200,
      headers = {},
      body: answer,
      afterMs = 0,
    } = once.get(method)?.shift() ?? ever.get(method) ?? {};
    calls.push({ method, args: method === 'response_url' ? JSON.parse(body) : argumentsOf(body) });
    for (const look of watchers) look();
    if (afterMs > 0) await new Promise((resolve) => setTimeout(resolve, afterMs));
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(JSON.stringify(answer ?? { ok: true, ...DEFAULTS[method] }));
  });
  const base = await listen(server);

  const of = (method: string) => calls.filter((call) => call.method === method);
  return {
    apiUrl: `${base}/api/`,
    responseUrl: `${base}/response/secret-ticket`,
    calls,
    next: (method, refusal) => once.set(method, [...(once.get(method) ?? []), refusal]),
    always: (method, refusal) => ever.set(method, refusal),
    called: (method, count = 1) =>
      new Promise((resolve) => {
        const look = () => {
          if (of(method).length < count) return;
          watchers.delete(look);
          resolve(of(method));
        };
        watchers.add(look);
        look();
      }),
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

export async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
}

/** The Web API client sends a form whose nested values are JSON. */
function argumentsOf(body: string): Record<string, unknown> {
  return Object.fromEntries(
    [...new URLSearchParams(body)].map(([name, value]) => [
      name,
      /^[[{]/.test(value) ? JSON.parse(value) : value,
    ]),
  );
}
