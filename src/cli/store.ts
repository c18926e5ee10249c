/** The verbs that look after what is kept: `migrate`, `backup` and `restore`. */
import type { Command } from 'commander';
import type { CliConfig } from '../config.js';
import { createLogger, type Logger } from '../lib/logger.js';
import { configOf } from './corpus.js';
import type { CliContext } from './terminal.js';

const HELP = `
What is kept: subscriptions, digests that were and are to be sent, papers that were brought in, and those that were given,
saved, voted on and shared. It is in DATA_DIR, or in the PostgreSQL database that DATABASE_URL names. A backup is the
same file for both, so that restoring one moves from one to the other. The bot may run meanwhile.
`;

/** Adds `migrate`, `backup` and `restore`. */
export function addStore(program: Command, { terminal }: CliContext): void {
  const settings = (): [CliConfig, Logger] => {
    const config = configOf(terminal);
    return [config, createLogger(config.logLevel, { write: terminal.err })];
  };
  program
    .command('migrate')
    .description('bring the database to the form that this version needs, as starting the bot does')
    .action(async () => {
      const { openDatabase } = await import('../store/sql/database.js');
      const { db, name, migrated } = await openDatabase(...settings());
      await db.destroy();
      const made = migrated.length === 0 ? 'is up to date' : `was brought up to date: ${migrated.join(', ')}`;
      terminal.out(`${name} ${made}\n`);
    });
  program
    .command('backup')
    .description('copy all that is kept into a file')
    .argument('<file>', 'is replaced, once the copy is complete')
    .addHelpText('after', HELP)
    .action(async (file: string) => {
      const { openAsItIs } = await import('../store/sql/database.js');
      const { backUp } = await import('../store/sql/backup.js');
      const connection = await openAsItIs(...settings());
      const rows = await backUp(connection, file, new Date()).finally(() => connection.db.destroy());
      terminal.out(`${countOf(rows)} written to ${file}\n`);
    });
  program
    .command('restore')
    .description('put a backup in place of what is kept')
    .argument('<file>', 'that backup has written; may be packed by gzip')
    .option('--force', 'also where something is kept already, which is lost')
    .addHelpText('after', HELP)
    .action(async (file: string, { force = false }: { readonly force?: boolean }) => {
      const { openDatabase } = await import('../store/sql/database.js');
      const { restore } = await import('../store/sql/restore.js');
      const database = await openDatabase(...settings());
      const options = { file, force, now: new Date() };
      const rows = await restore(database, options).finally(() => database.db.destroy());
      terminal.out(`${countOf(rows)} restored from ${file}\n`);
    });
}

function countOf(rows: number): string {
  return rows === 1 ? '1 row' : `${rows} rows`;
}
