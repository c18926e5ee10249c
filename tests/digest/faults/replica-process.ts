/** The process that `replica.ts` starts: one copy of the bot. */
import { openDatabase } from '../../../src/store/sql/database.js';
import { createStore } from '../../../src/store/sql/store.js';
import { quiet } from '../../support/quiet.js';
import { aBot, newId } from './bot.js';
import type { ReplicaTold } from './replica.js';

process.on('message', (told: ReplicaTold) => {
  run(told).catch((error: unknown) => {
    process.stderr.write(`${String(error)}\n`);
    process.exit(1);
  });
});
process.on('disconnect', () => process.exit());
process.send?.('loaded');

async function run({ config, apiUrl, leaseMs, killBefore }: ReplicaTold): Promise<void> {
  const { db, ...rest } = await openDatabase(config, quiet);
  let statements = 0;
  const mortal = db.withPlugin({
    transformQuery: ({ node }) => {
      statements += 1;
      if (statements === killBefore) process.kill(process.pid, 'SIGKILL');
      return node;
    },
    transformResult: async ({ result }) => result,
  });
  const store = createStore({ ...rest, db: mortal }, newId);
  // By its token the stand-in for Slack knows whom to kill.
  const bot = await aBot({ store, apiUrl, leaseMs, botToken: `xoxb-${process.pid}` });
  await bot.start();
  process.send?.('started');
}
