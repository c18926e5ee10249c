/** Starts a process of ours that works for this one, hears what it says, and ends with this one. */
import { type ChildProcess, fork } from 'node:child_process';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { UserError } from '../../lib/errors.js';

interface Work {
  /** The module that it runs, beside this one, without its ending. */
  readonly module: string;
  readonly args: readonly string[];
  /** What it does, as a sentence's subject. */
  readonly what: string;
  /** Ends it early. */
  readonly signal?: AbortSignal;
}

/**
 * @param listen called with the process before it says anything; settles what is returned
 * @returns rejects with a `UserError` where the process ends before that
 */
export async function converse<Result>(
  { module, args, what, signal }: Work,
  listen: (child: ChildProcess, resolve: (result: Result) => void, reject: (error: Error) => void) => void,
): Promise<Result> {
  const entry = new URL(`./${module}${extname(import.meta.url)}`, import.meta.url);
  const child = fork(fileURLToPath(entry), [...args], {
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    serialization: 'advanced',
    ...(signal ? { signal } : {}),
  });
  const stop = () => child.kill();
  process.once('exit', stop);
  try {
    return await new Promise<Result>((resolve, reject) => {
      listen(child, resolve, reject);
      child.once('error', reject);
      child.once('exit', (code, signal) =>
        reject(new UserError(`${what} ended early (${signal ?? `exit code ${code}`}).`)),
      );
    });
  } finally {
    process.off('exit', stop);
  }
}
