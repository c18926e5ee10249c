import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    root: new URL('..', import.meta.url).pathname,
    include: ['tests/**/*.test.ts'],
    testTimeout: 20_000,
    hookTimeout: 30_000,
    // Much of the time is spent waiting for processes: two at once are quicker on two cores as well.
    maxWorkers: Math.max(2, availableParallelism() - 1),
  },
});
