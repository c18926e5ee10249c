/** Holds two runs over the same queries against each other: which is better, and whether that could be chance. */
import type { Random } from '../lib/random.js';
import { type Figures, meansOf, type QueryFigures } from './evaluate.js';
import { bootstrapInterval, type Interval, randomizationTest } from './significance.js';

export interface MeasureComparison {
  readonly before: number;
  readonly after: number;
  readonly difference: number;
  /** Where the difference lies over queries such as these, 95 in 100. */
  readonly interval: Interval;
  /** How often chance alone makes a difference as large: the randomization test's p, two-sided. */
  readonly p: number;
  /** Queries by what became of them. */
  readonly better: number;
  readonly same: number;
  readonly worse: number;
}

export interface Comparison {
  readonly measures: Readonly<Record<keyof Figures, MeasureComparison>>;
  /** Queries whose nDCG@10 changed, the largest change first. */
  readonly changes: readonly {
    readonly id: string;
    readonly text: string;
    readonly before: number;
    readonly after: number;
  }[];
}

/** @param before, after figures of the same queries in the same order */
export function compareRuns(
  before: readonly QueryFigures[],
  after: readonly QueryFigures[],
  random: Random,
): Comparison {
  const [old, now] = [meansOf(before), meansOf(after)];
  const compared = (measure: keyof Figures): MeasureComparison => {
    const differences = after.map((query, at) => query[measure] - (before[at]?.[measure] ?? 0));
    const difference = now[measure] - old[measure];
    return {
      before: old[measure],
      after: now[measure],
      difference,
      interval: bootstrapInterval(differences, random),
      p: randomizationTest(differences, random),
      better: differences.filter((one) => one > 0).length,
      same: differences.filter((one) => one === 0).length,
      worse: differences.filter((one) => one < 0).length,
    };
  };
  return {
    measures: {
      ndcgAt10: compared('ndcgAt10'),
      recallAt100: compared('recallAt100'),
      mrrAt10: compared('mrrAt10'),
    },
    changes: after
      .map(({ id, text, ndcgAt10 }, at) => ({ id, text, before: before[at]?.ndcgAt10 ?? 0, after: ndcgAt10 }))
      .filter((change) => change.before !== change.after)
      .sort((a, b) => Math.abs(b.after - b.before) - Math.abs(a.after - a.before)),
  };
}
