/** Where the parts meet: a corpus on disk becomes what commands run on, and that becomes a bot. */
import { randomBytes, randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CommandContext, TeamContext } from './commands/types.js';
import { addMeaning } from './compose/meaning.js';
import { askerOf, openEmbedder } from './compose/sentences.js';
import type { Config, CorpusConfig } from './config.js';
import type { Material } from './digest/compose.js';
import { createDesk } from './digest/desk.js';
import { createArrivalsNote } from './digest/note-arrivals.js';
import { createRunner, type Runner } from './digest/runner.js';
import type { Logger } from './lib/logger.js';
import { engineOver } from './search/engine.js';
import { createMemoryIndex } from './search/memory-index.js';
import type { SearchEngine } from './search/types.js';
import type { SlackApp } from './slack/app.js';
import { loadCorpus } from './store/corpus-files.js';
import { serveLance } from './store/lance/serve.js';
import type { DatabaseConfig } from './store/sql/database.js';
import type { Store } from './store/sql/store.js';
import { chooseTier } from './store/tier.js';

/** What commands run on, as it is now: an index that is replaced while it serves gives another one. */
export type Context = () => CommandContext;

/**
 * Makes the papers under `corpusDir` searchable, in memory or in LanceDB. Lines that cannot be read are logged one by one
 * or counted; the rest load. Rejects with a `UserError` when the folder is not there.
 *
 * @param mayBeOld whether an index that lacks something of the corpus, or its meaning, may answer until it is up to date
 */
export async function loadContext(config: CorpusConfig, logger: Logger, mayBeOld: boolean): Promise<Context> {
  const tier = await chooseTier(config.searchTier, foldersOf(config), logger);
  return tier === 'memory' ? inMemory(config, logger, mayBeOld) : inLanceDb(config, logger, mayBeOld);
}

/** Of the corpus: people's own files, and the papers that Paperboy keeps itself. */
function foldersOf({ corpusDir, dataDir }: CorpusConfig): readonly string[] {
  return [corpusDir, join(dataDir, 'papers')];
}

async function inMemory(config: CorpusConfig, logger: Logger, mayBeOld: boolean): Promise<Context> {
  const { corpusDir, embedding } = config;
  const started = performance.now();
  const [corpus, version] = await Promise.all([loadCorpus(foldersOf(config)), readVersion()]);
  for (const { file, line, reason } of corpus.skipped)
    logger.warn({ file, line, reason }, 'corpus line skipped');
  const index = createMemoryIndex(corpus.papers);
  const engine = engineOver(index);
  logger.info(
    {
      papers: engine.facts.papers,
      skipped: corpus.skipped.length,
      merged: corpus.merged,
      ms: Math.round(performance.now() - started),
    },
    'corpus loaded',
  );
  if (engine.facts.papers === 0) {
    logger.warn({ corpusDir }, 'the corpus is empty: add *.jsonl files, as corpus/README.md says');
  }
  let context = { engine, version, loadedAt: new Date(), skippedLines: corpus.skipped.length };
  if (embedding) {
    const onEngine = (engine: SearchEngine) => {
      context = { ...context, engine };
    };
    const { ready } = await addMeaning({ index, papers: corpus.papers, embedding, logger, onEngine });
    if (!mayBeOld) await ready;
  }
  return () => context;
}

async function inLanceDb(config: CorpusConfig, logger: Logger, mayBeOld: boolean): Promise<Context> {
  const { indexUrl: url, embedding } = config;
  const [version, embedder] = await Promise.all([readVersion(), embedding && openEmbedder(embedding)]);
  const meaning = embedder && { embedder, ofQuestion: askerOf(embedder, logger) };
  let context: CommandContext | undefined;
  await serveLance({
    url,
    dirs: foldersOf(config),
    logger,
    mayBeOld,
    meaning,
    onEngine: (engine, skippedLines) => {
      context = { engine, version, loadedAt: new Date(), skippedLines };
    },
  });
  return () => {
    if (!context) throw new Error('an index serves before this is asked');
    return context;
  };
}

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
  const context = await loadContext(config, logger, true);
  const { slackApiUrl: apiUrl, ...rest } = config;
  const store = await openStore(config, logger);
  const now = () => new Date();
  return connect(context, store, logger, { ...rest, ...(apiUrl ? { apiUrl } : {}), now, leaseMs: LEASE_MS });
}

/** The part of a configuration that is about a workspace. */
export type WorkspaceConfig = Pick<
  Config,
  'botToken' | 'connection' | 'timeZone' | 'sendsDigests' | 'unreadable'
> & {
  readonly apiUrl?: string;
  readonly now: () => Date;
  /** How long a replica has a digest to itself. */
  readonly leaseMs: number;
};

/** Far above the ten seconds that a call to Slack may take, and the turns that it may wait for. */
export const LEASE_MS = 3 * 60_000;

/** `stop` finishes what is being said, and closes the store. */
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
  context: Context,
  store: Store,
  logger: Logger,
  config: WorkspaceConfig,
): Promise<Bot> {
  const { now, timeZone, sendsDigests } = config;
  const { createSlackApp } = await import('./slack/app.js');
  const material = await materialOf(context, store, logger, config);
  const runner = await createDigestRunner(material, store, logger, config);
  const team: TeamContext = {
    desk: createDesk(store.digests, material, now),
    library: store.library,
    now,
    timeZone,
  };
  const app = await createSlackApp({
    ...config,
    context: () => ({ ...context(), team }),
    logger,
    ready: () => true,
    newReference: () => randomBytes(4).toString('hex'),
  });
  return {
    start: async () => {
      const started = await app.start();
      if (sendsDigests) runner.start();
      return started;
    },
    stop: async () => {
      await Promise.all([runner.stop(), app.stop()]);
      await store.close();
    },
    digests: { caughtUp: runner.caughtUp, nextAt: store.digests.nextWakeAt },
  };
}

async function materialOf(
  context: Context,
  { library, arrivals }: Store,
  logger: Logger,
  { botToken, apiUrl, now }: WorkspaceConfig,
): Promise<Material> {
  const { createMemberships } = await import('./slack/memberships.js');
  const memberships = createMemberships({ botToken, logger, now, ...(apiUrl ? { apiUrl } : {}) });
  return { engine: () => context().engine, library, arrivals, feeds: [], ...memberships };
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

/** Of this Paperboy, as its package says. */
export async function readVersion(): Promise<string> {
  const manifest: unknown = JSON.parse(await readFile(new URL('../package.json', import.meta.url), 'utf8'));
  const known = typeof manifest === 'object' && manifest !== null && 'version' in manifest;
  return known ? String(manifest.version) : 'unknown';
}
