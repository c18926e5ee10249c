/** The thread in which a sentence model runs: `local-model.ts` starts it with the model's place, and asks it by messages. */
import { availableParallelism } from 'node:os';
import { basename, dirname } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { env, pipeline } from '@huggingface/transformers';
import { messageOf } from '../lib/errors.js';
import { type Answer, question, start } from './model-messages.js';

const { place, pooling } = start.parse(workerData);
/** One is left to the thread that answers people. */
const threads = Math.max(1, availableParallelism() - 1);
const loading = load();
/** One after the other: each takes all threads there are. */
let turn: Promise<unknown> = loading.catch(() => undefined);

parentPort?.on('message', (received) => {
  turn = turn.then(() => answer(received)).then((answer) => parentPort?.postMessage(answer));
});

function load() {
  const options = { session_options: { intraOpNumThreads: threads } };
  if (place.kind === 'hub') {
    env.cacheDir = place.cacheDir;
    return pipeline('feature-extraction', place.name, { ...options, dtype: 'fp32', subfolder: 'onnx' });
  }
  env.allowRemoteModels = false;
  env.localModelPath = dirname(place.dir);
  const { dtype, subfolder } = place;
  return pipeline('feature-extraction', basename(place.dir), { ...options, dtype, subfolder });
}

async function answer(received: unknown): Promise<Answer> {
  const { id, texts } = question.parse(received);
  try {
    const extract = await loading;
    const { data, dims } = await extract(texts, { pooling, normalize: true });
    return { says: 'vectors', id, dimensions: dims.at(-1) ?? 0, numbers: Float32Array.from(data) };
  } catch (error) {
    return { says: 'failed', id, reason: messageOf(error) };
  }
}
