/** Several reasons to stop as one. */

/**
 * A signal that comes with the first of these. `AbortSignal.any` would do, but in Node 20 it can lose a timeout to the garbage
 * collector, and keeps a reference for every call on a signal that lives long.
 */
export function firstOf(signals: readonly AbortSignal[]): {
  readonly signal: AbortSignal;
  readonly release: () => void;
} {
  const controller = new AbortController();
  const abort = ({ target }: Event) => {
    controller.abort(target instanceof AbortSignal ? target.reason : undefined);
  };
  for (const signal of signals) {
    if (signal.aborted) controller.abort(signal.reason);
    signal.addEventListener('abort', abort, { once: true });
  }
  const release = () => {
    for (const signal of signals) signal.removeEventListener('abort', abort);
  };
  return { signal: controller.signal, release };
}
