/** Ctrl+C for verbs that have something to finish: once ends them in order, twice at once. */

export async function untilInterrupted<Result>(run: (stop: AbortSignal) => Promise<Result>): Promise<Result> {
  const controller = new AbortController();
  const stop = () => controller.abort();
  process.once('SIGINT', stop);
  try {
    return await run(controller.signal);
  } finally {
    process.removeListener('SIGINT', stop);
  }
}
