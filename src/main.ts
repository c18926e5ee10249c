/** `npm start`: the bot, from its configuration to SIGTERM. */
import { composeBot } from './compose.js';
import { readConfig, readEnvironment } from './config.js';
import { messageOf, UserError } from './lib/errors.js';
import { createLogger } from './lib/logger.js';

try {
  const config = readConfig(readEnvironment());
  const logger = createLogger(config.logLevel, process.stdout);
  const bot = await composeBot(config, logger);
  const { port } = await bot.start();
  logger.info({ port, connection: config.connection.kind }, 'Paperboy is ready');
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => {
      logger.info({ signal }, 'stopping: finishing what was acknowledged');
      bot.stop().then(
        () => process.exit(0),
        (error: unknown) => {
          logger.error({ err: error }, 'could not stop cleanly');
          process.exit(1);
        },
      );
    });
  }
} catch (error) {
  process.stderr.write(
    `${error instanceof UserError ? error.message : `Paperboy could not start: ${messageOf(error)}`}\n`,
  );
  process.exit(1);
}
