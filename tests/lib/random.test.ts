import { expect, it } from 'vitest';
import { seededRandom } from '../../src/lib/random.js';

const first = (seed: number, count = 1_000) => {
  const random = seededRandom(seed);
  return Array.from({ length: count }, random);
};

it('gives the same numbers for the same seed, and others for another', () => {
  expect(first(1)).toEqual(first(1));
  expect(first(1)).not.toEqual(first(2));
  expect(first(1)).not.toEqual(first(1 + 2 ** 32));
});

it('gives whole numbers of 32 bits, each bit as often set as not', () => {
  const numbers = first(42, 4_000);
  expect(numbers.every((number) => Number.isInteger(number) && number >= 0 && number < 2 ** 32)).toBe(true);
  for (let bit = 0; bit < 32; bit += 1) {
    const set = numbers.filter((number) => (number >>> bit) & 1).length;
    expect(set / numbers.length).toBeCloseTo(0.5, 1);
  }
});
