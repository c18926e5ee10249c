/** Writes what would be typed after `/papers` as a line for a POSIX shell. */
import { catalog } from '../commands/catalog.js';

/** `pruning -vision` becomes `paperboy search 'pruning -vision'`. */
export function shellCommand(text: string): string {
  const [verb = '', ...rest] = text.split(' ');
  if (!catalog.some(({ name }) => name === verb)) return `paperboy search ${quoted(text)}`;
  return ['paperboy', verb, ...(rest.length > 0 ? [quoted(rest.join(' '))] : [])].join(' ');
}

function quoted(text: string): string {
  if (/^\w[\w .,-]*$/.test(text) && !/ -/.test(text)) return text;
  const literal = `'${text.replaceAll("'", "'\\''")}'`;
  return text.startsWith('-') ? `-- ${literal}` : literal;
}
