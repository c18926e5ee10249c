/** Sleeping until it is time or somebody wakes one up. */

export interface Alarm {
  /** Resolves after `ms`, or as soon as it is rung; at once where it was rung since the last time. */
  wait(ms: number): Promise<void>;
  ring(): void;
}

export function createAlarm(): Alarm {
  let rung = false;
  let wake: (() => void) | undefined;
  return {
    wait: (ms) =>
      new Promise((resolve) => {
        const done = () => {
          clearTimeout(timer);
          wake = undefined;
          rung = false;
          resolve();
        };
        const timer = setTimeout(done, rung ? 0 : ms);
        wake = done;
      }),
    ring: () => {
      rung = true;
      wake?.();
    },
  };
}
