/** Merges some papers into those that are kept, and writes what changed by it. */
import type { Transaction } from 'kysely';
import type { PutCounts } from '../../ingest/ports.js';
import { titleId } from '../../paper/identifiers.js';
import { mergePapers } from '../../paper/merge.js';
import { mergeTwo } from '../../paper/merge-two.js';
import { namesOf } from '../../paper/names.js';
import type { Paper } from '../../paper/paper.js';
import { isRecordId, readWritten, writeRecord } from '../../paper/record.js';
import type { Tables } from './schema.js';

/** So many take the embedded database, which answers at once, about a hundredth of a second. */
const BATCH = 25;

/** In their order. No two of a batch share a name or a title, so that each counts by itself. */
export function* batchesOf(papers: readonly Paper[]): Generator<readonly Paper[]> {
  let batch: Paper[] = [];
  let names = new Set<string>();
  for (const paper of papers) {
    const normal = asKept(paper);
    const own = keysOf(normal);
    if (batch.length === BATCH || own.some((name) => names.has(name))) {
      yield batch;
      batch = [];
      names = new Set();
    }
    batch.push(normal);
    for (const name of own) names.add(name);
  }
  if (batch.length > 0) yield batch;
}

/** As it comes back once it was kept and merged with itself. Names that a record cannot have are left out. */
function asKept(paper: Paper): Paper {
  const [id = titleId(paper.title), ...otherIds] = namesOf(paper).filter(isRecordId);
  const named = { ...paper, id, otherIds };
  const [kept] = readWritten(writeRecord(mergeTwo(named, named)));
  if (!kept) throw new Error(`${paper.id} is no paper that can be kept: ${paper.title || 'it has no title'}`);
  return kept;
}

/** By what it is found: its names, and what its title alone would be called. */
function keysOf(paper: Paper): readonly string[] {
  return [...new Set([...namesOf(paper), titleId(paper.title)])];
}

/** @param revision the last that was given; gives the last that is given now */
export async function putBatch(
  trx: Transaction<Tables>,
  batch: readonly Paper[],
  revision: number,
  known: (paper: Paper) => boolean,
): Promise<{ readonly counts: PutCounts; readonly revision: number }> {
  const before = await alikeTo(trx, batch);
  const { papers } = mergePapers([...before, ...batch]);
  const results = resultsOf(papers, before);
  const changed = results.filter(isChanged);
  await remove(
    trx,
    changed.flatMap((result) => result.before),
  );
  await insert(
    trx,
    changed.map(({ paper }) => paper),
    revision,
  );
  return { counts: countsOf(results, batch, known), revision: revision + changed.length };
}

/** The papers that are kept under one of the names or titles, those that changed last at the end. */
async function alikeTo(trx: Transaction<Tables>, batch: readonly Paper[]): Promise<Paper[]> {
  const rows = await trx
    .selectFrom('papers')
    .select('record')
    .where('id', 'in', (eb) =>
      eb.selectFrom('paper_names').select('paper_id').where('name', 'in', batch.flatMap(keysOf)),
    )
    .orderBy('revision')
    .execute();
  return rows.flatMap(({ record }) => readWritten(record));
}

interface Result {
  readonly paper: Paper;
  /** What was kept of it until now: none of a new one, several where they turned out to be one. */
  readonly before: readonly Paper[];
}

function resultsOf(papers: readonly Paper[], before: readonly Paper[]): Result[] {
  const kept = new Map(before.map((paper) => [paper.id, paper]));
  return papers.map((paper) => ({ paper, before: namesOf(paper).flatMap((name) => kept.get(name) ?? []) }));
}

function isChanged({ paper, before }: Result): boolean {
  const [first] = before;
  return !first || before.length > 1 || contentOf(first) !== contentOf(paper);
}

/** That it was read again, and was the same, is no news. */
function contentOf({ readAt, ...paper }: Paper): string {
  return writeRecord(paper);
}

function countsOf(
  results: readonly Result[],
  batch: readonly Paper[],
  known: (paper: Paper) => boolean,
): PutCounts {
  const put = new Map(batch.flatMap((paper) => namesOf(paper).map((name) => [name, paper] as const)));
  const own = results.filter(({ paper }) => namesOf(paper).some((name) => put.has(name)));
  const news = own.filter(({ paper, before }) => before.length === 0 && !known(paper));
  const changed = own.filter(isChanged);
  return {
    added: news.length,
    updated: changed.length - news.length,
    same: batch.length - changed.length,
  };
}

async function remove(trx: Transaction<Tables>, papers: readonly Paper[]): Promise<void> {
  if (papers.length === 0) return;
  const ids = papers.map(({ id }) => id);
  await trx.deleteFrom('papers').where('id', 'in', ids).execute();
  await trx
    .deleteFrom('paper_names')
    .where('name', 'in', papers.flatMap(keysOf))
    .where('paper_id', 'in', ids)
    .execute();
}

async function insert(trx: Transaction<Tables>, papers: readonly Paper[], revision: number): Promise<void> {
  if (papers.length === 0) return;
  const rows = papers.map((paper, at) => ({
    id: paper.id,
    revision: revision + at + 1,
    record: writeRecord(paper),
  }));
  const names = papers.flatMap((paper) => keysOf(paper).map((name) => ({ name, paper_id: paper.id })));
  await trx.insertInto('papers').values(rows).execute();
  await trx.insertInto('paper_names').values(names).execute();
}
