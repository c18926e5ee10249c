/** Writes a query as text that parses back to it, as plain as can be: marks and backslashes only where needed. */
import { lex } from './lex.js';
import { escapeWord, quote } from './literal.js';
import type { Clause, Query } from './query.js';
import { printYears } from './year.js';

/** For a query as `parse` builds them: `mixture of experts -vision "few shot" year:2017..2019`. */
export function print({ clause, sort }: Query): string {
  const parts = [clause && printClause(clause), sort === 'new' && 'sort:new'];
  return parts.filter(Boolean).join(' ');
}

function printClause(clause: Clause): string {
  switch (clause.kind) {
    case 'term':
      return printWord(clause.text);
    case 'phrase':
      return quote(clause.text);
    case 'field':
      return `${clause.field}:${clause.quoted ? quote(clause.text) : printValue(clause.text)}`;
    case 'year':
      return `year:${printYears(clause.range)}`;
    case 'has':
      return `has:${clause.value}`;
    case 'not':
      return `-${printPart(clause.clause, ['and', 'or'])}`;
    case 'and':
      return clause.clauses.map((part) => printPart(part, ['or'])).join(' ');
    case 'or':
      return clause.clauses.map((part) => printPart(part, [])).join(' OR ');
  }
}

/** In parentheses where its kind would bind too loosely. */
function printPart(clause: Clause, loose: readonly Clause['kind'][]): string {
  const text = printClause(clause);
  return loose.includes(clause.kind) ? `(${text})` : text;
}

function printWord(text: string): string {
  const [, token, ...rest] = lex(`(${text})`).tokens;
  const plain = token?.kind === 'word' && token.text === text && rest.length === 1;
  return plain ? text : escapeWord(text);
}

function printValue(text: string): string {
  const [, token, ...rest] = lex(`(title:${text})`).tokens;
  const plain = token?.kind === 'field' && token.text === text && !token.quoted && rest.length === 1;
  return plain ? text : escapeWord(text);
}
