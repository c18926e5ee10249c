/** Asks a sentence model for a question's vector, and lets nobody wait for one that is slow or broken. */
import { setTimeout as sleep } from 'node:timers/promises';
import { messageOf } from '../lib/errors.js';
import type { Embedder } from '../search/embedder.js';
import type { Sentences } from '../search/paper-index.js';

export interface QuestionOptions {
  readonly embedder: Embedder;
  /** Of the papers' vectors. */
  readonly dimensions: number;
  /** How long somebody waits for the model, in milliseconds. */
  readonly withinMs: number;
  /** How long it is left alone after a fault, in milliseconds. */
  readonly restMs: number;
  readonly now: () => Date;
  /** Called when the model begins to fail, and not again before it has answered. */
  readonly onFault: (reason: string) => void;
}

export function questionVectors(options: QuestionOptions): Sentences['ofQuestion'] {
  const { embedder, dimensions, withinMs, restMs, now, onFault } = options;
  let restsUntil = 0;
  let isFaulty = false;
  const fault = (reason: string): undefined => {
    restsUntil = now().getTime() + restMs;
    if (!isFaulty) onFault(reason);
    isFaulty = true;
  };
  return async (text) => {
    if (now().getTime() < restsUntil) return undefined;
    try {
      const vectors = await within(embedder.embed([text], 'query'), withinMs);
      if (!vectors) return fault(`no answer within ${withinMs} ms`);
      const [vector] = vectors;
      if (vector?.length !== dimensions) {
        return fault(`a vector of ${vector?.length ?? 0} numbers, where the papers' have ${dimensions}`);
      }
      isFaulty = false;
      return vector;
    } catch (error) {
      return fault(messageOf(error));
    }
  };
}

/** Undefined where it is not there in time. */
async function within<Value>(value: Promise<Value>, ms: number): Promise<Value | undefined> {
  const timer = new AbortController();
  try {
    return await Promise.race([value, sleep(ms, undefined, { signal: timer.signal })]);
  } finally {
    timer.abort();
  }
}
