/** Refines a query by one more requirement, as "only 2023" does in a thread. */
import { allOf } from './clauses.js';
import type { Clause, Query } from './query.js';

/** The query with `by` required too. A year takes the place of the years the query asked for at its top level. */
export function narrow(query: Query, by: Clause): Query {
  const asked = query.clause === undefined ? [] : partsOf(query.clause);
  const kept = by.kind === 'year' ? asked.filter((clause) => clause.kind !== 'year') : asked;
  return { ...query, clause: allOf([...kept, by]) ?? by };
}

function partsOf(clause: Clause): readonly Clause[] {
  return clause.kind === 'and' ? clause.clauses : [clause];
}
