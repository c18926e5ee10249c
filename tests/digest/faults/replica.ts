/** Copies of the bot in processes of their own, to be killed. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { DatabaseConfig } from '../../../src/store/sql/place.js';

export interface ReplicaTold {
  readonly config: DatabaseConfig;
  readonly apiUrl: string;
  readonly leaseMs: number;
  /** It kills itself before its statement of this number. */
  readonly killBefore?: number;
}

export interface Replica {
  readonly pid: number;
  /** Resolves when it has started, or died of it. */
  start(told: ReplicaTold): Promise<void>;
  readonly gone: Promise<unknown>;
  /** At once, wherever it is. */
  kill(): void;
}

const SCRIPT = fileURLToPath(new URL('./replica-process.ts', import.meta.url));

/** Resolves when its code is loaded; nothing runs yet. */
export async function loadReplica(): Promise<Replica> {
  const child: ChildProcess = fork(SCRIPT, { execArgv: ['--import', import.meta.resolve('tsx')] });
  const gone = once(child, 'exit');
  await Promise.race([once(child, 'message'), gone]);
  return {
    pid: child.pid ?? 0,
    start: async (told) => {
      const started = once(child, 'message');
      child.send(told);
      await Promise.race([started, gone]);
    },
    gone,
    kill: () => child.kill('SIGKILL'),
  };
}
