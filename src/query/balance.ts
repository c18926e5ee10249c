/** Drops tokens that lack a partner, such as a lone parenthesis, so that the parser never meets one. */
import type { Token } from './lex.js';
import type { Problem } from './query.js';

/** Groups within groups; nobody means more, and the tree stays shallow enough to walk by recursion. */
const MAX_DEPTH = 20;

interface Balanced {
  readonly tokens: readonly Token[];
  readonly problems: readonly Problem[];
}

/** Tokens in which every parenthesis has its other half, `OR` has two sides, and `NOT` something to exclude. */
export function balance(tokens: readonly Token[]): Balanced {
  const paired = pairParentheses(tokens);
  const kept: Token[] = [];
  const problems = [...paired.problems];
  for (const [index, token] of paired.tokens.entries()) {
    const message = loneliness(token, kept.at(-1), paired.tokens[index + 1]);
    if (message === undefined) kept.push(token);
    else problems.push({ message, at: token.at });
  }
  return { tokens: kept, problems };
}

function loneliness(token: Token, before: Token | undefined, after: Token | undefined): string | undefined {
  const endsHere = after === undefined || after.kind === 'or' || after.kind === 'close';
  const beginsHere = before === undefined || before.kind === 'or' || before.kind === 'open';
  if (token.kind === 'or' && (endsHere || beginsHere)) {
    return 'OR needs something on both sides, so this one was left out.';
  }
  if (token.kind === 'not' && endsHere) return 'NOT needs something to exclude after it, so it was left out.';
  return undefined;
}

function pairParentheses(tokens: readonly Token[]): Balanced {
  const problems: Problem[] = [];
  const dropped = new Set<Token>();
  const open: Token[] = [];
  const drop = (token: Token, message: string) => {
    dropped.add(token);
    problems.push({ message, at: token.at });
  };
  for (const token of tokens) {
    if (token.kind === 'open') {
      open.push(token);
      if (open.length > MAX_DEPTH) drop(token, `Parentheses more than ${MAX_DEPTH} deep were left out.`);
    } else if (token.kind === 'close') {
      const partner = open.pop();
      if (partner === undefined) drop(token, 'A closing parenthesis has no opening one, so it was left out.');
      else if (dropped.has(partner)) dropped.add(token);
    }
  }
  for (const { at } of open) {
    problems.push({ message: 'A parenthesis is never closed, so its group was read to the end.', at });
  }
  return { tokens: tokens.filter((token) => !dropped.has(token)), problems };
}
