/** Structured logs, one JSON object a line, free of tokens and one-time addresses. */
import { type DestinationStream, type Logger, pino } from 'pino';

export type { Logger } from 'pino';

/** What most parts need of a logger; a thread has one that tells the main thread's. */
export interface Log {
  info(figures: object, message: string): void;
  warn(figures: object, message: string): void;
}

export const LOG_LEVELS = ['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/**
 * Slack's tokens (`xoxb-…`, `xapp-…`, `xoxe.xoxb-…`) and the addresses that let their holder post: response
 * urls, incoming webhooks, Socket Mode tickets.
 */
const SECRETS =
  /\b(?:xox[a-z][.-]|xapp-)[\w.-]+|(?<=\/(?:commands|actions|services|response)\/)[^\s"\\]+|(?<=[?&]ticket=)[^\s"&\\]+/g;

/**
 * A logger whose every line is scrubbed on its way out, whoever wrote it: redaction by path would miss the
 * token inside a library's error message.
 */
export function createLogger(level: LogLevel, destination: DestinationStream): Logger {
  return pino(
    { level, base: null, timestamp: pino.stdTimeFunctions.isoTime },
    { write: (line: string) => destination.write(scrub(line)) },
  );
}

/** The text with every secret in it replaced by `[secret]`. */
function scrub(text: string): string {
  return text.replace(SECRETS, '[secret]');
}
