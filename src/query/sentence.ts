/** Tells a query in plain words from one that uses the language's operators. */
import type { Clause } from './query.js';

/** Words that rank, and filters that are no words: nothing in it has to stand in a paper. */
export function isSentence(clause: Clause): boolean {
  if (clause.kind === 'and') return clause.clauses.every(isSentence);
  if (clause.kind === 'field') return clause.field !== 'title' && clause.field !== 'abstract';
  return clause.kind !== 'phrase' && clause.kind !== 'or';
}
