/** A stand-in for Slack that keeps what is posted to each channel, and fails as it is told. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** What happens to the next message for a channel. */
export type Mishap =
  | { readonly posted: boolean; readonly how: 'dropped' | 'never answered' }
  | {
      readonly posted: boolean;
      readonly how: 'answered';
      readonly status: number;
      readonly headers?: Readonly<Record<string, string>>;
      readonly body?: string;
    };

/** Where a message is on its way, told with the token of whoever sends it. */
export type Stage = 'arrived' | 'kept' | 'answered';

export interface FaultySlack {
  /** Base address of the Web API with a trailing slash. */
  readonly apiUrl: string;
  readonly messages: readonly Message[];
  /** Of all posts, also of those that failed. */
  attempts(channel: string): number;
  /** One after another, for messages to this channel. */
  next(channel: string, ...mishaps: readonly Mishap[]): void;
  /** Every message to this channel is refused with Slack's word. */
  refuse(channel: string, word: string): void;
  hideHistory(channel: string): void;
  close(): Promise<void>;
}

interface Message {
  readonly channel: string;
  readonly ts: string;
  readonly text: string;
  readonly metadata: unknown;
}

type Args = Readonly<Record<string, string>>;

export async function openFaultySlack(
  watch: (stage: Stage, token: string) => void = () => undefined,
): Promise<FaultySlack> {
  const messages: Message[] = [];
  const attempts = new Map<string, number>();
  const mishaps = new Map<string, Mishap[]>();
  const refused = new Map<string, string>();
  const hidden = new Set<string>();
  let clock = Date.now();

  const post = (args: Args, token: string, response: ServerResponse) => {
    const { channel = '', text: said = '', metadata = 'null' } = args;
    attempts.set(channel, (attempts.get(channel) ?? 0) + 1);
    watch('arrived', token);
    const word = refused.get(channel);
    if (word) return answer(response, { ok: false, error: word });
    const mishap = mishaps.get(channel)?.shift();
    // Two messages never have one time.
    clock = Math.max(clock + 1, Date.now());
    const ts = (clock / 1_000).toFixed(6);
    if (mishap?.posted !== false) {
      messages.push({ channel, ts, text: said, metadata: JSON.parse(metadata) });
      watch('kept', token);
    }
    if (mishap?.how === 'dropped') return response.destroy();
    if (mishap?.how === 'never answered') return response;
    if (mishap?.how === 'answered')
      return response.writeHead(mishap.status, { ...mishap.headers }).end(mishap.body ?? '');
    response.on('finish', () => watch('answered', token));
    return answer(response, { ok: true, channel, ts });
  };

  const history = ({ channel = '', oldest = '0', cursor = '0' }: Args) => {
    if (hidden.has(channel)) return { ok: false, error: 'missing_scope' };
    const there = messages.filter((each) => each.channel === channel && Number(each.ts) > Number(oldest));
    const from = Number(cursor);
    const page = there.toReversed().slice(from, from + PAGE);
    const more = from + PAGE < there.length ? String(from + PAGE) : '';
    return { ok: true, messages: page, response_metadata: { next_cursor: more } };
  };

  const server = createServer(async (request, response) => {
    const method = request.url?.split('/').at(-1);
    const { args, token } = await readCall(request);
    if (method === 'chat.postMessage') return post(args, token, response);
    if (method === 'conversations.history') return answer(response, history(args));
    if (method === 'conversations.open')
      return answer(response, { ok: true, channel: { id: args['users'] } });
    return answer(response, { ok: true, user_id: 'UBOT', bot_id: 'BBOT', team_id: 'T1', channels: [] });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    apiUrl: `http://127.0.0.1:${port}/api/`,
    messages,
    attempts: (channel) => attempts.get(channel) ?? 0,
    next: (channel, ...some) => mishaps.set(channel, [...(mishaps.get(channel) ?? []), ...some]),
    refuse: (channel, word) => refused.set(channel, word),
    hideHistory: (channel) => hidden.add(channel),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

const PAGE = 20;

async function readCall(request: IncomingMessage) {
  const args: Args = Object.fromEntries(new URLSearchParams(await text(request).catch(() => '')));
  return { args, token: request.headers.authorization?.replace('Bearer ', '') ?? '' };
}

function answer(response: ServerResponse, body: object): void {
  response.setHeader('content-type', 'application/json').end(JSON.stringify(body));
}
