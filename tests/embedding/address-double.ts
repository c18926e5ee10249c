/** A server on loopback that speaks as OpenAI's embeddings do, or misbehaves as it is told. */
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { onTestFinished } from 'vitest';
import { z } from 'zod';

const request = z.object({ model: z.string(), input: z.array(z.string()) });

interface Asked extends z.infer<typeof request> {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
}

/** Answers a request in place of the vectors. */
export type Misdeed = (response: ServerResponse, input: readonly string[]) => void;

export interface AddressDouble {
  readonly url: string;
  readonly asked: readonly Asked[];
  /** The next requests are answered so, one each. */
  next(...misdeeds: readonly Misdeed[]): void;
}

/** @param vectorOf what the model makes of a text */
export async function openAddress(
  vectorOf: (text: string) => readonly number[] = (text) => [text.length, 1],
): Promise<AddressDouble> {
  const asked: Asked[] = [];
  const planned: Misdeed[] = [];
  const server = createServer(async (received, response) => {
    const { model, input } = request.parse(JSON.parse(await text(received)));
    asked.push({ model, input, path: received.url ?? '', headers: received.headers });
    const misdeed = planned.shift();
    if (misdeed) misdeed(response, input);
    else vectors(input.map(vectorOf))(response, input);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const port = addressOf(server.address());
  return { url: `http://127.0.0.1:${port}/v1`, asked, next: (...misdeeds) => planned.push(...misdeeds) };
}

/** These vectors, the last first, as servers may. */
export function vectors(embeddings: readonly (readonly unknown[])[]): Misdeed {
  const data = embeddings.map((embedding, index) => ({ object: 'embedding', index, embedding })).reverse();
  return json({ object: 'list', data });
}

export function json(body: unknown): Misdeed {
  return (response) => response.setHeader('content-type', 'application/json').end(JSON.stringify(body));
}

export function refusal(status: number, body = '', headers: Readonly<Record<string, string>> = {}): Misdeed {
  return (response) => response.writeHead(status, headers).end(body);
}

function addressOf(address: AddressInfo | string | null): number {
  if (typeof address !== 'object' || !address) throw new Error('the server listens to a port');
  return address.port;
}
