/** Sends what Bolt and the Web API client log through our logger. */
import { type Logger as BoltLogger, LogLevel } from '@slack/bolt';
import { messageOf } from '../lib/errors.js';
import type { Logger } from '../lib/logger.js';

/**
 * Warnings and errors keep their level, `info` becomes `debug`. Their `debug` is dropped whatever our level, because it
 * prints whole payloads.
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
