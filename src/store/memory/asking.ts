/** A thread of ours that is asked, and that may end at any time: who waits for an answer then is told so. */
import type { Worker, WorkerOptions } from 'node:worker_threads';
import { type BirpcReturn, createBirpc } from 'birpc';
import { messageOf, UnavailableError } from '../../lib/errors.js';
import { startThread } from '../../lib/thread.js';
import type { MainSide, ThreadSide } from './thread-words.js';

export type StartThread = (module: string, options: WorkerOptions) => Worker;
type Thread = BirpcReturn<ThreadSide, MainSide>;

/** Rejects with an `UnavailableError` where the thread has ended, or ends meanwhile. */
export type Ask = <Answer>(question: (thread: Thread) => Promise<Answer>) => Promise<Answer>;

export interface Asking {
  readonly ask: Ask;
  /** Resolves, with the reason, where the thread ends by itself; else never. */
  readonly ended: Promise<string>;
  close(): Promise<void>;
}

export interface AskingOptions {
  /** The address of the thread's module, without its ending, and what it is told. */
  readonly module: string;
  readonly workerData: object;
  /** Ends the thread. */
  readonly signal: AbortSignal;
  readonly start?: StartThread | undefined;
}

const AWAY = 'The search has stopped, and is being started again. Please ask again in a minute.';

/** It keeps the process alive only while something is asked. */
export function startAsking(options: AskingOptions, main: MainSide): Asking {
  const { module, workerData, signal, start = startThread } = options;
  const worker = start(module, { workerData });
  const thread = createBirpc<ThreadSide, MainSide>(main, {
    post: (message) => worker.postMessage(message),
    on: (listener) => worker.on('message', listener),
    timeout: -1,
  });
  let [asking, isOver] = [0, false];
  const ended = new Promise<string>((resolve) => {
    const died = (reason: unknown) => {
      if (isOver) return;
      isOver = true;
      resolve(messageOf(reason));
      thread.$close(new UnavailableError(AWAY, { cause: reason }));
    };
    worker.on('error', died);
    worker.on('exit', (code) => died(`exit code ${code}`));
  });
  const close = async () => {
    signal.removeEventListener('abort', close);
    if (!isOver) thread.$close(new UnavailableError(AWAY));
    isOver = true;
    await worker.terminate();
  };
  signal.addEventListener('abort', close);
  worker.unref();
  const ask: Ask = async (question) => {
    if (isOver) throw new UnavailableError(AWAY);
    if (asking++ === 0) worker.ref();
    try {
      return await question(thread);
    } finally {
      if (--asking === 0) worker.unref();
    }
  };
  return { ask, ended, close };
}
