/** Tells errors that a person can put right from bugs. */

/** Something outside the program is wrong. The message says what it is and what to do, and is shown as it stands. */
export class UserError extends Error {
  override readonly name = 'UserError';
}

/** The message of anything thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
