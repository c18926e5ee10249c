/** Where the parts meet: a corpus on disk becomes what commands run on, and that becomes a bot. */
import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { CommandContext } from './commands/types.js';
import { addMeaning } from './compose/meaning.js';
import { askerOf, openEmbedder } from './compose/sentences.js';
import type { Config, Connection, CorpusConfig } from './config.js';
import type { Logger } from './lib/logger.js';
import { engineOver } from './search/engine.js';
import { createMemoryIndex } from './search/memory-index.js';
import type { SearchEngine } from './search/types.js';
import type { SlackApp } from './slack/app.js';
import { loadCorpus } from './store/corpus-files.js';
import { serveLance } from './store/lance/serve.js';
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
  const tier = await chooseTier(config.searchTier, config.corpusDir, logger);
  return tier === 'memory' ? inMemory(config, logger, mayBeOld) : inLanceDb(config, logger, mayBeOld);
}

async function inMemory(
  { corpusDir, embedding }: CorpusConfig,
  logger: Logger,
  mayBeOld: boolean,
): Promise<Context> {
  const started = performance.now();
  const [corpus, version] = await Promise.all([loadCorpus(corpusDir), readVersion()]);
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

async function inLanceDb(
  { corpusDir, indexUrl: url, embedding }: CorpusConfig,
  logger: Logger,
  mayBeOld: boolean,
): Promise<Context> {
  const [version, embedder] = await Promise.all([readVersion(), embedding && openEmbedder(embedding)]);
  const meaning = embedder && { embedder, ofQuestion: askerOf(embedder, logger) };
  let context: CommandContext | undefined;
  await serveLance({
    url,
    corpusDir,
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

/** The bot for one workspace, not yet started. */
export async function composeBot(config: Config, logger: Logger): Promise<SlackApp> {
  const context = await loadContext(config, logger, true);
  return connect(context, logger, config.botToken, config.connection, config.slackApiUrl);
}

/**
 * A bot over what is loaded already: the playground starts the same one against a workspace of its own. Bolt is
 * loaded here, so that the command line's other verbs do not wait for it.
 */
export async function connect(
  context: Context,
  logger: Logger,
  botToken: string,
  connection: Connection,
  apiUrl?: string,
): Promise<SlackApp> {
  const { createSlackApp } = await import('./slack/app.js');
  return createSlackApp({
    context,
    connection,
    botToken,
    ...(apiUrl ? { apiUrl } : {}),
    logger,
    now: () => new Date(),
    ready: () => true,
    newReference: () => randomBytes(4).toString('hex'),
  });
}

/** Of this Paperboy, as its package says. */
export async function readVersion(): Promise<string> {
  const manifest: unknown = JSON.parse(await readFile(new URL('../package.json', import.meta.url), 'utf8'));
  const known = typeof manifest === 'object' && manifest !== null && 'version' in manifest;
  return known ? String(manifest.version) : 'unknown';
}
