/** Tells a sentence that was pasted from a query that was composed. */
import type { Clause } from '../query/query.js';

/** Who composes a query types fewer words. */
const SENTENCE = 8;

/**
 * The clause, where it is a sentence with its quotations as words: `we propose novel "metamodels" for extracting …`
 * quotes and demands nothing. A phrase at the end is a demand, as it is when a conversation narrows a question to it.
 */
export function readAsProse(clause: Clause): Clause {
  if (clause.kind !== 'and') return clause;
  const { clauses } = clause;
  const isPlain = clauses.every(({ kind }) => kind === 'term' || kind === 'phrase');
  const words = clauses.filter(({ kind }) => kind === 'term').length;
  if (!isPlain || words < SENTENCE) return clause;
  const last = clauses.findLastIndex(({ kind }) => kind === 'term');
  return {
    kind: 'and',
    clauses: clauses.map((part, at) =>
      part.kind === 'phrase' && at < last ? { kind: 'term', text: part.text } : part,
    ),
  };
}
