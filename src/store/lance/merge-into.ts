/** Adds papers to a table that holds some of them already: those become one, as `mergePapers` has it. */
import type { Table } from '@lancedb/lancedb';
import { normaliseTitle } from '../../paper/identifiers.js';
import { mergePapers } from '../../paper/merge.js';
import { namesOf } from '../../paper/names.js';
import type { Paper } from '../../paper/paper.js';
import { writeRecord } from '../../paper/record.js';
import type { Learner } from '../../search/knowledge.js';
import { createTermReader } from '../../search/paper-terms.js';
import type { LanceDb } from './package.js';
import { named, paperOf, rowOf } from './papers-table.js';
import { quoted } from './sql.js';

/** Looked up at a time. */
const BATCH = 500;
/** A name is of one paper, and a batch has some names a paper. */
const MOST_NAMESAKES = 10_000;

/** @param learner learns from the new ones; what was merged it has read before */
export async function mergeInto(
  lancedb: LanceDb,
  table: Table,
  papers: readonly Paper[],
  learner: Learner,
): Promise<void> {
  const reader = createTermReader();
  for (let from = 0; from < papers.length; from += BATCH) {
    const batch = papers.slice(from, from + BATCH);
    const known = await namesakesOf(lancedb, table, batch);
    const after = mergePapers([...known, ...batch]).papers;
    const standing = new Map(after.map((paper) => [writeRecord(paper), paper]));
    const replaced = known.filter((paper) => !standing.has(writeRecord(paper)));
    for (const paper of known) standing.delete(writeRecord(paper));
    const names = new Set(known.flatMap(namesOf));
    const readBefore = (paper: Paper) => namesOf(paper).some((name) => names.has(name));
    const rows = Array.from(standing.values(), (paper) =>
      rowOf(paper, (readBefore(paper) ? reader : learner).read(paper)),
    );
    if (replaced.length > 0) await table.delete(`id IN (${replaced.map(({ id }) => quoted(id)).join()})`);
    if (rows.length > 0) await table.add(rows);
  }
}

/** Papers of the table that one of these may be. */
async function namesakesOf(lancedb: LanceDb, table: Table, papers: readonly Paper[]): Promise<Paper[]> {
  const titles = papers.map(({ title }) => quoted(normaliseTitle(title))).join();
  const sameTitle = table.query().where(`title_key IN (${titles})`);
  const sameName = named(lancedb, table, papers.flatMap(namesOf)).limit(MOST_NAMESAKES);
  const found = [sameTitle.select(['paper']), sameName].map((query) => query.toArray());
  const rows = (await Promise.all(found)).flat().flatMap(paperOf);
  return [...new Map(rows.map((paper) => [paper.id, paper])).values()];
}
