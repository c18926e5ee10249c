/** The command line as a whole: its verbs, its help, and its exit code. */
import { Command, CommanderError } from 'commander';
import { readVersion } from '../compose/context.js';
import { messageOf, UnavailableError, UserError } from '../lib/errors.js';
import { addAsk } from './ask.js';
import { addCite } from './cite.js';
import { addCompare } from './compare.js';
import { addDigest } from './digest.js';
import { addEnrich } from './enrich.js';
import { addEval } from './eval.js';
import { addIngest } from './ingest.js';
import { addManifest } from './manifest.js';
import { addPlayground } from './playground.js';
import { addStore } from './store.js';
import { type CliContext, EXIT, type ExitCode, type Terminal } from './terminal.js';

const VERBS: readonly ((program: Command, cli: CliContext) => void)[] = [
  addAsk,
  addCite,
  addIngest,
  addEnrich,
  addEval,
  addCompare,
  addManifest,
  addStore,
  addDigest,
  addPlayground,
];

const AFTER_HELP = `
Examples:
  paperboy search mixture of experts            the first 10 papers
  paperboy search 'pruning -vision has:code'    quotes keep the shell out of a query
  paperboy search -- -vision transformers       -- before a query that begins with a dash
  paperboy search NeRF --json | jq '.hits[].id' for scripts: one line of JSON
  paperboy show lambda networks                 a title need not be whole
  paperboy cite GPipe >> references.bib
  paperboy ingest file lab.bib reading-list.csv papers of one's own
  paperboy ingest arxiv 1706.03762              or what a search there finds
  paperboy cite 1706.03762 1810.04805 --format ris > references.ris

Environment (or a .env file in the working folder):
  CORPUS_DIR       folder of the papers' *.jsonl files (./corpus)
  DATA_DIR         folder of what is kept (./data)
  EMBEDDING_MODEL  a sentence model, by which papers are found for their meaning too (none)
  CONTACT_EMAIL    told to the sources that papers are fetched from (none)
  LOG_LEVEL        what is logged to standard error: silent, error, warn (default here), info, debug
  NO_COLOR         set to anything: no colours

Exit codes:
  0  done, and something was found
  1  nothing was found, or it could not be done as asked; the reason is on standard error
  2  the command line was not understood
  70 a fault of Paperboy
`;

/** Runs `paperboy` with these arguments, the program's own name left out, and resolves to the exit code. */
export async function runCli(argv: readonly string[], terminal: Terminal): Promise<number> {
  let code: ExitCode = EXIT.ok;
  const finish = (ending: ExitCode) => {
    code = ending;
  };
  try {
    await createProgram({ terminal, finish }, await readVersion()).parseAsync([...argv], { from: 'user' });
    return code;
  } catch (error) {
    return explain(error, terminal);
  }
}

function createProgram(cli: CliContext, version: string): Command {
  const { out, err, columns } = cli.terminal;
  const program = new Command('paperboy')
    .description('Find, read and cite papers of a corpus on this machine.')
    .version(version)
    .addHelpText('after', AFTER_HELP)
    .showHelpAfterError('(paperboy --help tells the verbs; a query that begins with a dash goes after --)')
    .configureOutput({
      writeOut: out,
      writeErr: err,
      getOutHelpWidth: () => columns,
      getErrHelpWidth: () => columns,
    })
    .exitOverride();
  for (const add of VERBS) add(program, cli);
  return program;
}

/** Commander has printed its own errors by now. Help that was asked for arrives as an error too. */
function explain(error: unknown, { err }: Terminal): ExitCode {
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.usage;
  if (error instanceof UserError || error instanceof UnavailableError) {
    err(`paperboy: ${error.message}\n`);
    return EXIT.nothing;
  }
  const details = error instanceof Error && error.stack ? error.stack : messageOf(error);
  err(`paperboy: a fault of Paperboy, please report it with the lines below.\n${details}\n`);
  return EXIT.bug;
}
