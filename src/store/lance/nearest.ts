/** Joins the papers nearest in meaning to those that were found by their words. */
import type { Table } from '@lancedb/lancedb';
import type { Clause } from '../../query/query.js';
import { scorerOf } from '../../search/bm25.js';
import type { Knowledge } from '../../search/knowledge.js';
import type { Candidate, Found, Near, WeightedTerm } from '../../search/paper-index.js';
import { candidateOf, columnsFor, heldOf, MOST, passingOf, rowsOf, WIDER } from './candidates.js';
import { conditionOf, idAmong } from './sql.js';
import type { Vectors } from './vectors.js';

type Join = (
  found: Promise<Found>,
  terms: readonly WeightedTerm[],
  filter: Clause | undefined,
  near: Near,
) => Promise<Found>;

type Placed = Candidate & { readonly cosine: number };

/** As `PaperIndex.find` has it; looks for the nearest while the words are being looked for. */
export function joinNearest(table: Table, vectors: Vectors, knowledge: Knowledge): Join {
  return async (finding, terms, filter, near) => {
    const holders = finding.then(async (found) => ({
      ...found,
      candidates: await placed(table, vectors, near, found.candidates),
    }));
    const [{ candidates, total, exact }, nearest] = await Promise.all([
      holders,
      nearestPapers(table, vectors, knowledge, terms, filter, near),
    ]);
    const taken = new Set(candidates.map(({ key }) => key));
    const others = nearest.filter(({ key }) => !taken.has(key)).sort((a, b) => b.score - a.score);
    const wordless = others.filter(({ score }) => score === 0).length;
    return { candidates: [...candidates, ...others], total: total + wordless, exact };
  };
}

/** The nearest first; equals in corpus order. */
async function nearestPapers(
  table: Table,
  vectors: Vectors,
  knowledge: Knowledge,
  terms: readonly WeightedTerm[],
  filter: Clause | undefined,
  { vector, limit }: Near,
): Promise<readonly Placed[]> {
  if (limit === 0) return [];
  const score = scorerOf(terms, knowledge);
  const passing = passingOf(filter, knowledge);
  const sql = filter && conditionOf(filter).sql;
  for (let size = limit; ; size = Math.min(MOST, size * WIDER)) {
    const cosines = await vectors.nearest(vector, size, sql);
    if (cosines.size === 0) return [];
    const query = table.query().where(idAmong([...cosines.keys()]));
    const rows = await query
      .select(['id', ...columnsFor(filter)])
      .withRowId()
      .toArray();
    const passed = rows.filter(passing);
    if (passed.length < limit && cosines.size === size && size < MOST) continue;
    return passed
      .map((row) => ({ ...candidateOf(heldOf(row), score), cosine: cosines.get(String(row['id'])) ?? 0 }))
      .sort((a, b) => b.cosine - a.cosine || a.key - b.key)
      .slice(0, limit);
  }
}

/** A paper whose vector is not made yet counts as the others do on average, so that it neither gains nor loses by that. */
async function placed(
  table: Table,
  vectors: Vectors,
  { vector }: Near,
  candidates: readonly Candidate[],
): Promise<readonly Placed[]> {
  const keys = candidates.map(({ key }) => key);
  const ids = (await rowsOf(table, keys, ['id'])).map(({ id }) => String(id));
  const cosines = await vectors.cosines(vector, ids);
  const sum = [...cosines.values()].reduce((sum, cosine) => sum + cosine, 0);
  const usual = sum / (cosines.size || 1);
  return candidates.map((one, at) => ({ ...one, cosine: cosines.get(ids[at] ?? '') ?? usual }));
}
