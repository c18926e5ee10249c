/** The playground's time, which can be moved forward to see what tomorrow brings. */

export interface Clock {
  now(): Date;
  /** How far it is ahead. */
  aheadMs(): number;
  /** False for a moment that is not ahead: what was done then would come again. */
  moveTo(at: Date): boolean;
}

/** Goes with `now` until it is moved, and as fast ever after. */
export function createClock(now: () => Date): Clock {
  let aheadMs = 0;
  const here = () => new Date(now().getTime() + aheadMs);
  return {
    now: here,
    aheadMs: () => aheadMs,
    moveTo: (at) => {
      const by = at.getTime() - here().getTime();
      if (!(by > 0 && by < FURTHEST_MS)) return false;
      aheadMs += by;
      return true;
    },
  };
}

/** A month: beyond it, a slip is more likely than a wish. */
const FURTHEST_MS = 31 * 24 * 60 * 60 * 1_000;
