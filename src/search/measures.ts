/** What a ranking is worth to someone, against graded judgments. Computed as trec_eval does, so that figures compare. */
import type { PaperId } from '../paper/paper.js';

/** Grades by paper; a paper without a grade, or with one of 0 or less, is not relevant. */
export type Grades = ReadonlyMap<PaperId, number>;

/** How good the ranking is, 0 to 1, or `undefined` where nothing is relevant and so nothing can be missed. */
export type Measure = (ranking: readonly PaperId[], grades: Grades) => number | undefined;

/**
 * Normalised discounted cumulative gain of the first `k` (Järvelin and Kekäläinen 2002): a grade is the gain as it is
 * (linear, not `2^grade - 1`), discounted by log2(rank + 1), over that of the best possible ranking.
 */
export function ndcgAt(k: number): Measure {
  return (ranking, grades) => {
    const ideal = [...grades.values()].map(gain).sort((a, b) => b - a);
    const best = discounted(ideal.slice(0, k));
    if (best === 0) return undefined;
    return discounted(ranking.slice(0, k).map((id) => gain(grades.get(id)))) / best;
  };
}

/** The share of all relevant papers that stand in the first `k`. */
export function recallAt(k: number): Measure {
  return (ranking, grades) => {
    const relevant = [...grades.values()].filter((grade) => grade > 0).length;
    if (relevant === 0) return undefined;
    return ranking.slice(0, k).filter((id) => gain(grades.get(id)) > 0).length / relevant;
  };
}

/** One over the rank of the first relevant paper, 0 if none stands in the first `k`. */
export function mrrAt(k: number): Measure {
  return (ranking, grades) => {
    if ([...grades.values()].every((grade) => grade <= 0)) return undefined;
    const first = ranking.slice(0, k).findIndex((id) => gain(grades.get(id)) > 0);
    return first < 0 ? 0 : 1 / (first + 1);
  };
}

function gain(grade: number | undefined): number {
  return Math.max(0, grade ?? 0);
}

function discounted(gains: readonly number[]): number {
  return gains.reduce((sum, gain, index) => sum + gain / Math.log2(index + 2), 0);
}
