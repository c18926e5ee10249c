/** From which cosine on a paper in LanceDB answers that holds none of the words: learnt of titles, as in memory. */
import type { Table } from '@lancedb/lancedb';
import type { PaperId } from '../../paper/paper.js';
import type { Embedder } from '../../search/embedder.js';
import { nearEnoughOf, placesAsked } from '../../search/near-enough.js';
import { rowsOf } from './candidates.js';
import { createVectors } from './vectors.js';
import { isIndexed } from './vectors-table.js';

/** A paper's title as a question. */
interface AskedTitle {
  readonly id: PaperId;
  readonly vector: Float32Array;
}

/** None of a corpus too small to tell. Rejects as the embedder does. @param keys of all papers, in corpus order */
export async function askTitles(
  { embed }: Embedder,
  papers: Table,
  keys: readonly number[],
): Promise<readonly AskedTitle[]> {
  const places = placesAsked(keys.length);
  if (places.length === 0) return [];
  const asked = places.flatMap((place) => keys[place] ?? []);
  const rows = await rowsOf(papers, asked, ['id', 'title']);
  const vectors = await embed(
    rows.map(({ title }) => String(title)),
    'query',
  );
  return vectors.map((vector, at) => ({ id: String(rows[at]?.['id']), vector }));
}

/** @param table the vectors of all papers */
export async function nearEnoughTo(titles: readonly AskedTitle[], table: Table): Promise<number | undefined> {
  const { nearest } = createVectors(table, await isIndexed(table, 'vector'));
  const found: number[] = [];
  for (const { id, vector } of titles) {
    const other = [...(await nearest(vector, 2))].find(([near]) => near !== id);
    found.push(other?.[1] ?? 0);
  }
  return nearEnoughOf(found);
}
