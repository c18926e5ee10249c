/** Quotation marks and backslashes: writes text so that nothing in it is syntax, and reads it back. */

/** Apostrophes are not among them: in `'90s models and users' needs` nobody can tell what they would enclose. */
const QUOTES = '"“”„‟«»';
/** Hyphens, dashes and the minus sign: phones type any of them, and make one of two. */
export const DASHES = '\\-‐‑‒–—−﹣－';

const SYNTAX = `\\\\()|:${QUOTES}${DASHES}`;
const QUOTED_SYNTAX = `\\\\${QUOTES}`;
const QUOTED = `(?:\\\\(?:[^]|$)|[^${QUOTED_SYNTAX}])*`;

/** Pattern of a phrase with its marks; the second may be missing, and any mark closes any other. */
export const PHRASE = `[${QUOTES}]${QUOTED}[${QUOTES}]?`;
/** Pattern of a word. A backslash makes syntax plain, and is plain itself before anything else, as in `\alpha`. */
export const WORD = `(?:\\\\[${SYNTAX}]|[^\\s()|])+`;

const OPERATOR = /^(?:AND|OR|NOT)$/;
const ESCAPED_OPERATOR = /^\\(?:AND|OR|NOT)$/;
const ESCAPED = new RegExp(`\\\\([${SYNTAX}])`, 'g');
const ESCAPED_IN_QUOTES = new RegExp(`\\\\([${QUOTED_SYNTAX}])`, 'g');
const MARKS_AROUND = new RegExp(`^[${QUOTES}](${QUOTED})([${QUOTES}]?)$`);
const MEANINGFUL = new RegExp(`^[${DASHES}${QUOTES}]|[\\\\()|:]`, 'g');
const MEANINGFUL_IN_QUOTES = new RegExp(`[${QUOTES}]|\\\\(?=[${QUOTED_SYNTAX}]|$)`, 'g');

/** The text that a match of `WORD` stands for. */
export function readWord(raw: string): string {
  return ESCAPED_OPERATOR.test(raw) ? raw.slice(1) : raw.replace(ESCAPED, '$1');
}

/** Writes a word that would be read as something else. */
export function escapeWord(text: string): string {
  return OPERATOR.test(text) ? `\\${text}` : text.replace(MEANINGFUL, '\\$&');
}

/** The text that a match of `PHRASE` stands for, in single spaces; undefined for a match of anything else. */
export function readPhrase(raw: string): { readonly text: string; readonly closed: boolean } | undefined {
  const [, text, end] = MARKS_AROUND.exec(raw) ?? [];
  if (text === undefined) return undefined;
  return { text: text.replace(ESCAPED_IN_QUOTES, '$1').replace(/\s+/g, ' ').trim(), closed: end !== '' };
}

/** Writes a phrase. */
export function quote(text: string): string {
  return `"${text.replace(MEANINGFUL_IN_QUOTES, '\\$&')}"`;
}
