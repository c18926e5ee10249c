/** Asks sources politely: one request in their time, within bounds of time and size, again only where that may help. */
import pRetry from 'p-retry';
import type { Turns } from '../ingest/ports.js';
import { backoffMs } from '../lib/backoff.js';
import { UnavailableError } from '../lib/errors.js';
import { parseJson } from '../lib/json.js';
import { createClosures } from './closures.js';
import { AwayError } from './fault.js';
import { fetchOnce } from './fetch-once.js';
import type { Answer, SourceRequest } from './request.js';

export interface Patience {
  readonly tries: number;
  /** About the time before the second try; twice as long before each further one. */
  readonly firstMs: number;
  /** A source that asks to wait longer than this is away. */
  readonly longestMs: number;
  /** For one request, from its beginning to the end of the answer's body. */
  readonly timeoutMs: number;
}

export interface ClientOptions {
  readonly turns: Turns;
  readonly userAgent: string;
  readonly patience: Patience;
  /** Of an answer, once it is unpacked. */
  readonly mostBytes?: number;
  /** Ends whatever is under way. */
  readonly stop: AbortSignal;
  /** Rejects when the signal says so. */
  readonly pause: (ms: number, signal: AbortSignal) => Promise<unknown>;
  /** A signal that comes after so long. */
  readonly deadline: (ms: number) => AbortSignal;
  readonly now: () => Date;
  /** From 0 to 1. */
  readonly chance: () => number;
}

export interface Client {
  /** Rejects with an `UnavailableError` that names the source, and never holds what it sent. */
  ask(request: SourceRequest): Promise<Answer>;
}

const MOST_BYTES = 20_000_000;

/** Those that ask one host wait for one another, whatever they ask it for; those that ask another do not. */
export function createClient(options: ClientOptions): Client {
  const { turns, stop, pause, now } = options;
  const closures = createClosures(now);
  const limits = { ...options, mostBytes: options.mostBytes ?? MOST_BYTES, ...options.patience };
  const ask = async (request: SourceRequest): Promise<Answer> => {
    const { host } = request;
    const closedMs = closures.closedForMs(host.name);
    if (closedMs > options.patience.longestMs) throw AwayError.closed(host.title, closedMs);
    if (closedMs > 0) await pause(closedMs, stop);
    try {
      return await fetchOnce(request, limits, (run) => turns.take(host.name, host.everyMs, run));
    } catch (error) {
      if (error instanceof AwayError && error.afterMs) closures.close(host.name, error.afterMs);
      throw error;
    }
  };
  return {
    ask: async (request) => {
      try {
        return await pRetry(() => ask(request), {
          retries: options.patience.tries - 1,
          minTimeout: 0,
          shouldRetry: (failed) => isWorthAnother(failed, options),
        });
      } catch (error) {
        if (!stop.aborted) throw error;
        throw new UnavailableError(`${request.host.title} is asked no further: Paperboy is stopping.`);
      }
    },
  };
}

/** Pauses before it says yes. */
async function isWorthAnother(
  { error, retriesConsumed }: { readonly error: Error; readonly retriesConsumed: number },
  { patience, pause, stop, chance }: ClientOptions,
): Promise<boolean> {
  if (!(error instanceof AwayError) || !error.isPassing || stop.aborted) return false;
  const { firstMs, longestMs } = patience;
  const ms = error.afterMs ?? backoffMs(retriesConsumed, chance(), firstMs, longestMs);
  if (ms > longestMs) return false;
  // By chance longer than was asked for, so that those who were refused together do not come again together.
  await pause(error.afterMs === undefined ? ms : ms + Math.round(chance() * firstMs), stop);
  return true;
}

/** Asks for JSON. Rejects as `ask` does, also where the answer is none. */
export async function askJson(
  client: Client,
  request: Omit<SourceRequest, 'accepts' | 'marks'>,
): Promise<{ readonly status: number; readonly value: unknown }> {
  const answer = await client.ask({ ...request, accepts: 'json' });
  const value = answer.kind === 'body' ? parseJson(answer.text) : undefined;
  if (answer.kind !== 'body' || value === undefined) throw AwayError.unreadable(request.host.title, 'JSON');
  return { status: answer.status, value };
}

/** `Paperboy/1.2.3 (+mailto:lab@example.org)`: who asks, and where to complain. */
export function userAgent(version: string, contact?: string): string {
  return contact ? `Paperboy/${version} (+mailto:${contact})` : `Paperboy/${version}`;
}
