/** Writes what would be typed after `/papers` as a line for a POSIX shell. */

const VERBS = /^(?:search|similar|show|cite|status|help)\b/;

/** `pruning -vision` becomes `paperboy search 'pruning -vision'`. */
export function shellCommand(text: string): string {
  if (!VERBS.test(text)) return `paperboy search ${quoted(text)}`;
  const [verb = '', ...rest] = text.split(' ');
  return ['paperboy', verb, ...(rest.length > 0 ? [quoted(rest.join(' '))] : [])].join(' ');
}

function quoted(text: string): string {
  if (/^\w[\w .,-]*$/.test(text) && !/ -/.test(text)) return text;
  const literal = `'${text.replaceAll("'", "'\\''")}'`;
  return text.startsWith('-') ? `-- ${literal}` : literal;
}
