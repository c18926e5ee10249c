/** Judged collections in BEIR's layout (https://github.com/beir-cellar/beir), and runs in TREC's. */
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { messageOf, UserError } from '../lib/errors.js';
import { readLines } from '../lib/lines.js';
import type { Paper, PaperId } from '../paper/paper.js';
import type { JudgedQuery, QueryFigures, RankedPaper } from '../search/evaluate.js';
import type { Grades } from '../search/measures.js';

export interface JudgedSet {
  readonly papers: readonly Paper[];
  readonly queries: readonly JudgedQuery[];
  /** Grades by query id, then paper id; 0 is "judged and not relevant". */
  readonly judgments: ReadonlyMap<string, Grades>;
}

/**
 * Reads `corpus.jsonl` (or `corpus.jsonl.gz`), `queries.jsonl` and `qrels/test.tsv`. Papers keep their `_id`, and texts stay
 * as they are. Unlike a corpus, a judged set must be whole: what is missing or broken rejects with a `UserError`.
 */
export async function readBeir(dir: string): Promise<JudgedSet> {
  const unpacked = join(dir, 'corpus.jsonl');
  const corpus = existsSync(unpacked) ? unpacked : `${unpacked}.gz`;
  requireFiles(dir, [corpus, ...filesOf(dir)]);
  return {
    papers: await collect(corpus, (line) => toPaper(document.parse(JSON.parse(line)))),
    ...(await readQueries(dir)),
  };
}

/** The same without the papers, which a comparison of runs does not need. */
export async function readQueries(dir: string): Promise<Omit<JudgedSet, 'papers'>> {
  const [queries, judgments] = filesOf(dir);
  requireFiles(dir, [queries, judgments]);
  return {
    queries: await collect(queries, (line) => toQuery(query.parse(JSON.parse(line)))),
    judgments: group(await collect(judgments, readJudgment)),
  };
}

function filesOf(dir: string): readonly [queries: string, judgments: string] {
  return [join(dir, 'queries.jsonl'), join(dir, 'qrels', 'test.tsv')];
}

function requireFiles(dir: string, files: readonly string[]): void {
  const missing = files.filter((file) => !existsSync(file));
  if (missing.length === 0) return;
  throw new UserError(
    `"${dir}" is no judged set in BEIR's layout: ${missing.join(', ')} ${missing.length === 1 ? 'is' : 'are'} missing.`,
  );
}

/** Writes a run for trec_eval: `query Q0 paper rank score tag`, one a line. */
export async function writeRun(file: string, rows: Iterable<RankedPaper>): Promise<void> {
  const lines = Array.from(
    rows,
    ({ queryId, paperId, rank, score }) => `${queryId} Q0 ${paperId} ${rank} ${score} paperboy\n`,
  );
  await writeFile(file, lines);
}

/** Writes each query's figures, one a line, columns parted by tabs under a line with their names. */
export async function writePerQuery(file: string, queries: readonly QueryFigures[]): Promise<void> {
  const lines = queries.map(({ id, ndcgAt10, recallAt100, mrrAt10, relevant, firstRelevant, text }) => {
    const figures = [ndcgAt10, recallAt100, mrrAt10].map((figure) => figure.toFixed(4));
    return [id, ...figures, relevant, firstRelevant ?? '', text.replace(/\s+/g, ' ')].join('\t');
  });
  const head = 'query-id\tndcg@10\trecall@100\tmrr@10\trelevant\tfirst-relevant\ttext';
  await writeFile(
    file,
    [head, ...lines].map((line) => `${line}\n`),
  );
}

/**
 * Reads a run as trec_eval does: white space between, ranked by score, equal scores in the file's order; a name that ends in
 * `.gz` is unpacked. Rejects with a `UserError` that names file and line where one is no row of a run, or ranks a paper twice.
 */
export async function readRun(file: string): Promise<RankedPaper[]> {
  const seen = new Set<string>();
  const rows = await collect(file, (line): Omit<RankedPaper, 'rank'> => {
    const [queryId, , paperId, , score, ...rest] = line.trim().split(/\s+/);
    if (!queryId || !paperId || !score || rest.length > 1 || !Number.isFinite(Number(score))) {
      throw new Error('not a row of a run: query, Q0, paper, rank, score, name of the run');
    }
    const row = `${queryId} ${paperId}`;
    if (seen.has(row)) throw new Error(`ranks paper ${paperId} of query ${queryId} again`);
    seen.add(row);
    return { queryId, paperId, score: Number(score) };
  });
  const placed = new Map<string, number>();
  return rows
    .sort((a, b) => b.score - a.score)
    .map((row) => {
      const rank = (placed.get(row.queryId) ?? 0) + 1;
      placed.set(row.queryId, rank);
      return { ...row, rank };
    });
}

const id = z.union([z.string().regex(/^\S+$/), z.number().transform(String)]);
const document = z.object({ _id: id, title: z.string().default(''), text: z.string().default('') });
const query = z.object({
  _id: id,
  text: z.string(),
  metadata: z.object({ exclude: z.array(z.string()).default([]) }).default({ exclude: [] }),
});

/** A document without a title is called by its first words, since a paper must have one. */
function toPaper({ _id, title, text }: z.infer<typeof document>): Paper {
  const firstWords = text.trim().split(/\s+/, 12).join(' ');
  return { id: _id, title: title.trim() || firstWords || 'Untitled', abstract: text, source: 'beir' };
}

function toQuery({ _id, text, metadata }: z.infer<typeof query>): JudgedQuery {
  return { id: _id, text, exclude: metadata.exclude };
}

type Judgment = readonly [queryId: string, paperId: PaperId, grade: number];

/** `undefined` for the header, which only the first line may be. */
function readJudgment(line: string, number: number): Judgment | undefined {
  const [queryId, paperId, score] = line.split('\t');
  const grade = Number(score);
  if (queryId && paperId && score && Number.isFinite(grade)) return [queryId, paperId, grade];
  if (number === 1) return undefined;
  throw new Error('not "query-id, corpus-id, score" in three columns parted by tabs');
}

function group(judgments: readonly Judgment[]): JudgedSet['judgments'] {
  const byQuery = new Map<string, Map<PaperId, number>>();
  for (const [queryId, paperId, grade] of judgments) {
    const grades = byQuery.get(queryId) ?? new Map<PaperId, number>();
    byQuery.set(queryId, grades.set(paperId, grade));
  }
  return byQuery;
}

async function collect<T>(file: string, read: (line: string, number: number) => T | undefined): Promise<T[]> {
  const items: T[] = [];
  let number = 0;
  try {
    for await (const line of readLines(file)) {
      number = line.number;
      if ('problem' in line) throw new Error(line.problem);
      const item = read(line.text, number);
      if (item !== undefined) items.push(item);
    }
  } catch (error) {
    throw new UserError(`${file}, line ${number}: ${reasonOf(error)}`);
  }
  return items;
}

function reasonOf(error: unknown): string {
  if (error instanceof SyntaxError) return 'not JSON';
  return error instanceof z.ZodError ? z.prettifyError(error).replace(/\s*\n\s*/g, ' ') : messageOf(error);
}
