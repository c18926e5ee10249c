/** A corpus on disk becomes what commands run on: in this process for one who asks once, in a thread for a bot. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CommandContext } from '../commands/types.js';
import type { CorpusConfig } from '../config.js';
import { messageOf } from '../lib/errors.js';
import type { Logger } from '../lib/logger.js';
import { engineOver } from '../search/engine.js';
import { serveLance } from '../store/lance/serve.js';
import { openMemory } from '../store/memory/open.js';
import { serveMemory } from '../store/memory/serve.js';
import { GRACE_MS, type OnEngine, type Serving } from '../store/serving.js';
import { chooseTier, type Tier } from '../store/tier.js';
import type { EngineThreadStart } from './engine-thread.js';
import { addMeaning } from './meaning.js';
import { askerOf, openEmbedder, openModel } from './sentences.js';

/** What commands run on, as it is now: an engine that is replaced while it serves gives another one. */
export type Context = () => CommandContext;

/**
 * Makes the papers of a configuration searchable, in memory or in LanceDB; an index that lacks something of the corpus, or its
 * meaning, is brought up to date first. Lines that cannot be read are logged one by one or counted; the rest load. Rejects with a
 * `UserError` when the folder is not there.
 */
export async function loadContext(config: CorpusConfig, logger: Logger): Promise<Context> {
  const version = await readVersion();
  const { context, onEngine } = createContext(version);
  const tier = await chooseTier(config.searchTier, foldersOf(config), logger);
  if (tier === 'memory') await inMemory(config, version, logger, onEngine);
  else await inLanceDb(config, logger, false, onEngine);
  return context;
}

/**
 * The same for a bot: what there is may answer while it is brought up to date, papers in memory are held by a thread, and `refresh`
 * takes in what has changed. `onSwap` is called whenever another engine has taken over.
 */
export async function serveContext(
  config: CorpusConfig,
  logger: Logger,
  onSwap?: () => void,
): Promise<Serving & { readonly context: Context }> {
  const version = await readVersion();
  const { context, onEngine } = createContext(version, onSwap);
  const choose = (before?: Tier) => chooseTier(config.searchTier, foldersOf(config), logger, before);
  const lanceDb = () => inLanceDb(config, logger, true, onEngine);
  if ((await choose()) === 'lancedb') return { ...(await lanceDb()), context };
  const memory = await inThread(config, version, logger, onEngine);
  return { ...outgrown(memory, choose, lanceDb, logger), context };
}

/** In memory until the corpus has grown too large for it, and from then on in LanceDB. */
function outgrown(
  memory: Serving,
  choose: (before: Tier) => Promise<Tier>,
  open: () => Promise<Serving>,
  logger: Logger,
): Serving {
  let large: Serving | undefined;
  let isOver = false;
  const hasOutgrown = async () => {
    if ((await choose('memory')) === 'memory') return false;
    large = await open();
    if (isOver) await large.close();
    setTimeout(() => void memory.close(), GRACE_MS).unref();
    return true;
  };
  const refused = (error: unknown) => {
    logger.warn({ reason: messageOf(error) }, 'papers stay in memory, as LanceDB cannot be used');
    return false;
  };
  return {
    refresh: async () => {
      if (large) await large.refresh();
      else if (!(await hasOutgrown().catch(refused))) await memory.refresh();
    },
    close: async () => {
      isOver = true;
      await Promise.all([memory.close(), large?.close()]);
    },
  };
}

function createContext(
  version: string,
  onSwap?: () => void,
): { readonly context: Context; readonly onEngine: OnEngine } {
  let current: CommandContext | undefined;
  return {
    context: () => {
      if (!current) throw new Error('an engine serves before this is asked');
      return current;
    },
    onEngine: (engine, skippedLines) => {
      if (current) onSwap?.();
      current = { engine, version, loadedAt: new Date(), skippedLines };
    },
  };
}

/** Of the corpus: people's own files, and the papers that Paperboy keeps itself. */
function foldersOf({ corpusDir, dataDir }: CorpusConfig): string[] {
  return [corpusDir, keptPapersDir(dataDir)];
}

/** Where the papers of the store are for engines that read files. */
export function keptPapersDir(dataDir: string): string {
  return join(dataDir, 'papers');
}

async function inMemory(
  config: CorpusConfig,
  version: string,
  logger: Logger,
  onEngine: OnEngine,
): Promise<void> {
  const { dataDir, embedding } = config;
  const opened = await openMemory({ dirs: foldersOf(config), dataDir, version, log: logger });
  const { index, papers, skippedLines } = opened;
  onEngine(engineOver(index), skippedLines);
  if (!embedding) return;
  const { ready } = await addMeaning({
    index,
    papers,
    embedder: () => openEmbedder(embedding),
    logger,
    onEngine: (engine) => onEngine(engine, skippedLines),
  });
  await ready;
}

async function inThread(
  config: CorpusConfig,
  version: string,
  logger: Logger,
  onEngine: OnEngine,
): Promise<Serving> {
  const { dataDir, embedding } = config;
  const model = embedding && (await openModel(embedding));
  const workerData: EngineThreadStart = { dirs: foldersOf(config), dataDir, version, model: model?.model };
  const { href: module } = new URL('./engine-thread', import.meta.url);
  return serveMemory({ module, workerData, embed: model?.embed, logger, onEngine });
}

async function inLanceDb(
  config: CorpusConfig,
  logger: Logger,
  mayBeOld: boolean,
  onEngine: OnEngine,
): Promise<Serving> {
  const { indexUrl: url, embedding } = config;
  const embedder = embedding && (await openEmbedder(embedding));
  const meaning = embedder && { embedder, ofQuestion: askerOf(embedder, logger) };
  return serveLance({ url, dirs: foldersOf(config), logger, mayBeOld, meaning, onEngine });
}

/** Of this Paperboy, as its package says. */
export async function readVersion(): Promise<string> {
  const path = new URL('../../package.json', import.meta.url);
  const manifest: unknown = JSON.parse(await readFile(path, 'utf8'));
  const known = typeof manifest === 'object' && manifest !== null && 'version' in manifest;
  return known ? String(manifest.version) : 'unknown';
}
