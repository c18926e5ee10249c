/** A sentence model on this machine, run by transformers.js in a thread of its own. */
import { messageOf, UserError } from '../lib/errors.js';
import { startThread } from '../lib/thread.js';
import type { Embedder } from '../search/embedder.js';
import { mannerOf } from './manner.js';
import { type Answer, answer } from './model-messages.js';
import { findModel } from './model-place.js';
import { requireTransformers } from './transformers.js';
import { unitVector } from './unit-vectors.js';

/** Texts that the model reads at a time: more do not go quicker, and a question waits until they are read. */
const BATCH = 16;

/**
 * @param model a folder, or a name on the Hugging Face hub
 * @param cacheDir where what the hub gives is kept
 * @returns the embedder, and what ends its thread. Rejects with a `UserError` where transformers.js is not installed, or
 *   the folder is no model; whether the model can be loaded is seen when it is first asked
 */
export async function openLocalModel(
  model: string,
  cacheDir: string,
): Promise<Embedder & { close(): Promise<void> }> {
  requireTransformers();
  const { place, name, version } = await findModel(model, cacheDir);
  const manner = mannerOf(name);
  const thread = openThread({ place, pooling: manner.pooling });
  return {
    model: [name, version, manner.pooling, manner.query, manner.passage].join('|'),
    embed: async (texts, as) => {
      const vectors: Float32Array[] = [];
      for (let from = 0; from < texts.length; from += BATCH) {
        const batch = texts.slice(from, from + BATCH).map((text) => manner[as] + text);
        vectors.push(...(await thread.ask(batch).then((said) => vectorsOf(said, batch.length, name))));
      }
      return vectors;
    },
    close: thread.end,
  };
}

function vectorsOf(said: Answer, count: number, name: string): Float32Array[] {
  if (said.says === 'failed') {
    throw new UserError(`The sentence model ${name} cannot be used: ${said.reason}`);
  }
  const { numbers, dimensions } = said;
  if (dimensions * count !== numbers.length) {
    throw new UserError(`The sentence model ${name} cannot be used: it does not give one vector a text.`);
  }
  return Array.from({ length: count }, (_, row) =>
    unitVector(numbers.subarray(row * dimensions, (row + 1) * dimensions), `The sentence model ${name}`),
  );
}

interface Thread {
  ask(texts: readonly string[]): Promise<Answer>;
  end(): Promise<void>;
}

/** It keeps the process alive only while something is asked. What libraries print there stays out of our output. */
function openThread(workerData: unknown): Thread {
  const { href } = new URL('./model-thread', import.meta.url);
  const worker = startThread(href, { workerData, stdout: true });
  const waiting = new Map<number, (said: Answer) => void>();
  let [asked, ended] = [0, ''];
  const settle = (said: Answer) => {
    waiting.get(said.id)?.(said);
    waiting.delete(said.id);
    if (waiting.size === 0) worker.unref();
  };
  const endAll = (reason: string) => {
    ended ||= reason;
    for (const id of waiting.keys()) settle({ says: 'failed', id, reason: ended });
  };
  worker.on('message', (received) => settle(answer.parse(received)));
  worker.on('error', (error) => endAll(messageOf(error)));
  worker.on('exit', () => endAll('its thread has ended'));
  worker.unref();
  return {
    ask: (texts) =>
      new Promise((resolve) => {
        const id = asked++;
        if (ended) return resolve({ says: 'failed', id, reason: ended });
        waiting.set(id, resolve);
        worker.ref();
        worker.postMessage({ id, texts });
      }),
    end: async () => {
      await worker.terminate();
    },
  };
}
