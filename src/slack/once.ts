/** Remembers for a while what was delivered, so that nothing happens twice when Slack sends it again. */

const REMEMBERED_MS = 10 * 60_000;
const REMEMBERED_KEYS = 20_000;

export interface Once {
  /**
   * Claims a delivery by all the keys that name it (an `event_id`, a `trigger_id`, a signature, …).
   * False when any of them was claimed before; no keys at all are always new.
   */
  claim(keys: readonly string[]): boolean;
}

/**
 * A memory bounded in time (Slack's last retry comes after about six minutes) and in size; the oldest go first. It
 * lives in this process: after a restart, a delivery from before it may run again.
 */
export function createOnce(now: () => Date, forMs = REMEMBERED_MS, atMost = REMEMBERED_KEYS): Once {
  const claimedAt = new Map<string, number>();

  const forget = (time: number) => {
    for (const [key, at] of claimedAt) {
      if (time - at < forMs && claimedAt.size <= atMost) return;
      claimedAt.delete(key);
    }
  };

  return {
    claim: (keys) => {
      const time = now().getTime();
      forget(time);
      const isNew = !keys.some((key) => claimedAt.has(key));
      for (const key of keys) if (!claimedAt.has(key)) claimedAt.set(key, time);
      return isNew;
    },
  };
}
