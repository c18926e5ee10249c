/** Runs the command line inside the test, with text for a terminal. */
import { Readable } from 'node:stream';
import { runCli } from '../../src/cli/program.js';

export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

export interface Surroundings {
  readonly corpusDir?: string;
  readonly columns?: number;
  readonly input?: string;
  readonly colours?: boolean;
  readonly environment?: Readonly<Record<string, string>>;
}

/** `paperboy(['search', 'NeRF'])`, over the corpus that comes with Paperboy unless told otherwise. */
export async function paperboy(argv: readonly string[], around: Surroundings = {}): Promise<Ran> {
  let out = '';
  let err = '';
  const code = await runCli(argv, {
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
    input: Readable.from([Buffer.from(around.input ?? '')]),
    columns: around.columns ?? 80,
    colours: around.colours ?? false,
    progress: false,
    environment: { CORPUS_DIR: around.corpusDir ?? 'corpus', ...around.environment },
  });
  return { code, out, err };
}
