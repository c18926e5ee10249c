/** Tells errors that a person can put right from bugs. */

/** Something outside the program is wrong. The message says what it is and what to do, and is shown as it stands. */
export class UserError extends Error {
  override readonly name = 'UserError';
}

/**
 * Something that Paperboy depends on is away, full or locked for the moment: the same again later may well work. The message is a
 * sentence that may be shown; what was thrown is the `cause`.
 */
export class UnavailableError extends Error {
  override readonly name = 'UnavailableError';
}

/** The message of anything thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
