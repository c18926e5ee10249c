/** One question to a source by `fetch`: bounded in time, size and redirects, every fault of it in the house's words. */
import { readBody } from './body.js';
import { AwayError } from './fault.js';
import type { Answer, Marks, SourceRequest } from './request.js';
import { retryAfterMs } from './retry-after.js';
import { firstOf } from './signals.js';

export interface Limits {
  readonly userAgent: string;
  readonly timeoutMs: number;
  readonly mostBytes: number;
  readonly stop: AbortSignal;
  readonly deadline: (ms: number) => AbortSignal;
  readonly now: () => Date;
}

/** Runs one exchange with the server when it is its turn. */
type Turn = (exchange: () => Promise<Exchanged>) => Promise<Exchanged>;
type Exchanged = Answer | { readonly kind: 'redirect'; readonly url: string };

const MOST_REDIRECTS = 4;

/** Every redirect waits for a turn of its own. Rejects with an `AwayError`. */
export async function fetchOnce(request: SourceRequest, limits: Limits, turn: Turn): Promise<Answer> {
  let url = request.url;
  for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
    const exchanged = await turn(() => exchange(request, url, limits));
    if (exchanged.kind !== 'redirect') return exchanged;
    url = exchanged.url;
  }
  throw AwayError.astray(request.host.title);
}

async function exchange(request: SourceRequest, url: string, limits: Limits): Promise<Exchanged> {
  const { title } = request.host;
  const { stop, timeoutMs } = limits;
  const deadline = limits.deadline(timeoutMs);
  const { signal, release } = firstOf([stop, deadline]);
  try {
    const response = await fetch(url, { ...ask(request, url, limits), redirect: 'manual', signal });
    try {
      return await understand(response, request, url, limits);
    } finally {
      // Whoever does not read a body to its end must say so, or the connection stays taken.
      if (!response.bodyUsed) await response.body?.cancel();
    }
  } catch (error) {
    if (error instanceof AwayError) throw error;
    if (deadline.aborted && !stop.aborted) throw AwayError.late(title, timeoutMs);
    throw AwayError.unreachable(title, error);
  } finally {
    release();
  }
}

const ACCEPT = { xml: 'application/atom+xml, application/xml, text/xml', json: 'application/json' };

function ask({ accepts, headers, body, marks, url: first }: SourceRequest, url: string, limits: Limits) {
  const isSameHost = new URL(url).origin === new URL(first).origin;
  return {
    method: body === undefined ? 'GET' : 'POST',
    headers: {
      'user-agent': limits.userAgent,
      accept: ACCEPT[accepts],
      ...(marks?.etag ? { 'if-none-match': marks.etag } : {}),
      ...(marks?.lastModified ? { 'if-modified-since': marks.lastModified } : {}),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(isSameHost ? headers : {}),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  };
}

async function understand(
  response: Response,
  { host, accepts, marks, telling = [] }: SourceRequest,
  url: string,
  { mostBytes, now }: Limits,
): Promise<Exchanged> {
  const { status, headers } = response;
  if (status === 304 && marks) return { kind: 'unchanged' };
  if (status >= 300 && status < 400) return redirected(headers.get('location'), url, host.title);
  if (!response.ok && !telling.includes(status)) {
    throw AwayError.refused(host.title, status, retryAfterMs(headers.get('retry-after'), now()));
  }
  const problem = contentProblem(headers.get('content-type') ?? '', accepts, host.title);
  if (problem) throw problem;
  const text = await readBody(response, mostBytes);
  if (text === undefined) throw AwayError.tooLarge(host.title, mostBytes);
  return { kind: 'body', status, text, marks: marksOf(headers) };
}

function redirected(location: string | null, from: string, title: string): Exchanged {
  const url = location !== null && URL.canParse(location, from) ? new URL(location, from) : undefined;
  if (!url || !/^https?:$/.test(url.protocol)) throw AwayError.astray(title);
  return { kind: 'redirect', url: url.href };
}

/** A server that does not say what it sends is believed: the reader of it will see. */
function contentProblem(type: string, accepts: 'xml' | 'json', title: string): AwayError | undefined {
  const format = accepts.toUpperCase();
  if (/html/i.test(type)) return AwayError.webPage(title, format);
  return type === '' || new RegExp(`\\b${accepts}\\b`, 'i').test(type)
    ? undefined
    : AwayError.unreadable(title, format);
}

function marksOf(headers: Headers): Marks {
  const [etag, lastModified] = [headers.get('etag'), headers.get('last-modified')];
  return { ...(etag ? { etag } : {}), ...(lastModified ? { lastModified } : {}) };
}
