import { describe, expect, it } from 'vitest';
import { createKeeper } from '../../src/compose/keeper.js';
import { UnavailableError } from '../../src/lib/errors.js';
import { quiet } from '../support/quiet.js';

type Pulled = boolean | Error;

/** A keeper whose folder answers each pull as told, then that nothing changed; every engine takes `refreshMs` to make. */
function aKeeper(told: readonly Pulled[], refreshMs = 0) {
  const stopping = new AbortController();
  const pulls = [...told];
  const did: string[] = [];
  let ms = 0;
  const keeper = createKeeper({
    folder: {
      pull: async () => {
        did.push('pull');
        const pulled = pulls.shift() ?? false;
        if (pulled instanceof Error) throw pulled;
        return pulled;
      },
    },
    serving: {
      refresh: async () => {
        did.push('refresh');
        ms += refreshMs;
      },
    },
    logger: quiet,
    stop: stopping.signal,
    pause: async (restMs) => did.push(`rest ${restMs}`),
    elapsedMs: () => ms,
  });
  const settled = () => new Promise((resolve) => setImmediate(resolve));
  return {
    did,
    start: async () => {
      keeper.start();
      await settled();
    },
    look: async () => {
      keeper.look();
      await settled();
    },
    stop: () => {
      stopping.abort();
      return keeper.stop();
    },
  };
}

describe('what keeps an engine up with the store', () => {
  it('rests three times as long as an engine took, so that an import does not keep it busy', async () => {
    const { did, start, look, stop } = aKeeper([true, true], 20_000);
    await start();
    expect(did).toEqual(['pull', 'refresh', 'rest 60000']);
    await look();
    expect(did.slice(3)).toEqual(['pull', 'refresh', 'rest 60000']);
    await stop();
  });

  it('makes no engine where nothing changed', async () => {
    const { did, start, look, stop } = aKeeper([false]);
    await start();
    await look();
    expect(did).toEqual(['pull', 'pull']);
    await stop();
  });

  it.each([
    ['the store is away', new UnavailableError('The database is away.')],
    ['it is a fault of ours', new TypeError('no such thing')],
  ])('goes on after a failure, also where %s', async (_, failure) => {
    const { did, start, look, stop } = aKeeper([failure, failure, true]);
    await start();
    await look();
    await look();
    expect(did).toEqual(['pull', 'pull', 'pull', 'refresh', 'rest 0']);
    await stop();
  });

  it('does not wait for an engine when it is stopped', async () => {
    const stopping = new AbortController();
    const keeper = createKeeper({
      folder: { pull: async () => true },
      serving: { refresh: () => new Promise(() => {}) },
      logger: quiet,
      stop: stopping.signal,
      pause: async () => undefined,
      elapsedMs: () => 0,
    });
    keeper.start();
    await new Promise((resolve) => setImmediate(resolve));
    stopping.abort();
    await expect(keeper.stop()).resolves.toBeUndefined();
  });
});
