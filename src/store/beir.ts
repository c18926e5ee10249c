/** Judged collections in BEIR's layout (https://github.com/beir-cellar/beir), and runs in TREC's. */
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { messageOf, UserError } from '../lib/errors.js';
import type { Paper, PaperId } from '../paper/paper.js';
import type { JudgedQuery, RankedPaper } from '../search/evaluate.js';
import type { Grades } from '../search/measures.js';
import { readLines } from './lines.js';

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
  const [queries, judgments] = [join(dir, 'queries.jsonl'), join(dir, 'qrels', 'test.tsv')];
  const missing = [corpus, queries, judgments].filter((file) => !existsSync(file));
  if (missing.length > 0) {
    throw new UserError(
      `"${dir}" is no judged set in BEIR's layout: ${missing.join(', ')} ${missing.length === 1 ? 'is' : 'are'} missing.`,
    );
  }
  return {
    papers: await collect(corpus, (line) => toPaper(document.parse(JSON.parse(line)))),
    queries: await collect(queries, (line) => toQuery(query.parse(JSON.parse(line)))),
    judgments: group(await collect(judgments, readJudgment)),
  };
}

/** Writes a run for trec_eval: `query Q0 paper rank score tag`, one a line. */
export async function writeRun(file: string, rows: Iterable<RankedPaper>): Promise<void> {
  const lines = Array.from(
    rows,
    ({ queryId, paperId, rank, score }) => `${queryId} Q0 ${paperId} ${rank} ${score} paperboy\n`,
  );
  await writeFile(file, lines);
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
