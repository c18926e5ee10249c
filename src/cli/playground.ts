/** `paperboy playground`: the bot in a workspace on this machine. */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Command, InvalidArgumentError } from 'commander';
import { connect, loadContext } from '../compose.js';
import { UserError } from '../lib/errors.js';
import { createLogger } from '../lib/logger.js';
import { paperCount } from '../paper/count.js';
import { configOf } from './corpus.js';
import type { CliContext } from './terminal.js';

/** Where `npm run build` puts the page, seen from `src/cli` and from `dist/cli` alike. */
const PAGE_DIR = fileURLToPath(new URL('../../dist/playground/page/', import.meta.url));
const DEFAULT_PORT = 3030;

interface PlaygroundOptions {
  readonly port: number;
  readonly open: boolean;
}

/** Adds `playground`. */
export function addPlayground(program: Command, { terminal }: CliContext): void {
  program
    .command('playground')
    .description('open a workspace on this machine with Paperboy in it; needs no Slack')
    .option('--port <number>', 'where its page opens; the next free one when taken', toPort, DEFAULT_PORT)
    .option('--no-open', 'do not open the page in the browser')
    .action(async ({ port, open }: PlaygroundOptions) => {
      if (!existsSync(PAGE_DIR)) throw new UserError('The page is not built yet. Run: npm run build');
      const config = configOf(terminal);
      const logger = createLogger(config.logLevel, { write: terminal.err });
      const { startPlayground } = await import('../playground/start.js');
      const context = await loadContext(config, logger, true);
      const playground = await startPlayground({
        startApp: async ({ apiUrl, botToken, ...rest }) => {
          const app = await connect(context, logger, botToken, { kind: 'http', ...rest }, apiUrl);
          const { port } = await app.start();
          return { port, stop: app.stop };
        },
        pageDir: PAGE_DIR,
        port,
        now: () => new Date(),
      });
      const papers = paperCount(context().engine.facts.papers);
      terminal.out(`Paperboy's playground is open at ${playground.url} (${papers}). Ctrl+C ends it.\n`);
      if (open && terminal.progress) await openInBrowser(playground.url);
      await interrupted();
      await playground.stop();
    });
}

/** A convenience for someone at a terminal: where there is no browser, the address was printed all the same. */
async function openInBrowser(url: string): Promise<void> {
  const { default: open } = await import('open');
  const browser = await open(url);
  browser.once('error', () => undefined);
}

function toPort(text: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new InvalidArgumentError('A port is a whole number from 0 to 65535.');
  }
  return port;
}

function interrupted(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
}
