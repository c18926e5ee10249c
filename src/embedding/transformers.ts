/** Whether transformers.js is installed: nobody who searches by words alone needs it. */
import { createRequire } from 'node:module';
import { UserError } from '../lib/errors.js';

/** Its own install script fetches what graphics cards need, and is not wanted. */
const INSTALL = 'npm install --no-save --ignore-scripts @huggingface/transformers@4';

/** Looks for it without loading it, which is for the thread that runs it. */
export function isInstalled(): boolean {
  try {
    createRequire(import.meta.url).resolve('@huggingface/transformers');
    return true;
  } catch {
    return false;
  }
}

/** Throws a `UserError` that tells how to install it. */
export function requireTransformers(): void {
  if (isInstalled()) return;
  throw new UserError(
    `EMBEDDING_MODEL needs transformers.js, which is not installed. Install it: ${INSTALL} (in one command with LanceDB, where that is used too: npm takes out what the command does not name)`,
  );
}
