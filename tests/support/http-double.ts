/** A server on loopback that answers as it is told, and notes who asked what and when. */
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';

/** Answers one request. */
export type Answering = (response: ServerResponse, asked: Asked) => void;

export interface Asked {
  readonly method: string;
  readonly url: URL;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  /** By the clock that the server was given. */
  readonly at: number;
  /** How many requests were under way, this one with them. */
  readonly atOnce: number;
}

export interface HttpDouble {
  /** Without a trailing slash. */
  readonly url: string;
  readonly asked: readonly Asked[];
  /** The next requests are answered so, one each, whatever they ask for. */
  next(...answers: readonly Answering[]): void;
  close(): Promise<void>;
}

/** @param otherwise what is answered to a request that nothing special was planned for */
export async function openHttp(
  otherwise: Answering,
  now: () => Date = () => new Date(),
): Promise<HttpDouble> {
  const asked: Asked[] = [];
  const planned: Answering[] = [];
  let underWay = 0;
  const server = createServer(async (received, response) => {
    underWay += 1;
    response.once('close', () => {
      underWay -= 1;
    });
    const { method = '', headers } = received;
    const url = new URL(received.url ?? '/', 'http://double');
    const [at, atOnce] = [now().getTime(), underWay];
    const one = { method, url, headers, body: await text(received), at, atOnce };
    asked.push(one);
    (planned.shift() ?? otherwise)(response, one);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (typeof address !== 'object' || !address) throw new Error('the server listens to a port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    asked,
    next: (...answers) => planned.push(...answers),
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

export function sends(
  type: string,
  body: string | Uint8Array,
  headers: Readonly<Record<string, string>> = {},
) {
  return (response: ServerResponse) => {
    response.writeHead(200, { 'content-type': type, ...headers }).end(body);
  };
}

export function refuses(status: number, headers: Readonly<Record<string, string>> = {}, body = '') {
  return (response: ServerResponse) => {
    response.writeHead(status, headers).end(body);
  };
}

export function redirects(location: string, status = 302) {
  return refuses(status, { location });
}

/** Closes the connection: before any answer, or after a piece of the body. */
export function hangsUp(type?: string, piece = '') {
  return (response: ServerResponse) => {
    if (type === undefined) return response.destroy();
    response.writeHead(200, { 'content-type': type, 'content-length': piece.length + 1000 });
    return response.write(piece, () => response.destroy());
  };
}

/** Begins an answer and never ends it; `begun` is told once it began. */
export function stalls(type: string, piece: string, begun: () => void = () => undefined) {
  return (response: ServerResponse) => {
    response.writeHead(200, { 'content-type': type }).write(piece, () => setImmediate(begun));
  };
}

/** Sends this many bytes, as fast as they are taken, and says how many were. */
export function floods(type: string, bytes: number, sent: (bytes: number) => void = () => undefined) {
  const chunk = Buffer.alloc(64 * 1024, 'x');
  return (response: ServerResponse) => {
    let left = bytes;
    response.writeHead(200, { 'content-type': type });
    response.once('close', () => sent(bytes - left));
    const more = () => {
      while (left > 0 && !response.destroyed) {
        left -= chunk.length;
        if (!response.write(chunk)) return response.once('drain', more);
      }
      return response.end();
    };
    more();
  };
}
