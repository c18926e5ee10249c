/** How long to wait before something is tried again, by the number of tries. */

const HOUR_MS = 60 * 60_000;

/**
 * Twice as long each time, from `firstMs` to `mostMs`, and between half and all of it by chance, so that those who failed together
 * do not come again together.
 *
 * @param attempts how many were made before
 * @param chance from 0 to 1
 */
export function backoffMs(attempts: number, chance: number, firstMs = 5_000, mostMs = HOUR_MS): number {
  const full = Math.min(mostMs, firstMs * 2 ** Math.min(attempts, 30));
  return Math.round(full * (0.5 + chance / 2));
}
