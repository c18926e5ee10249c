/** The two ways in which Slack reaches Paperboy, behind one door. */
import { createHttpConnection } from './http.js';
import { createSocketConnection } from './socket.js';
import type { Connection, ConnectionOptions, Surroundings } from './wire.js';

export function connectionFor(options: ConnectionOptions, surroundings: Surroundings): Connection {
  return options.kind === 'http'
    ? createHttpConnection(options.signingSecret, surroundings)
    : createSocketConnection(options.appToken, surroundings);
}
