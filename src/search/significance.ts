/** Tells a difference between two rankers from chance, by what it was for each of the same queries. Knows no distribution. */
import type { Random } from '../lib/random.js';

export interface Interval {
  readonly low: number;
  readonly high: number;
}

/**
 * Fisher's randomization test, paired and two-sided, of the mean difference; for the evaluation of rankers: Smucker, Allan
 * and Carterette 2007, "A comparison of statistical significance tests for information retrieval evaluation".
 * Were the rankers alike, each query's difference could as well have had the other sign.
 * All ways of turning signs are counted where these are no more than `samples`; else so many are drawn, and the
 * observed one is counted among them (Phipson and Smyth 2010), so that p is never 0.
 * @param differences one a query, in any order
 * @returns the share of ways whose mean is as far from 0 as the observed one; 1 where nothing differs
 */
export function randomizationTest(differences: readonly number[], random: Random, samples = 100_000): number {
  const turned = Float64Array.from(differences.filter((difference) => difference !== 0));
  const total = turned.reduce((sum, difference) => sum + difference, 0);
  const asFar = atLeast(Math.abs(total), turned);
  const ways = 2 ** turned.length;
  let far = 0;
  if (ways <= samples) {
    for (let way = 0; way < ways; way += 1) if (asFar(2 * sumOfChosen(turned, () => way) - total)) far += 1;
    return far / ways;
  }
  for (let sample = 0; sample < samples; sample += 1) {
    if (asFar(2 * sumOfChosen(turned, random) - total)) far += 1;
  }
  return (far + 1) / (samples + 1);
}

/**
 * Where the mean difference lies over queries such as these: the middle 95 in 100 of the means of `samples` sets of as
 * many queries, drawn from these with replacement (the percentile bootstrap of Efron and Tibshirani 1993; for rankers, Sakai 2006).
 * Both ends are 0 of nothing.
 */
export function bootstrapInterval(
  differences: readonly number[],
  random: Random,
  samples = 10_000,
): Interval {
  const count = differences.length;
  if (count === 0) return { low: 0, high: 0 };
  const means = new Float64Array(samples);
  for (let sample = 0; sample < samples; sample += 1) {
    let sum = 0;
    for (let drawn = 0; drawn < count; drawn += 1) {
      sum += differences[Math.floor((random() / 2 ** 32) * count)] ?? 0;
    }
    means[sample] = sum / count;
  }
  means.sort();
  const outside = Math.floor(OUTSIDE * samples);
  return { low: means[outside] ?? 0, high: means[samples - 1 - outside] ?? 0 };
}

/** Beyond either end of the interval. */
const OUTSIDE = 0.025;
const BITS = 32;

/** Forgives what floating-point sums of the same numbers in another order differ by. */
function atLeast(observed: number, values: Float64Array): (sum: number) => boolean {
  const size = values.reduce((sum, value) => sum + Math.abs(value), 0);
  const bound = observed - size * 1e-12;
  return (sum) => Math.abs(sum) >= bound;
}

/** The sum of the values whose bit is set; `word` gives 32 bits at a time. */
function sumOfChosen(values: Float64Array, word: () => number): number {
  let sum = 0;
  let bits = 0;
  for (let index = 0; index < values.length; index += 1) {
    if (index % BITS === 0) bits = word();
    sum += (bits & 1) * (values[index] ?? 0);
    bits >>>= 1;
  }
  return sum;
}
