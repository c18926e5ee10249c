/** Just enough of Slack for a bot under load: it says who the bot is, and times the answers it is sent. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface SlackStub {
  readonly apiUrl: string;
  /** A fresh `response_url`, and when its answer will have arrived (in `performance.now()` milliseconds). */
  expectAnswer(): { readonly responseUrl: string; readonly arrived: Promise<number> };
  close(): void;
}

export async function openSlackStub(): Promise<SlackStub> {
  const waiting = new Map<string, (at: number) => void>();
  const server = createServer((request, response) => {
    const arrived = performance.now();
    request.resume().on('end', () => {
      waiting.get(request.url ?? '')?.(arrived);
      response.setHeader('content-type', 'application/json');
      response.end(
        JSON.stringify({ ok: true, user_id: 'UBOT', bot_id: 'BBOT', team_id: 'T1', user: 'paperboy' }),
      );
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  let next = 0;
  return {
    apiUrl: `http://127.0.0.1:${port}/api/`,
    expectAnswer: () => {
      const path = `/response/${next++}`;
      const arrived = new Promise<number>((resolve) => waiting.set(path, resolve));
      return { responseUrl: `http://127.0.0.1:${port}${path}`, arrived };
    },
    close: () => server.close(),
  };
}
