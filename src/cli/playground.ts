/** `paperboy playground`: the bot in a workspace on this machine. */
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Command, InvalidArgumentError } from 'commander';
import { openSupply, type Supply } from '../compose/supply.js';
import { connect, LEASE_MS, openStore } from '../compose.js';
import { UserError } from '../lib/errors.js';
import { createLogger, type Logger } from '../lib/logger.js';
import { paperCount } from '../paper/count.js';
import type { PlaygroundOptions } from '../playground/start.js';
import { configOf } from './corpus.js';
import type { CliContext } from './terminal.js';

/** Where `npm run build` puts the page, seen from `src/cli` and from `dist/cli` alike. */
const PAGE_DIR = fileURLToPath(new URL('../../dist/playground/page/', import.meta.url));
const DEFAULT_PORT = 3030;

interface Options {
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
    .action(async ({ port, open }: Options) => {
      if (!existsSync(PAGE_DIR)) throw new UserError('The page is not built yet. Run: npm run build');
      const config = configOf(terminal);
      const logger = createLogger(config.logLevel, { write: terminal.err });
      const { startPlayground } = await import('../playground/start.js');
      const store = await openStore(config, logger);
      const supply = await openSupply({ config, store, logger, now: () => new Date() });
      const playground = await startPlayground({
        startApp: (place) => startBot(place, supply, config.timeZone, logger, config.showsPreviews),
        showsPreviews: config.showsPreviews,
        pageDir: PAGE_DIR,
        port,
        now: () => new Date(),
      });
      const papers = paperCount(supply.context().engine.facts.papers);
      terminal.out(`Paperboy's playground is open at ${playground.url} (${papers}). Ctrl+C ends it.\n`);
      if (open && terminal.progress) await openInBrowser(playground.url);
      await interrupted();
      await playground.stop();
      await store.close();
    });
}

type StartApp = PlaygroundOptions['startApp'];

/**
 * The bot as `npm start` has it, over papers that stay. What people do with them is kept in a folder of its own, which is gone when it
 * ends.
 */
export async function startBot(
  { apiUrl, botToken, now, ...place }: Parameters<StartApp>[0],
  supply: Supply,
  timeZone: string,
  logger: Logger,
  showsPreviews = false,
): ReturnType<StartApp> {
  const dataDir = await mkdtemp(join(tmpdir(), 'paperboy-playground-'));
  const store = await openStore({ dataDir }, logger);
  const connection = { kind: 'http', ...place } as const;
  const ways = { sendsDigests: true, unreadable: 'repeat', showsPreviews } as const;
  const settings = { ...ways, leaseMs: LEASE_MS, timeZone, now };
  const bot = await connect(supply, store, logger, { botToken, apiUrl, connection, ...settings });
  const { port } = await bot.start();
  const stop = async () => {
    await bot.stop();
    await rm(dataDir, { recursive: true, force: true });
  };
  return { port, stop, digests: { clockMoved: bot.digests.caughtUp, nextAt: bot.digests.nextAt } };
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
