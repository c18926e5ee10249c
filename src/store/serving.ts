/** What keeps an engine serving, whichever of the two indexes it is: replaced whole when the corpus has changed. */
import type { SearchEngine } from '../search/types.js';

export interface Serving {
  /**
   * Makes an engine of the folders as they are now while the one that is there answers, and puts it in its place. Never rejects: where
   * it fails the old one stays, and that is logged. Calls while one runs are joined into one more.
   */
  refresh(): Promise<void>;
  /** Ends everything; what is asked then is rejected with an `UnavailableError`. */
  close(): Promise<void>;
}

/** Called with the engine that serves from now on; the one before is closed a while later. */
export type OnEngine = (engine: SearchEngine, skippedLines: number) => void;

/** So long an engine that was replaced may still answer what it was asked. */
export const GRACE_MS = 60_000;
