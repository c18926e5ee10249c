/** Lets Bolt and the Web API client speak through our log. */
import { type Logger as BoltLogger, LogLevel } from '@slack/bolt';
import { messageOf } from '../lib/errors.js';
import type { Logger } from '../lib/logger.js';

/**
 * Their warnings and errors as they are and their news one level lower. Their debug level is dropped at
 * every level of ours, because it prints whole payloads.
 */
export function boltLogger(logger: Logger): BoltLogger {
  const say = (messages: readonly unknown[]) => messages.map(messageOf).join(' ');
  return {
    debug: () => undefined,
    info: (...messages) => logger.debug(say(messages)),
    warn: (...messages) => logger.warn(say(messages)),
    error: (...messages) => logger.error(say(messages)),
    setLevel: () => undefined,
    getLevel: () => LogLevel.INFO,
    setName: () => undefined,
  };
}
