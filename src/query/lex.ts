/** Cuts a query into tokens; different ways to type one thing (dashes, quotation marks, `|` for OR) give the same token. */
import { FIELD_NAMES, type FieldName, fieldNamed, unknownField } from './fields.js';
import { DASHES, PHRASE, readPhrase, readWord, WORD } from './literal.js';
import type { Problem } from './query.js';

/** Offsets in UTF-16 code units, end exclusive. */
interface Span {
  readonly from: number;
  readonly to: number;
}

export type Token = { readonly at: Span } & (
  | { readonly kind: 'word' | 'phrase'; readonly text: string }
  /** `text` is absent where nothing touches the colon, and empty where what does holds nothing to search for. */
  | { readonly kind: 'field'; readonly name: FieldName; readonly text?: string; readonly quoted: boolean }
  | { readonly kind: 'open' | 'close' | 'or' | 'not' }
);

interface Lexed {
  readonly tokens: readonly Token[];
  readonly problems: readonly Problem[];
}

type Groups = Readonly<Record<string, string | undefined>>;

/** Prefixes of identifiers that are no fields; addresses such as `https://` need no list. */
const IDENTIFIERS = 'arxiv|doi|pmid|isbn|mailto|urn';

const PIECES = [
  '\\s+',
  '(?<open>\\()',
  '(?<close>\\))',
  '(?<or>\\|+)',
  `(?<phrase>${PHRASE})`,
  // A dash excludes where a clause begins and something touches it; any other dash before a word says nothing, nor does
  // one in a list such as `E2f-1, -2, -3`.
  `(?<not>(?<![^\\s(|])(?!(?<=,\\s)[${DASHES}]+\\d)[${DASHES}]+(?![${DASHES}\\s)|]|$))`,
  `[${DASHES}]+`,
  `(?<field>${FIELD_NAMES.join('|')}):(?<value>${PHRASE}|${WORD})?`,
  `(?!(?:${IDENTIFIERS}):)(?<stranger>[a-z]+):(?=[^\\s()|:])(?!//)`,
  `(?<word>${WORD})`,
];
const PIECE = new RegExp(PIECES.join('|'), 'gi');

/**
 * Every character of the text becomes part of a token, or is white space or punctuation that asks for nothing.
 * The problems are those of single tokens: a name that is no field, quotation marks that are open or empty.
 */
export function lex(text: string): Lexed {
  const tokens: Token[] = [];
  const problems: Problem[] = [];
  for (const { index, 0: raw, groups = {} } of text.matchAll(PIECE)) {
    const at = { from: index, to: index + raw.length };
    const token = tokenOf(groups, at);
    const message = complaintOf(groups);
    if (token !== undefined) tokens.push(token);
    if (message !== undefined) problems.push({ message, at });
  }
  return { tokens, problems };
}

function tokenOf(groups: Groups, at: Span): Token | undefined {
  const { open, close, or, not, phrase, field, value, stranger, word } = groups;
  if (open) return { kind: 'open', at };
  if (close) return { kind: 'close', at };
  if (or) return { kind: 'or', at };
  if (not) return { kind: 'not', at };
  if (phrase) return textToken('phrase', readPhrase(phrase)?.text, at);
  if (field) return fieldToken(field, value, at);
  if (stranger) return textToken('word', stranger, at);
  return word ? wordToken(word, at) : undefined;
}

function wordToken(raw: string, at: Span): Token | undefined {
  if (raw === 'AND') return undefined;
  if (raw === 'OR') return { kind: 'or', at };
  if (raw === 'NOT') return { kind: 'not', at };
  return textToken('word', readWord(raw), at);
}

function textToken(kind: 'word' | 'phrase', text: string | undefined, at: Span): Token | undefined {
  return text !== undefined && hasSubstance(text) ? { kind, text, at } : undefined;
}

/** `CAT: Cross Attention` is a title, while `cat: cs.LG` and, as a phone writes it, `Cat: cs.LG` ask for a field. */
function fieldToken(typed: string, value: string | undefined, at: Span): Token | undefined {
  const name = fieldNamed(typed);
  if (name === undefined) return undefined;
  if (value === undefined) {
    const shouted = typed === typed.toUpperCase();
    return shouted ? { kind: 'word', text: `${typed}:`, at } : { kind: 'field', name, quoted: false, at };
  }
  const phrase = readPhrase(value);
  const text = phrase?.text ?? readWord(value);
  return { kind: 'field', name, text: hasSubstance(text) ? text : '', quoted: phrase !== undefined, at };
}

/** Whether the text holds anything but punctuation. */
function hasSubstance(text: string): boolean {
  return /[\p{L}\p{N}\p{S}]/u.test(text);
}

function complaintOf({ phrase, value = '', stranger }: Groups): string | undefined {
  if (stranger) return unknownField(stranger);
  const quoted = readPhrase(phrase ?? value);
  if (phrase && quoted && !hasSubstance(quoted.text)) {
    return 'There is nothing to search for between the quotation marks, so they were left out.';
  }
  if (quoted && !quoted.closed) {
    return 'A quotation mark is never closed, so all that follows it was read as one phrase. Close it where the phrase ends.';
  }
  return undefined;
}
