/** Lets many ask for the same work: what is asked for while it is done is done once more afterwards, for all of them together. */

/** @param work must not reject; a run that begins after it was asked for sees all that was there then */
export function joined(work: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined;
  let next: Promise<void> | undefined;
  const run = (): Promise<void> => {
    next = undefined;
    running = work().finally(() => {
      running = undefined;
    });
    return running;
  };
  return () => {
    // Between two runs, who asks waits for the second: it has not begun yet.
    if (next) return next;
    if (!running) return run();
    next = running.then(run);
    return next;
  };
}
