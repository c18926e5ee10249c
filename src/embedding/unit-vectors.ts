/** Checks what a model gave for vectors, and scales them to length 1. */
import { UserError } from '../lib/errors.js';

/**
 * Throws a `UserError` for numbers that are none, and for a vector without a direction.
 *
 * @param from names the model in what is said
 */
export function unitVector(numbers: ArrayLike<number>, from: string): Float32Array {
  let squares = 0;
  for (let at = 0; at < numbers.length; at++) squares += (numbers[at] ?? 0) ** 2;
  const length = Math.sqrt(squares);
  if (!Number.isFinite(length) || length === 0) {
    throw new UserError(`${from} gave a vector that says nothing: its numbers are all zero, or are none.`);
  }
  return Float32Array.from(numbers, (number) => number / length);
}
