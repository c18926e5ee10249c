/** Slack over Socket Mode, on two connections at once: each is deaf for some seconds whenever Slack renews it. */
import { type App, SocketModeReceiver } from '@slack/bolt';
import { WebClient } from '@slack/web-api';
import { boltLogger } from './bolt-log.js';
import type { Connection, Surroundings } from './connection.js';
import { checkToken } from './token-check.js';

const CONNECTIONS = 2;

/**
 * Asking for a connection changes nothing in Slack, so it is asked for until it is given. With fewer retries the client
 * gives up for good, by a rejection that nobody handles, when one attempt to reconnect cannot reach Slack.
 */
const KEEP_ASKING = { forever: true, minTimeout: 500, maxTimeout: 30_000, factor: 2, unref: true } as const;

/** Slack sends each payload over one of the connections. Should it come over both, `delivery.ts` stops the second. */
export function createSocketConnection(appToken: string, surroundings: Surroundings): Connection {
  const receivers = Array.from({ length: CONNECTIONS }, () => createReceiver(appToken, surroundings));
  const open = new Set<SocketModeReceiver>();
  for (const receiver of receivers) {
    receiver.client.on('connected', () => open.add(receiver));
    receiver.client.on('close', () => open.delete(receiver));
  }
  const init = (app: App) => {
    for (const receiver of receivers) receiver.init(app);
  };
  const start = () => Promise.all(receivers.map((receiver) => receiver.start()));
  const stop = () => Promise.all(receivers.map((receiver) => receiver.stop()));
  return {
    receiver: { init, start, stop },
    open: async () => {
      // Asked once without retries: for a token that is wrong the receivers would ask on and on.
      const client = new WebClient(appToken, {
        ...surroundings.clientOptions,
        logger: boltLogger(surroundings.logger),
      });
      await checkToken('SLACK_APP_TOKEN', client.apps.connections.open({}));
      await start();
    },
    close: async () => {
      await stop();
    },
    isOpen: () => open.size > 0,
  };
}

function createReceiver(
  appToken: string,
  { clientOptions, logger, newReference }: Surroundings,
): SocketModeReceiver {
  return new SocketModeReceiver({
    appToken,
    logger: boltLogger(logger),
    installerOptions: { clientOptions: { ...clientOptions, retryConfig: KEEP_ASKING } },
    customPropertiesExtractor: () => ({ reference: newReference() }),
  });
}
