/** Opens the corpus that the environment names, for the verbs that ask it something. */
import type { CommandContext } from '../commands/types.js';
import { loadContext } from '../compose/context.js';
import { type CliConfig, readCliConfig } from '../config.js';
import { createLogger } from '../lib/logger.js';
import type { Terminal } from './terminal.js';

/** As `readCliConfig`, but quieter: a person at a terminal wants to hear of trouble only. */
export function configOf({ environment }: Terminal): CliConfig {
  return readCliConfig({ ...environment, LOG_LEVEL: environment['LOG_LEVEL'] || 'warn' });
}

/** Rejects with a `UserError` where there is no corpus. An index that lacks something of it is brought up to date first. */
export async function openCorpus(terminal: Terminal): Promise<CommandContext> {
  const config = configOf(terminal);
  const context = await loadContext(config, createLogger(config.logLevel, { write: terminal.err }));
  return context();
}
