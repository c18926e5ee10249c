/** Where the parts meet: what commands run on becomes a bot. */
import { randomBytes, randomUUID } from 'node:crypto';
import type { TeamContext } from './commands/types.js';
import { openSupply, type Supply } from './compose/supply.js';
import type { Config } from './config.js';
import type { Material } from './digest/compose.js';
import { createDesk } from './digest/desk.js';
import { createArrivalsNote } from './digest/note-arrivals.js';
import { createRunner, type Runner } from './digest/runner.js';
import type { Logger } from './lib/logger.js';
import type { SlackApp } from './slack/app.js';
import type { Metrics } from './slack/metrics.js';
import type { DatabaseConfig } from './store/sql/place.js';
import type { Store } from './store/sql/store.js';

/**
 * Opens what is kept: subscriptions, deliveries, given, saved and voted papers. Rejects with a `UserError` where the database cannot be
 * used. Loaded here, so that the verbs that keep nothing do not wait for it.
 */
export async function openStore(config: DatabaseConfig, logger: Logger): Promise<Store> {
  const sql = await import('./store/sql/store.js');
  return sql.openStore(config, logger, randomUUID);
}

/** The bot for one workspace, not yet started. */
export async function composeBot(config: Config, logger: Logger): Promise<Bot> {
  const { createMetrics } = await import('./slack/metrics.js');
  const metrics = createMetrics();
  const { slackApiUrl: apiUrl, ...rest } = config;
  const store = await openStore(config, logger);
  const now = () => new Date();
  const supply = await openSupply({ config, store, logger, now, onSwap: metrics.engineSwapped });
  const settings = { ...rest, ...(apiUrl ? { apiUrl } : {}), now, leaseMs: LEASE_MS, metrics };
  return connect(supply, store, logger, settings);
}

/** The part of a configuration that is about a workspace. */
export type WorkspaceConfig = Pick<
  Config,
  'botToken' | 'connection' | 'timeZone' | 'sendsDigests' | 'unreadable' | 'showsPreviews'
> & {
  readonly apiUrl?: string;
  readonly now: () => Date;
  /** How long a replica has a digest to itself. */
  readonly leaseMs: number;
  /** What is counted, where somebody reads it. */
  readonly metrics?: Metrics;
};

/** Far above the ten seconds that a call to Slack may take, and the turns that it may wait for. */
export const LEASE_MS = 3 * 60_000;

/** `stop` finishes what is being said, and closes the supply and the store. */
export interface Bot extends SlackApp {
  readonly digests: {
    /** Resolves when what is due by now was sent, as far as Slack takes it. */
    caughtUp(): Promise<void>;
    /** When the next is due; undefined where nothing is subscribed to. */
    nextAt(): Promise<Date | undefined>;
  };
}

/**
 * A bot over what is loaded and opened already: the playground starts the same one against a workspace of its own. Bolt is
 * loaded here, so that the command line's other verbs do not wait for it.
 */
export async function connect(
  supply: Supply,
  store: Store,
  logger: Logger,
  config: WorkspaceConfig,
): Promise<Bot> {
  const { now, timeZone, sendsDigests } = config;
  const { createSlackApp } = await import('./slack/app.js');
  const material = await materialOf(supply, store, logger, config);
  const runner = await createDigestRunner(material, store, logger, config);
  const team: TeamContext = {
    desk: createDesk(store.digests, material, now),
    library: store.library,
    now,
    timeZone,
  };
  const app = await createSlackApp({
    ...config,
    context: () => ({ ...supply.context(), ...supply.ports, sharings: store.library, team }),
    logger,
    ready: () => true,
    newReference: () => randomBytes(4).toString('hex'),
  });
  return {
    start: async () => {
      const started = await app.start();
      supply.start();
      if (sendsDigests) runner.start();
      return started;
    },
    stop: async () => {
      await Promise.all([runner.stop(), app.stop()]);
      await supply.stop();
      await store.close();
    },
    digests: { caughtUp: runner.caughtUp, nextAt: store.digests.nextWakeAt },
  };
}

async function materialOf(
  { context, feeds }: Supply,
  { library, arrivals }: Store,
  logger: Logger,
  { botToken, apiUrl, now }: WorkspaceConfig,
): Promise<Material> {
  const { createMemberships } = await import('./slack/memberships.js');
  const memberships = createMemberships({ botToken, logger, now, ...(apiUrl ? { apiUrl } : {}) });
  return { engine: () => context().engine, library, arrivals, feeds, ...memberships };
}

async function createDigestRunner(
  material: Material,
  { digests, arrivals }: Store,
  logger: Logger,
  { botToken, apiUrl, now, unreadable, leaseMs }: WorkspaceConfig,
): Promise<Runner> {
  const { createCourier } = await import('./slack/courier.js');
  return createRunner({
    store: digests,
    material,
    courier: createCourier({ botToken, logger, ...(apiUrl ? { apiUrl } : {}) }),
    noteArrivals: createArrivalsNote(material.engine, arrivals, now),
    owner: randomUUID(),
    chance: Math.random,
    leaseMs,
    unreadable,
    logger,
    now,
  });
}
