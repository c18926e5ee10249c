/** Streams the whole of what one person may see whenever it changes. */
import type { ServerResponse } from 'node:http';
import type { PlaygroundState } from './protocol.js';
import type { Workspace } from './workspace.js';

/** Changes within this time are sent as one. */
const GATHER_MS = 15;
/** A comment now and then, so that a dead connection is noticed. */
const BEAT_MS = 20_000;

/** Keeps the response open, as server-sent events, until the page goes away. */
export function streamState(
  state: () => PlaygroundState | undefined,
  slack: Workspace,
  response: ServerResponse,
): void {
  response.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
  });
  let last = '';
  let pending: NodeJS.Timeout | undefined;
  const send = () => {
    pending = undefined;
    const json = JSON.stringify(state());
    if (json === last) return;
    last = json;
    response.write(`data: ${json}\n\n`);
  };
  const beat = setInterval(() => response.write(': still here\n\n'), BEAT_MS);
  const unlisten = slack.onChange(() => {
    pending ??= setTimeout(send, GATHER_MS);
  });
  response.on('close', () => {
    unlisten();
    clearInterval(beat);
    clearTimeout(pending);
  });
  send();
}
