/** The one place where a failure is reported: a line in the log, and a sentence with its reference to whoever waits. */
import type { Context } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import { messageOf, UnavailableError } from '../lib/errors.js';
import type { Logger } from '../lib/logger.js';
import { decodeAudience } from './decode.js';
import { describedBy, logFor } from './delivery.js';
import { classify, unwrapped } from './fault.js';
import { say, whisper } from './respond.js';
import { failureMessage, unavailableMessage } from './views/notice.js';

/** A delivery that could not be answered. */
export interface Failure {
  readonly error: unknown;
  readonly body: unknown;
  readonly context: Context;
}

/** Logs the failure and tells the person once. If telling fails, that is logged, and nothing more is tried. */
export async function tellFailure(
  { error, body, context }: Failure,
  client: WebClient,
  logger: Logger,
): Promise<void> {
  const log = logFor(context, logger);
  const fault = classify(error);
  const cause = unwrapped(error);
  log.error({ fault, ...(fault.kind === 'bug' ? { err: cause } : {}) }, 'a delivery could not be answered');
  const audience = decodeAudience(body);
  if (!audience) return;
  const message =
    cause instanceof UnavailableError
      ? unavailableMessage(cause.message)
      : failureMessage(describedBy(context).reference);
  const voice = { client, log };
  try {
    const { userId, ...place } = audience;
    await (userId ? whisper(message, { ...place, userId }, voice) : say(message, place, voice));
  } catch (second) {
    log.error({ fault: classify(second), message: messageOf(second) }, 'nor could the person be told');
  }
}
