/** Builds clauses that are normal: flat, no group of one, no exclusion of an exclusion. */
import type { Clause } from './query.js';

/** All of the clauses, in order; absent when there are none. */
export function allOf(clauses: readonly Clause[]): Clause | undefined {
  return group('and', clauses);
}

/** Any of the clauses, in order; absent when there are none. */
export function anyOf(clauses: readonly Clause[]): Clause | undefined {
  return group('or', clauses);
}

/** The opposite of the clause. */
export function opposite(clause: Clause): Clause {
  return clause.kind === 'not' ? clause.clause : { kind: 'not', clause };
}

function group(kind: 'and' | 'or', clauses: readonly Clause[]): Clause | undefined {
  const flat = clauses.flatMap((clause) => (clause.kind === kind ? clause.clauses : [clause]));
  return flat.length > 1 ? { kind, clauses: flat } : flat[0];
}
