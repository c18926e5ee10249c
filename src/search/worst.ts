/** The queries that were answered worst, with what they were answered and what they should have been. */
import type { Paper, PaperId } from '../paper/paper.js';
import type { Evaluation, QueryFigures, RankedPaper } from './evaluate.js';
import type { Grades } from './measures.js';

interface JudgedPaper {
  readonly id: PaperId;
  readonly title: string;
  /** 0 for a paper that was judged and is not relevant; absent for one that nobody judged. */
  readonly grade?: number;
  /** From 1; absent for a paper that is not in the run. */
  readonly rank?: number;
}

export interface WorstQuery extends QueryFigures {
  /** The first papers found. */
  readonly answers: readonly JudgedPaper[];
  /** Relevant papers that do not stand among the first ten, the highest grades first. */
  readonly missed: readonly JudgedPaper[];
}

const SHOWN = 5;
const FIRST = 10;

/** The lowest nDCG@10 first; of equals those in which fewest relevant papers were found at all. */
export function worstQueries(
  { queries, run }: Evaluation,
  judgments: ReadonlyMap<string, Grades>,
  papers: readonly Paper[],
  count: number,
): WorstQuery[] {
  const titles = new Map(papers.map(({ id, title }) => [id, title]));
  return [...queries]
    .sort((a, b) => a.ndcgAt10 - b.ndcgAt10 || a.recallAt100 - b.recallAt100)
    .slice(0, count)
    .map((query) => {
      const ranked = run.filter(({ queryId }) => queryId === query.id);
      const grades: Grades = judgments.get(query.id) ?? new Map();
      const judged = (id: PaperId, row?: RankedPaper): JudgedPaper => {
        const grade = grades.get(id);
        return {
          id,
          title: titles.get(id) ?? '(not in the corpus)',
          ...(grade === undefined ? {} : { grade }),
          ...(row ? { rank: row.rank } : {}),
        };
      };
      const first = new Set(ranked.slice(0, FIRST).map(({ paperId }) => paperId));
      const missed = [...grades].filter(([id, grade]) => grade > 0 && !first.has(id));
      return {
        ...query,
        answers: ranked.slice(0, SHOWN).map((row) => judged(row.paperId, row)),
        missed: missed
          .sort((a, b) => b[1] - a[1])
          .slice(0, SHOWN)
          .map(([id]) =>
            judged(
              id,
              ranked.find(({ paperId }) => paperId === id),
            ),
          ),
      };
    });
}
