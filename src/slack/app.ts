/** The Slack bot as one thing to start and stop; how Slack is connected and how it answers stays inside. */
import type { Server } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { App } from '@slack/bolt';
import type { WebClientOptions } from '@slack/web-api';
import type { CommandContext } from '../commands/types.js';
import { messageOf, UserError } from '../lib/errors.js';
import type { Logger } from '../lib/logger.js';
import { boltLogger } from './bolt-log.js';
import { clientOptionsFor } from './client-options.js';
import type { Connection, ConnectionOptions, Surroundings } from './connection.js';
import { createDeliveries } from './delivery.js';
import { type Failure, tellFailure } from './failure.js';
import { figuresOf } from './figures.js';
import { createHttpConnection } from './http.js';
import { NOT_AGAIN_MS } from './link-previews.js';
import { listen } from './listeners/listen.js';
import type { Metrics } from './metrics.js';
import { createOnce } from './once.js';
import { createServerFor, type Page } from './server.js';
import { createSocketConnection } from './socket.js';
import { checkToken } from './token-check.js';

export interface SlackAppOptions {
  /** The corpus and its engine as they are now; asked anew for every delivery. */
  readonly context: () => CommandContext;
  readonly connection: ConnectionOptions;
  readonly botToken: string;
  /** Base address of Slack's Web API with a trailing slash; Slack itself when absent. */
  readonly apiUrl?: string;
  /** Whether papers are shown under messages that hold their addresses; not unless told. */
  readonly showsPreviews?: boolean;
  /** What `GET /metrics` tells; there is no such page without it. */
  readonly metrics?: Metrics;
  readonly logger: Logger;
  readonly now: () => Date;
  /** Whether there is a corpus to answer from, for `/readyz`. */
  readonly ready: () => boolean;
  /** A short id for one delivery: it stands in each of its log lines, and people may quote it. */
  readonly newReference: () => string;
}

export interface SlackApp {
  /**
   * Proves the tokens, connects, and listens on `port` (0 takes a free one); gives the port. Rejects with a
   * `UserError` when Slack refuses a token or cannot be reached, or the port is taken.
   */
  start(): Promise<{ readonly port: number }>;
  /** Takes nothing new, finishes within ten seconds what was acknowledged, and closes. */
  stop(): Promise<void>;
}

const FINISH_WITHIN_MS = 10_000;

/** Wires the bot; nothing is opened or asked before `start`. */
export async function createSlackApp(options: SlackAppOptions): Promise<SlackApp> {
  const { logger, ready } = options;
  const clientOptions = clientOptionsFor(options.apiUrl);
  const connection = createConnection(options.connection, { ...options, clientOptions });
  const once = createOnce(options.now);
  const { metrics } = options;
  const deliveries = createDeliveries(once, logger, metrics);
  const app = createApp(options, connection, clientOptions);
  app.use(deliveries.middleware);
  app.error((failure: Failure) => tellFailure(failure, app.client, logger));
  const previews = options.showsPreviews ? { previews: createOnce(options.now, NOT_AGAIN_MS) } : {};
  const context = metrics ? () => ({ ...options.context(), meters: metrics }) : options.context;
  listen(app, { context, once, logger, ...previews });

  let started = false;
  const unready = () => [
    ...(started && connection.isOpen() ? [] : ['Slack is not connected.']),
    ...(ready() ? [] : ['The corpus is not loaded.']),
  ];
  const tell = metrics && (() => pageOf(metrics, context(), logger));
  const server = createServerFor(unready, connection.listener, undefined, tell);
  const stop = async () => {
    started = false;
    const closed = new Promise((resolve) => server.close(resolve));
    const patience = pause(FINISH_WITHIN_MS, undefined, { ref: false });
    await Promise.race([closed.then(() => deliveries.finished()), patience]);
    const unfinished = deliveries.underWay();
    if (unfinished > 0) logger.warn({ unfinished }, 'stopped before everything was answered');
    await connection.close();
    server.closeAllConnections();
  };
  const start = async () => {
    try {
      await checkToken('SLACK_BOT_TOKEN', app.init());
      const port = await listenOn(server, options.connection);
      await connection.open();
      started = true;
      return { port };
    } catch (error) {
      await stop();
      throw error;
    }
  };
  return { start, stop };
}

async function pageOf(metrics: Metrics, context: CommandContext, logger: Logger): Promise<Page> {
  return { contentType: metrics.contentType, text: await metrics.text(await figuresOf(context, logger)) };
}

function createConnection(options: ConnectionOptions, surroundings: Surroundings): Connection {
  return options.kind === 'http'
    ? createHttpConnection(options.signingSecret, surroundings)
    : createSocketConnection(options.appToken, surroundings);
}

/** Bolt itself: no conversation store (it would keep an entry for every channel for ever), and no call before `init`. */
function createApp(
  { botToken, logger }: SlackAppOptions,
  { receiver }: Connection,
  clientOptions: WebClientOptions,
): App {
  return new App({
    token: botToken,
    receiver,
    clientOptions,
    logger: boltLogger(logger),
    convoStore: false,
    deferInitialization: true,
    extendedErrorHandler: true,
  });
}

async function listenOn(server: Server, { host, port }: ConnectionOptions): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) =>
      reject(
        new UserError(`Paperboy cannot listen on ${host}:${port}: ${messageOf(error)}. Set HOST and PORT.`),
      ),
    );
    server.listen(port, host, resolve);
  });
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : port;
}
