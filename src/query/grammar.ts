/** Builds the tree from balanced tokens by recursive descent, one method for each level of the grammar. */
import { allOf, anyOf, opposite } from './clauses.js';
import { readField } from './fields.js';
import type { Token } from './lex.js';
import type { Clause, ParsedQuery, Problem, Query } from './query.js';

/** `OR` binds loosest, words side by side are all wanted, an exclusion takes the one clause after it. */
export function readTokens(tokens: readonly Token[]): ParsedQuery {
  const reader = new Reader(tokens);
  const clause = reader.alternatives();
  return { query: { ...(clause && { clause }), sort: reader.sort }, problems: reader.problems };
}

class Reader {
  readonly problems: Problem[] = [];
  sort: Query['sort'] = 'relevance';
  readonly #tokens: readonly Token[];
  #next = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  alternatives(): Clause | undefined {
    const sides = [this.#sequence()];
    while (this.#skip('or')) sides.push(this.#sequence());
    return anyOf(sides.filter((side) => side !== undefined));
  }

  #sequence(): Clause | undefined {
    const clauses: Clause[] = [];
    for (let kind = this.#kind(); kind && kind !== 'or' && kind !== 'close'; kind = this.#kind()) {
      const clause = this.#item();
      if (clause !== undefined) clauses.push(clause);
    }
    return allOf(clauses);
  }

  #item(): Clause | undefined {
    let excluded = false;
    while (this.#skip('not')) excluded = !excluded;
    const clause = this.#operand();
    return clause && excluded ? opposite(clause) : clause;
  }

  #operand(): Clause | undefined {
    const token = this.#tokens[this.#next++];
    switch (token?.kind) {
      case 'word':
        return { kind: 'term', text: token.text };
      case 'phrase':
        return { kind: 'phrase', text: token.text };
      case 'field':
        return this.#field(token);
      case 'open': {
        const group = this.alternatives();
        this.#skip('close');
        return group;
      }
      default:
        return undefined;
    }
  }

  /** What follows the colon after a space is taken too: `author: hinton`. */
  #field({ name, text, quoted, at }: Extract<Token, { kind: 'field' }>): Clause | undefined {
    const after = this.#tokens[this.#next];
    if (text === undefined && (after?.kind === 'word' || after?.kind === 'phrase')) {
      this.#next++;
      const to = after.at.to;
      return this.#field({
        kind: 'field',
        name,
        text: after.text,
        quoted: after.kind === 'phrase',
        at: { ...at, to },
      });
    }
    const reading = readField(name, text ?? '', quoted);
    if (reading.kind === 'clause') return reading.clause;
    if (reading.kind === 'sort') this.sort = reading.sort;
    else this.problems.push({ message: reading.message, at });
    return undefined;
  }

  #kind(): Token['kind'] | undefined {
    return this.#tokens[this.#next]?.kind;
  }

  #skip(kind: Token['kind']): boolean {
    const found = this.#kind() === kind;
    if (found) this.#next++;
    return found;
  }
}
