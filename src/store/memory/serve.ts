/** Keeps the papers of a corpus in memory, in a thread: another takes its place when the corpus has changed, or when it has ended. */
import { setTimeout as wait } from 'node:timers/promises';
import { messageOf } from '../../lib/errors.js';
import { joined } from '../../lib/joined.js';
import type { Logger } from '../../lib/logger.js';
import type { Embedder } from '../../search/embedder.js';
import { GRACE_MS, type OnEngine, type Serving } from '../serving.js';
import type { StartThread } from './asking.js';
import { openThreadEngine, type ThreadEngine } from './thread-engine.js';

export interface ServeMemoryOptions {
  /** The address of the thread's module, without its ending, and what it is told of the corpus. */
  readonly module: string;
  readonly workerData: object;
  /** What gives vectors where papers are found by their meaning too. */
  readonly embed?: Embedder['embed'] | undefined;
  readonly logger: Logger;
  readonly onEngine: OnEngine;
  /** How long an engine that was replaced still answers, in milliseconds; a minute unless told. */
  readonly graceMs?: number;
  /** After how long a thread that did not start is tried once more, in milliseconds; twice as long each time; 1 s unless told. */
  readonly retryMs?: number;
  readonly start?: StartThread;
}

const RETRY_MS = 1_000;
const LONGEST_MS = 60_000;

/** Resolves when an engine serves, by words at least. Rejects with a `UserError` where the corpus cannot be read. */
export async function serveMemory(options: ServeMemoryOptions): Promise<Serving> {
  const { logger, onEngine, graceMs = GRACE_MS, retryMs = RETRY_MS } = options;
  const ending = new AbortController();
  const { signal } = ending;
  let current: ThreadEngine | undefined;
  let retired: ThreadEngine | undefined;
  const show = (next: ThreadEngine) => {
    void retired?.close();
    retired = current;
    current = next;
    onEngine(next.engine, next.skippedLines);
    const before = retired;
    if (before) setTimeout(() => void before.close(), graceMs).unref();
  };
  const replace = async () => {
    const next = await openThreadEngine({ ...options, log: logger, signal });
    let isOver = false;
    next.ended.then((reason) => {
      isOver = true;
      logger.error({ reason }, 'the thread that holds the papers has ended');
      if (current === next) revive();
    });
    if (current && (await findsByMeaning(current))) await Promise.race([next.meaning, current.ended]);
    if (!isOver && !signal.aborted) show(next);
  };
  const refresh = joined(async () => {
    if (signal.aborted) return;
    await replace().catch((error: unknown) => {
      if (!signal.aborted) logger.error({ reason: messageOf(error) }, 'the papers stay as they were');
    });
  });
  const revive = async () => {
    current = undefined;
    for (let ms = retryMs; ; ms = Math.min(LONGEST_MS, 2 * ms)) {
      await refresh();
      if (current || signal.aborted) return;
      await wait(ms, undefined, { signal, ref: false }).catch(() => {});
    }
  };
  await replace();
  const close = async () => {
    ending.abort();
    await Promise.all([current?.close(), retired?.close()]);
  };
  return { refresh, close };
}

/** Now; who does is not replaced by one that does not yet. */
function findsByMeaning({ meaning }: ThreadEngine): Promise<boolean> {
  return Promise.race([meaning, Promise.resolve(false)]);
}
