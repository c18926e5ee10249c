/** Adds papers to a table that holds some of them already: those become one, as `mergePapers` has it. */
import type { Table } from '@lancedb/lancedb';
import { normaliseTitle } from '../../paper/identifiers.js';
import { mergePapers } from '../../paper/merge.js';
import type { Paper } from '../../paper/paper.js';
import type { Learner } from '../../search/knowledge.js';
import { createTermReader } from '../../search/paper-terms.js';
import { paperOf, rowOf } from './papers-table.js';
import { quoted } from './sql.js';

/** Looked up at a time. */
const BATCH = 500;

/** @param learner learns from the new ones; what was merged it has read before */
export async function mergeInto(table: Table, papers: readonly Paper[], learner: Learner): Promise<void> {
  const reader = createTermReader();
  for (let from = 0; from < papers.length; from += BATCH) {
    const batch = papers.slice(from, from + BATCH);
    const known = await namesakesOf(table, batch);
    const after = mergePapers([...known, ...batch]).papers;
    const replaced = known.filter((paper, at) => after[at] !== paper);
    const rows = [
      ...after
        .slice(0, known.length)
        .filter((paper, at) => known[at] !== paper)
        .map((paper) => rowOf(paper, reader.read(paper))),
      ...after.slice(known.length).map((paper) => rowOf(paper, learner.read(paper))),
    ];
    if (replaced.length > 0) await table.delete(`id IN (${replaced.map(({ id }) => quoted(id)).join()})`);
    if (rows.length > 0) await table.add(rows);
  }
}

/** Papers of the table that one of these may be. */
async function namesakesOf(table: Table, papers: readonly Paper[]): Promise<Paper[]> {
  const ids = papers.map(({ id }) => quoted(id)).join();
  const titles = papers.map(({ title }) => quoted(normaliseTitle(title))).join();
  const rows = await table
    .query()
    .where(`id IN (${ids}) OR title_key IN (${titles})`)
    .select(['paper'])
    .toArray();
  return rows.flatMap(paperOf);
}
