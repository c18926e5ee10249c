/** Opens the corpus that the environment names, for the verbs that ask it something. */
import type { CommandContext } from '../commands/types.js';
import { loadContext } from '../compose/context.js';
import { openStore } from '../compose.js';
import { type CliConfig, readCliConfig } from '../config.js';
import type { Intake } from '../ingest/intake.js';
import { createLogger, type Logger } from '../lib/logger.js';
import { isKept } from '../store/sql/place.js';
import type { Terminal } from './terminal.js';

/** As `readCliConfig`, but quieter: a person at a terminal wants to hear of trouble only. */
export function configOf({ environment }: Terminal): CliConfig {
  return readCliConfig({ ...environment, LOG_LEVEL: environment['LOG_LEVEL'] || 'warn' });
}

/**
 * Rejects with a `UserError` where there is no corpus. An index that lacks something of it is brought up to date first. How sources
 * fare is known where a database is kept already.
 */
export async function openCorpus(terminal: Terminal): Promise<CommandContext> {
  const config = configOf(terminal);
  const logger = createLogger(config.logLevel, { write: terminal.err });
  const context = await loadContext(config, logger);
  if (!isKept(config)) return context();
  return { ...context(), sources: () => intake(config, logger) };
}

async function intake(config: CliConfig, logger: Logger): Promise<Intake> {
  const { readIntake } = await import('../compose/supply.js');
  const store = await openStore(config, logger);
  return readIntake(config, store, new Date()).finally(() => store.close());
}
