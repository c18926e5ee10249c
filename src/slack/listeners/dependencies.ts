/** What every listener is given, and how it comes to answer one delivery. */
import type { AllMiddlewareArgs, RespondFn } from '@slack/bolt';
import type { CommandContext } from '../../commands/types.js';
import type { Logger } from '../../lib/logger.js';
import { logFor } from '../delivery.js';
import type { Once } from '../once.js';
import type { Voice } from '../respond.js';

export interface Dependencies {
  /** The corpus and its engine as they are now. */
  readonly context: () => CommandContext;
  readonly once: Once;
  /** Which previews were shown lately; absent where none are wanted. */
  readonly previews?: Once;
  readonly logger: Logger;
}

/** The voice to answer one delivery with. */
export function voiceOf(
  {
    client,
    context,
    respond,
  }: Pick<AllMiddlewareArgs, 'client' | 'context'> & { readonly respond?: RespondFn },
  dependencies: Dependencies,
): Voice {
  return { client, log: logFor(context, dependencies.logger), respond };
}
