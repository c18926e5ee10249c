/** Makes the index of the corpus's folders, or adds to it what is new, beside the one that serves. */
import type { Connection, Row, Table } from '@lancedb/lancedb';
import { UserError } from '../../lib/errors.js';
import { normaliseTitle } from '../../paper/identifiers.js';
import { namesOf } from '../../paper/names.js';
import type { Paper, PaperId } from '../../paper/paper.js';
import { createLearner, type KnowledgeRecord, knowledgeOf } from '../../search/knowledge.js';
import { type LatentRecord, learnLatent } from '../../search/latent.js';
import type { PaperTerms } from '../../search/paper-terms.js';
import { MOST_PAPERS, phrasesOf } from '../../search/phrases.js';
import { readCorpus } from '../corpus-files.js';
import { type Build, type BuildVectors, type CorpusFile, commitBuild, nameOf, readBuild } from './builds.js';
import { type Learnt, readLearnt, writeKnowledge } from './knowledge-table.js';
import { mergeInto } from './merge-into.js';
import type { LanceDb } from './package.js';
import { indexPapers, rowOf } from './papers-table.js';
import { analysis, filesOf, linesOf, planOf } from './plan.js';

export interface BuildOptions {
  readonly lancedb: LanceDb;
  readonly connection: Connection;
  readonly dirs: readonly string[];
  /** Called with the lines read so far and those there are. */
  readonly onProgress?: (done: number, total: number) => void;
}

/** How many records were read, and how many lines could not be; both 0 where there was nothing to do. */
export interface BuildReport {
  readonly kind: 'same' | 'added' | 'built';
  readonly read: number;
  readonly skipped: number;
}

/** Does as little as makes the index that of the folders. It is seen when it is complete, and not before. */
export async function indexCorpus(options: BuildOptions, anew = false): Promise<BuildReport> {
  const { connection, dirs } = options;
  const files = await filesOf(dirs);
  const before = await readBuild(connection).catch(() => undefined);
  const plan = await planOf(anew ? undefined : before, dirs, files);
  if (plan.kind === 'nothing') return { kind: 'same', read: 0, skipped: 0 };
  const number = (before?.build ?? 0) + 1;
  return before && plan.kind === 'add'
    ? add(options, before, { ...before, build: number, files }, plan)
    : build(options, number, files, await linesOf(dirs, files), before?.vectors);
}

/** Rows written at a time. */
const BATCH = 2_000;

async function build(
  options: BuildOptions,
  number: number,
  files: readonly CorpusFile[],
  total: number,
  vectors: BuildVectors | undefined,
): Promise<BuildReport> {
  const { lancedb, connection } = options;
  const papers = nameOf('papers', number);
  const writer = createWriter(connection, papers);
  const isKnown = createMemory();
  const learner = createLearner();
  const sample = createSample(Math.max(1, Math.ceil(total / MOST_PAPERS)));
  const again: Paper[] = [];
  const counts = await readEach(options, files, total, async (paper) => {
    if (isKnown(paper)) again.push(paper);
    else {
      const reading = learner.read(paper);
      sample.add(paper, reading);
      await writer.add(rowOf(paper, reading));
    }
  });
  const table = await writer.end();
  await indexPapers(lancedb, table);
  await mergeInto(lancedb, table, again, learner);
  const learnt = learnFrom(learner.record(), sample);
  await commit(
    connection,
    table,
    { build: number, papers, files: [...files], skipped: counts.skipped, vectors },
    learnt,
  );
  return { kind: 'built', ...counts };
}

async function add(
  options: BuildOptions,
  before: Build,
  after: Build,
  plan: { readonly files: readonly CorpusFile[]; readonly lines: number },
): Promise<BuildReport> {
  const { lancedb, connection } = options;
  const known = await readLearnt(connection, before.knowledge);
  const learner = createLearner(known.record);
  const news: Paper[] = [];
  const counts = await readEach(options, plan.files, plan.lines, async (paper) => {
    news.push(paper);
  });
  const table = await connection.openTable(before.papers);
  await withoutUnfinished(table, before.version);
  await mergeInto(lancedb, table, news, learner);
  const skipped = before.skipped + counts.skipped;
  await commit(connection, table, { ...after, skipped }, { ...known, record: learner.record() });
  return { kind: 'added', ...counts };
}

/** An update that was killed has left rows in the table that no build names. */
async function withoutUnfinished(table: Table, version: number): Promise<void> {
  if ((await table.version()) === version) return;
  await table.checkout(version);
  await table.restore();
}

async function commit(
  connection: Connection,
  table: Table,
  build: Omit<Build, 'version' | 'knowledge' | 'analysis'>,
  learnt: Learnt,
): Promise<void> {
  await table.optimize();
  const version = await table.version();
  table.close();
  const knowledge = nameOf('knowledge', build.build);
  await writeKnowledge(connection, knowledge, learnt);
  await commitBuild(connection, { ...build, version, knowledge, analysis: analysis() });
}

async function readEach(
  { dirs, onProgress }: BuildOptions,
  files: readonly CorpusFile[],
  total: number,
  visit: (paper: Paper) => Promise<void>,
): Promise<{ readonly read: number; readonly skipped: number }> {
  let [read, skipped] = [0, 0];
  for await (const entry of readCorpus(dirs, files)) {
    if ('paper' in entry) {
      read += 1;
      await visit(entry.paper);
    } else skipped += 1;
    if ((read + skipped) % BATCH === 0) onProgress?.(read + skipped, total);
  }
  onProgress?.(total, total);
  return { read, skipped };
}

interface Writer {
  add(row: Row): Promise<void>;
  end(): Promise<Table>;
}

function createWriter(connection: Connection, name: string): Writer {
  let rows: Row[] = [];
  let table: Table | undefined;
  const flush = async () => {
    if (table) await table.add(rows);
    else table = await connection.createTable(name, rows);
    rows = [];
  };
  return {
    add: async (row) => {
      rows.push(row);
      if (rows.length === BATCH) await flush();
    },
    end: async () => {
      if (rows.length > 0) await flush();
      if (table) return table;
      throw new UserError('The corpus folder holds no papers: there is nothing to index.');
    },
  };
}

/** Whether a paper of such a name or title was there before, as `mergePapers` would look for it. */
function createMemory(): (paper: Paper) => boolean {
  const names = new Set<PaperId>();
  const titles = new Set<string>();
  return (paper) => {
    const key = normaliseTitle(paper.title);
    const known = namesOf(paper).some((name) => names.has(name)) || titles.has(key);
    for (const name of namesOf(paper)) names.add(name);
    titles.add(key);
    return known;
  };
}

interface Sample {
  readonly papers: Paper[];
  readonly terms: PaperTerms[];
  add(paper: Paper, terms: PaperTerms): void;
}

/** Every so many papers one. */
function createSample(step: number): Sample {
  const papers: Paper[] = [];
  const terms: PaperTerms[] = [];
  let seen = 0;
  return {
    papers,
    terms,
    add: (paper, { title, abstract }) => {
      if (seen++ % step !== 0) return;
      papers.push(paper);
      terms.push({ title, abstract });
    },
  };
}

function learnFrom(record: KnowledgeRecord, { papers, terms }: Sample): Learnt {
  const termsOf = (place: number) =>
    terms[place] ?? { title: new Uint32Array(), abstract: new Uint32Array() };
  let latent: LatentRecord | undefined;
  knowledgeOf(record, (tellingOf) => {
    latent = learnLatent(papers.length, termsOf, tellingOf);
    return undefined;
  });
  return { record, latent, phrases: phrasesOf(papers, termsOf) };
}
