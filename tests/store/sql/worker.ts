/** Another process that uses a database: to race with, and to be killed. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { DatabaseConfig } from '../../../src/store/sql/place.js';

export type Request =
  /** Answers with the migrations that were made. */
  | { readonly does: 'open'; readonly config: DatabaseConfig }
  | { readonly does: 'sql'; readonly statement: string }
  /** A digest's way from due to dead; the process kills itself before the statement with this number. */
  | { readonly does: 'a digest'; readonly config: DatabaseConfig; readonly killBefore: number }
  /** Brings a folder of papers up to the store; the process kills itself before it asks the store for the so-manieth time. */
  | {
      readonly does: 'a pull';
      readonly config: DatabaseConfig;
      readonly dir: string;
      readonly killBefore: number;
    };

export interface Worker {
  /** Undefined where the process ended instead. */
  ask(request: Request): Promise<unknown>;
  kill(): Promise<void>;
  end(): void;
}

const SCRIPT = fileURLToPath(new URL('./worker-process.ts', import.meta.url));

export async function startWorker(): Promise<Worker> {
  const child = fork(SCRIPT, { execArgv: ['--import', import.meta.resolve('tsx')] });
  const gone = once(child, 'exit');
  await Promise.race([once(child, 'message'), gone]);
  return {
    ask: async (request) => {
      const answered = once(child, 'message').then(([answer]: unknown[]) => answer);
      child.send(request);
      return Promise.race([answered, gone.then(() => undefined)]);
    },
    kill: async () => {
      child.kill('SIGKILL');
      await gone;
    },
    end: () => child.disconnect(),
  };
}
