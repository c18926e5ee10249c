/** The thread that holds the papers: `serveMemory` starts it with the corpus's folders, and asks it by messages. */
import { parentPort, workerData } from 'node:worker_threads';
import { createBirpc } from 'birpc';
import { z } from 'zod';
import { UserError } from '../lib/errors.js';
import type { Log } from '../lib/logger.js';
import { engineOver } from '../search/engine.js';
import type { SearchEngine } from '../search/types.js';
import { answersOf } from '../store/memory/answers.js';
import { type OpenMemory, openMemory } from '../store/memory/open.js';
import type { Loaded, MainSide, ThreadSide } from '../store/memory/thread-words.js';
import { addMeaning } from './meaning.js';
import { remembered } from './sentences.js';

const start = z.object({
  dirs: z.array(z.string()),
  dataDir: z.string(),
  version: z.string(),
  /** As the embedder names it. */
  model: z.string().optional(),
});
export type EngineThreadStart = z.infer<typeof start>;

const { dirs, dataDir, version, model } = start.parse(workerData);
let engine: SearchEngine | undefined;
let opened: OpenMemory | undefined;

const side: ThreadSide = {
  ...answersOf(() => engine ?? notYet()),
  load: async () => {
    try {
      return await load();
    } catch (error) {
      if (error instanceof UserError) return { kind: 'failed', reason: error.message };
      throw error;
    }
  },
  learnMeaning,
};
const main = createBirpc<MainSide, ThreadSide>(side, {
  post: (message) => parentPort?.postMessage(message),
  on: (listener) => parentPort?.on('message', listener),
  timeout: -1,
});
const log: Log = {
  info: (figures, message) => void main.tell.asEvent('info', figures, message),
  warn: (figures, message) => void main.tell.asEvent('warn', figures, message),
};

async function load(): Promise<Loaded> {
  opened = await openMemory({ dirs, dataDir, version, log });
  engine = engineOver(opened.index);
  const { skippedLines, keep } = opened;
  void keep();
  return { kind: 'loaded', skippedLines, facts: engine.facts, topics: engine.topics };
}

async function learnMeaning(): Promise<boolean> {
  if (!opened || model === undefined) return false;
  const { index, papers } = opened;
  let finds = false;
  const { ready } = await addMeaning({
    index,
    papers,
    embedder: () => remembered({ model, embed: (texts, as) => main.embed(texts, as) }, dataDir),
    logger: log,
    onEngine: (better) => {
      engine = better;
      finds = true;
    },
  });
  await ready;
  return finds;
}

function notYet(): never {
  throw new Error('the papers are asked for before they were loaded');
}
