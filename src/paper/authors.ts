/** What can be told from an author's name. */
import { foldLetters } from './identifiers.js';

/** In lower case without diacritics: `Paul Erdős` and `Erdős, P.` both give `erdos`. */
export function surname(author: string): string {
  const name = author.includes(',') ? author.replace(/,.*/s, '') : author.trim().replace(/.*\s/s, '');
  return foldLetters(name).toLowerCase().trim();
}
