/** Reads what a person typed as a query. Nothing they type is an error; what cannot be used is named beside the result. */
import { balance } from './balance.js';
import { readTokens } from './grammar.js';
import { lex } from './lex.js';
import { print } from './print.js';
import type { ParsedQuery, Problem } from './query.js';

/** In UTF-16 code units, typed and printed alike: a printed query has to fit into the value of a Slack button. */
export const MAX_QUERY_LENGTH = 1000;

/**
 * The best reading of the text, and what in it could not be used, in the order of the text. What lies beyond the last
 * whole word within `limit` UTF-16 code units is not read. The query prints as a text that parses to an equal query.
 */
export function parse(text: string, limit = MAX_QUERY_LENGTH): ParsedQuery {
  const typed = text.trimEnd();
  let end = wholeWords(typed, limit);
  let parsed = read(typed.slice(0, end));
  for (;;) {
    const { length } = print(parsed.query);
    if (length <= limit) break;
    end = wholeWords(typed, Math.floor((end * limit) / length));
    parsed = read(typed.slice(0, end));
  }
  if (end === typed.length) return parsed;
  const message = `That is a long query, and only its first ${end} characters were read.`;
  return { ...parsed, problems: [...parsed.problems, { message, at: { from: end, to: typed.length } }] };
}

/** Where to cut the text to have at most `limit` units: after a word if it has one, never within a surrogate pair. */
function wholeWords(text: string, limit: number): number {
  if (text.length <= limit) return text.length;
  const end = text.slice(0, limit + 1).search(/\s+\S*$/);
  if (end > 0) return end;
  return /[\uD800-\uDBFF]$/.test(text.slice(0, limit)) ? limit - 1 : limit;
}

function read(text: string): ParsedQuery {
  const lexed = lex(text);
  const balanced = balance(lexed.tokens);
  const { query, problems } = readTokens(balanced.tokens);
  const all = [...lexed.problems, ...balanced.problems, ...problems];
  if (all.length === 0 && query.clause === undefined && query.sort === 'relevance' && text !== '') {
    all.push({
      message: 'There is no word to search for in that. Type a topic, such as mixture of experts.',
    });
  }
  return { query, problems: onceEach(all) };
}

/** In the order of the text, without those that repeat a message. */
function onceEach(problems: readonly Problem[]): Problem[] {
  const said = new Map<string, Problem>();
  for (const problem of [...problems].sort((a, b) => (a.at?.from ?? 0) - (b.at?.from ?? 0))) {
    if (!said.has(problem.message)) said.set(problem.message, problem);
  }
  return [...said.values()];
}
