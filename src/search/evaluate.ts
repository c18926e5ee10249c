/** Runs judged queries as people's are run, and says how good and how quick the answers were. */
import type { PaperId } from '../paper/paper.js';
import { parse } from '../query/parse.js';
import { unwrapRequest } from '../query/request.js';
import { type Grades, type Measure, mrrAt, ndcgAt, recallAt } from './measures.js';
import type { SearchEngine } from './types.js';

export interface JudgedQuery {
  readonly id: string;
  readonly text: string;
  /** Papers that must not count as answers, such as the query paper itself in query by example. */
  readonly exclude: readonly PaperId[];
}

export interface RankedPaper {
  readonly queryId: string;
  readonly paperId: PaperId;
  /** From 1. */
  readonly rank: number;
  readonly score: number;
}

export interface Figures {
  readonly ndcgAt10: number;
  readonly recallAt100: number;
  readonly mrrAt10: number;
}

/** Of a query that has a relevant paper. */
export interface QueryFigures extends Figures {
  readonly id: string;
  readonly text: string;
  /** How many papers are relevant, and the rank of the first of them that was found; none where none was. */
  readonly relevant: number;
  readonly firstRelevant?: number;
}

export interface Evaluation {
  /** Means over the queries that have a relevant paper; the others are left out, as trec_eval does. 0 if there are none. */
  readonly means: Figures;
  readonly queries: readonly QueryFigures[];
  /** Of every query, judged or not, from text to ranking. */
  readonly latencyMs: { readonly p50: number; readonly p95: number };
  /** The first 100 of every query. */
  readonly run: readonly RankedPaper[];
}

const DEPTH = 100;
/** A judged query may be an abstract, and is read to its end. */
const WHOLE = Number.POSITIVE_INFINITY;
const MEASURES = { ndcgAt10: ndcgAt(10), recallAt100: recallAt(DEPTH), mrrAt10: mrrAt(10) };
const UNJUDGED: Grades = new Map();

/** Asks one judged query and gives ids and scores, best first. */
type Ask = (
  engine: SearchEngine,
  query: JudgedQuery,
  limit: number,
) => Promise<readonly { readonly id: PaperId; readonly score: number }[]>;

/** The query's text, as a person's is asked, and read to its end. */
export const byWords: Ask = (engine, { text }, limit) =>
  engine.rank(parse(unwrapRequest(text), WHOLE).query, limit);

/** Papers like the one that the query excludes: query by example. Nothing for a query that excludes none. */
export const byExample: Ask = async (engine, { exclude: [id] }, limit) => {
  const { hits } = id === undefined ? { hits: [] } : await engine.similar(id, { offset: 0, limit });
  return hits.map(({ paper, score }) => ({ id: paper.id, score }));
};

/**
 * @param judgments grades by query id, then paper id
 * @param now a clock in milliseconds, such as `performance.now`
 * @param onQuery called after each query with how many are done
 * @param ask how a query is put: by its words unless told
 */
export async function evaluate(
  engine: SearchEngine,
  queries: readonly JudgedQuery[],
  judgments: ReadonlyMap<string, Grades>,
  now: () => number,
  onQuery: (done: number) => void = () => {},
  ask: Ask = byWords,
): Promise<Evaluation> {
  const run: RankedPaper[] = [];
  const times: number[] = [];
  for (const query of queries) {
    const started = now();
    run.push(...(await answer(engine, query, ask)));
    times.push(now() - started);
    onQuery(times.length);
  }
  const judged = figuresOfRun(run, queries, judgments);
  return {
    means: meansOf(judged),
    queries: judged,
    latencyMs: { p50: quantile(times, 0.5), p95: quantile(times, 0.95) },
    run,
  };
}

/** Of each query with a relevant paper, in the queries' order; one that the run does not answer has found nothing. */
export function figuresOfRun(
  run: readonly RankedPaper[],
  queries: readonly JudgedQuery[],
  judgments: ReadonlyMap<string, Grades>,
): QueryFigures[] {
  const byQuery = new Map<string, RankedPaper[]>();
  for (const row of run) {
    const rows = byQuery.get(row.queryId);
    if (rows) rows.push(row);
    else byQuery.set(row.queryId, [row]);
  }
  return queries.flatMap((query) => {
    const ranked = (byQuery.get(query.id) ?? []).sort((a, b) => a.rank - b.rank);
    return figuresOf(query, ranked, judgments.get(query.id) ?? UNJUDGED);
  });
}

export function meansOf(queries: readonly QueryFigures[]): Figures {
  return {
    ndcgAt10: mean(queries.map((query) => query.ndcgAt10)),
    recallAt100: mean(queries.map((query) => query.recallAt100)),
    mrrAt10: mean(queries.map((query) => query.mrrAt10)),
  };
}

async function answer(engine: SearchEngine, query: JudgedQuery, ask: Ask): Promise<RankedPaper[]> {
  const { id, exclude } = query;
  const ranked = await ask(engine, query, DEPTH + exclude.length);
  return ranked
    .filter((paper) => !exclude.includes(paper.id))
    .slice(0, DEPTH)
    .map((paper, index) => ({ queryId: id, paperId: paper.id, rank: index + 1, score: paper.score }));
}

function figuresOf(
  { id, text }: JudgedQuery,
  ranked: readonly RankedPaper[],
  grades: Grades,
): QueryFigures[] {
  const ids = ranked.map(({ paperId }) => paperId);
  const value = (measure: Measure) => measure(ids, grades);
  const [ndcg, recall, mrr] = [
    value(MEASURES.ndcgAt10),
    value(MEASURES.recallAt100),
    value(MEASURES.mrrAt10),
  ];
  if (ndcg === undefined || recall === undefined || mrr === undefined) return [];
  const isRelevant = (paper: PaperId) => (grades.get(paper) ?? 0) > 0;
  const first = ids.findIndex(isRelevant);
  return [
    {
      id,
      text,
      ndcgAt10: ndcg,
      recallAt100: recall,
      mrrAt10: mrr,
      relevant: [...grades.keys()].filter(isRelevant).length,
      ...(first >= 0 ? { firstRelevant: first + 1 } : {}),
    },
  ];
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** The nearest-rank quantile; 0 of nothing. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;
}
