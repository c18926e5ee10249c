/** Errors that a person can mend, told from bugs. */

/** Something outside the program is not as it must be; the message says what and what to do, and is shown as it is. */
export class UserError extends Error {
  override readonly name = 'UserError';
}

/** The message of anything thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
