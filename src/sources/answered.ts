/** Turns what a look-up rejects with into an answer. */
import type { LookedUp } from '../ingest/ports.js';
import { UnavailableError } from '../lib/errors.js';

type Away = Extract<LookedUp, { readonly kind: 'away' }>;

/** What was looked up, or why that was not possible; a bug is still one. */
export async function answered<Answer>(looking: Promise<Answer>): Promise<Answer | Away> {
  try {
    return await looking;
  } catch (error) {
    if (!(error instanceof UnavailableError)) throw error;
    return { kind: 'away', reason: error.message };
  }
}
