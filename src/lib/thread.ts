/** Starts a thread from a module of ours: compiled, or in development as it is written. */
import { Worker, type WorkerOptions } from 'node:worker_threads';

/** @param module the address of the module without its ending, `.js` or `.ts` */
export function startThread(module: string, options: WorkerOptions): Worker {
  if (!import.meta.url.endsWith('.ts')) return new Worker(new URL(`${module}.js`), options);
  /** A thread does not inherit what lets the main one read TypeScript. */
  const read = `import { register } from '${import.meta.resolve('tsx/esm/api')}'; register();`;
  const code = `${read} await import('${module}.ts');`;
  return new Worker(new URL(`data:text/javascript,${encodeURIComponent(code)}`), options);
}
