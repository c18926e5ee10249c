/** A sentence model behind an address that speaks as OpenAI's embeddings do: a provider, or a server of one's own. */
import { z } from 'zod';
import { messageOf, UserError } from '../lib/errors.js';
import type { Embedder } from '../search/embedder.js';
import { mannerOf } from './manner.js';
import { type Attempt, type Patience, persist } from './persist.js';
import { unitVector } from './unit-vectors.js';

export interface AddressOptions {
  /** Such as `https://api.openai.com/v1`: what stands before `/embeddings`. */
  readonly url: string;
  readonly model: string;
  readonly apiKey?: string | undefined;
  /** How long one request may take, in milliseconds; 30 s unless told. */
  readonly timeoutMs?: number;
  readonly wait: (ms: number) => Promise<unknown>;
  readonly now: () => Date;
}

/** Texts a request: some servers take no more. */
const BATCH = 32;
/** Characters of a text that are sent: more than models read, and less than servers refuse. */
const MOST_CHARACTERS = 8_000;
const TIMEOUT_MS = 30_000;
/** Nobody waits for papers; somebody does for a question, whose connection may yet have been an old one that was closed. */
const PATIENCE: Readonly<Record<'query' | 'passage', Patience>> = {
  query: { tries: 2, firstMs: 100, longestMs: 500 },
  passage: { tries: 6, firstMs: 1_000, longestMs: 120_000 },
};

const reply = z.object({
  data: z.array(z.object({ index: z.number().optional(), embedding: z.array(z.number()) })),
});

/** Asks again where the server is busy or broken. What is said of a failure never holds the key. */
export function createAddressEmbedder(options: AddressOptions): Embedder {
  const { url, model, wait, now } = options;
  const manner = mannerOf(model);
  const from = `EMBEDDING_URL (${new URL(url).host})`;
  return {
    model: [url, model, manner.query, manner.passage].join('|'),
    embed: async (texts, as) => {
      const vectors: Float32Array[] = [];
      for (let at = 0; at < texts.length; at += BATCH) {
        const input = texts
          .slice(at, at + BATCH)
          .map((text) => (manner[as] + text).slice(0, MOST_CHARACTERS));
        const received = await persist(() => post(options, input, now), PATIENCE[as], wait);
        if (received.kind !== 'done') throw new UserError(`${from} ${received.reason}`);
        vectors.push(...vectorsOf(received.value, input.length, from));
      }
      return vectors;
    },
  };
}

async function post(
  { url, model, apiKey, timeoutMs = TIMEOUT_MS }: AddressOptions,
  input: readonly string[],
  now: () => Date,
): Promise<Attempt<unknown>> {
  try {
    const response = await fetch(`${url.replace(/\/+$/, '')}/embeddings`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(apiKey ? { authorization: `Bearer ${apiKey}` } : {}),
      },
      body: JSON.stringify({ model, input, encoding_format: 'float' }),
      signal: AbortSignal.timeout(timeoutMs),
    });
    if (response.ok) return { kind: 'done', value: await response.json() };
    return refusal(response, (await response.text()).replaceAll(apiKey || '\u0000', '[key]'), now());
  } catch (error) {
    if (error instanceof SyntaxError) return { kind: 'never', reason: 'answered something else than JSON.' };
    const isLate = error instanceof Error && error.name === 'TimeoutError';
    const cause = error instanceof Error && error.cause ? error.cause : error;
    const unreachable = `cannot be reached: ${messageOf(cause)}.`;
    return { kind: 'later', reason: isLate ? `did not answer within ${timeoutMs / 1000} s.` : unreachable };
  }
}

const SHOWN = 200;

function refusal({ status, headers }: Response, body: string, now: Date): Attempt<unknown> {
  if (status === 401 || status === 403) {
    return { kind: 'never', reason: `refuses the key (${status}): check EMBEDDING_API_KEY.` };
  }
  const said = body.replace(/\s+/g, ' ').trim().slice(0, SHOWN);
  const reason = `answered ${status}${said ? `: ${said}` : '.'}`;
  if (status !== 429 && status < 500) return { kind: 'never', reason };
  return { kind: 'later', reason, afterMs: retryAfter(headers.get('retry-after'), now) };
}

/** Seconds or a date, as RFC 9110 has it, in milliseconds from now; undefined where it is neither. */
function retryAfter(header: string | null, now: Date): number | undefined {
  if (header === null || header.trim() === '') return undefined;
  const seconds = Number(header);
  const ms = Number.isNaN(seconds) ? Date.parse(header) - now.getTime() : seconds * 1000;
  return Number.isNaN(ms) ? undefined : Math.max(0, ms);
}

function vectorsOf(received: unknown, count: number, from: string): Float32Array[] {
  const { data } = reply.safeParse(received).data ?? {};
  if (!data)
    throw new UserError(`${from} does not speak as OpenAI's embeddings do, or gave numbers that are none.`);
  if (data.length !== count) {
    throw new UserError(`${from} gave ${data.length} vectors for ${count} texts.`);
  }
  const inOrder = data.map((one, at) => ({ place: one.index ?? at, embedding: one.embedding }));
  inOrder.sort((a, b) => a.place - b.place);
  if (inOrder.some(({ place }, at) => place !== at)) {
    throw new UserError(`${from} gave vectors whose places are not those of the texts.`);
  }
  return inOrder.map(({ embedding }) => unitVector(embedding, from));
}
