/** `paperboy digest …`: how digests go, and what to do about those that Slack refused. */
import type { Command } from 'commander';
import { openStore } from '../compose.js';
import { deliveryLines } from '../digest/wording.js';
import { createLogger } from '../lib/logger.js';
import type { Store } from '../store/sql/store.js';
import { configOf } from './corpus.js';
import { addPreviews } from './digest-preview.js';
import { type JsonOption, jsonOption } from './options.js';
import { type CliContext, EXIT } from './terminal.js';

/** Adds `digest` with all its verbs. */
export function addDigest(program: Command, cli: CliContext): void {
  const { terminal, finish } = cli;
  const digest = program.command('digest').description('look after the digests that the bot sends');
  addPreviews(digest, cli);
  const withStore = async (use: (store: Store) => Promise<void>) => {
    const config = configOf(terminal);
    const store = await openStore(config, createLogger(config.logLevel, { write: terminal.err }));
    await use(store).finally(() => store.close());
  };
  digest
    .command('status')
    .description('how many are due, waiting, sent and dead')
    .addOption(jsonOption())
    .action(({ json }: JsonOption) =>
      withStore(async ({ digests }) => {
        const counts = await digests.counts(new Date());
        terminal.out(json ? `${JSON.stringify(counts)}\n` : `${deliveryLines(counts).join('\n')}\n`);
      }),
    );
  digest
    .command('retry')
    .description('send again what Slack refused for good, and resume the subscriptions it stopped')
    .argument('[key]', 'of one delivery, as the log names it; all of them when left out')
    .action((key?: string) =>
      withStore(async ({ digests }) => {
        const retried = await digests.retryDead(new Date(), key);
        terminal.out(`${retried === 1 ? '1 digest is' : `${retried} digests are`} waiting again\n`);
        if (retried === 0) finish(EXIT.nothing);
      }),
    );
}
