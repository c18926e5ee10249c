/** What the command line runs in: the terminal, its environment, and the exit code it ends with. */
import type { Environment } from '../config/problems.js';

export interface Terminal {
  out(text: string): void;
  err(text: string): void;
  /** Standard input. */
  readonly input: AsyncIterable<Buffer>;
  readonly columns: number;
  /** Whether standard output shows ANSI colours (and `NO_COLOR` is not set). */
  readonly colours: boolean;
  /** Whether someone watches standard error: then a progress bar helps, and a browser may open. */
  readonly progress: boolean;
  readonly environment: Environment;
}

/** Exit codes: usage errors are 2 by convention, bugs are `EX_SOFTWARE` of BSD's sysexits. */
export const EXIT = { ok: 0, nothing: 1, usage: 2, bug: 70 } as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** What a verb of the command line works with. */
export interface CliContext {
  readonly terminal: Terminal;
  /** Sets the exit code; the last call counts. */
  finish(code: ExitCode): void;
}
