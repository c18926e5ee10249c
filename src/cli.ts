#!/usr/bin/env node
/** Entry point of the command line; `paperboy --help` tells its verbs. */
import { runCli } from './cli/program.js';
import { readEnvironment } from './config.js';

const { stdin, stdout, stderr } = process;

// `paperboy search … | head` closes the pipe early, and that is no fault of anyone's.
for (const stream of [stdout, stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit();
  });
}

process.exitCode = await runCli(process.argv.slice(2), {
  out: (text) => void stdout.write(text),
  err: (text) => void stderr.write(text),
  input: stdin,
  columns: stdout.columns ?? 80,
  colours: stdout.isTTY === true && stdout.hasColors(),
  progress: stderr.isTTY === true,
  environment: readEnvironment(),
});
