/** Where the parts meet: a corpus on disk becomes what commands run on, and that becomes a bot. */
import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { CommandContext } from './commands/types.js';
import type { Config, Connection } from './config.js';
import type { Logger } from './lib/logger.js';
import { createEngine } from './search/engine.js';
import type { SlackApp } from './slack/app.js';
import { loadCorpus } from './store/corpus-files.js';

/**
 * Loads every paper under `corpusDir` and indexes it. Lines that cannot be read are logged one by one and
 * counted; the rest load. Rejects with a `UserError` when the folder is not there.
 */
export async function loadContext(corpusDir: string, logger: Logger): Promise<CommandContext> {
  const started = performance.now();
  const [corpus, version] = await Promise.all([loadCorpus(corpusDir), readVersion()]);
  for (const { file, line, reason } of corpus.skipped)
    logger.warn({ file, line, reason }, 'corpus line skipped');
  const engine = createEngine(corpus.papers);
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
  return { engine, version, loadedAt: new Date(), skippedLines: corpus.skipped.length };
}

/** The bot for one workspace, not yet started. */
export async function composeBot(config: Config, logger: Logger): Promise<SlackApp> {
  const context = await loadContext(config.corpusDir, logger);
  return connect(context, logger, config.botToken, config.connection, config.slackApiUrl);
}

/**
 * A bot over what is loaded already: the playground starts the same one against a workspace of its own. Bolt is
 * loaded here, so that the command line's other verbs do not wait for it.
 */
export async function connect(
  context: CommandContext,
  logger: Logger,
  botToken: string,
  connection: Connection,
  apiUrl?: string,
): Promise<SlackApp> {
  const { createSlackApp } = await import('./slack/app.js');
  return createSlackApp({
    context: () => context,
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
