import { describe, expect, it } from 'vitest';
import { createLogger } from '../../../src/lib/logger.js';
import { openStore } from '../../../src/store/sql/store.js';
import { startPostgres, whyNoPostgres } from '../../support/postgres.js';
import { quiet } from '../../support/quiet.js';
import { aBot, newId, subscribeAll, until } from './bot.js';
import { openFaultySlack } from './slack.js';

const AWAY_MS = 4_000;
const reason = whyNoPostgres();

describe.skipIf(reason)(`a database that is away${reason ? ` (skipped: ${reason})` : ''}`, () => {
  it('holds digests up and loses none; it is logged once and once more when it is back', async () => {
    const postgres = await startPostgres();
    const config = { dataDir: '/nowhere', databaseUrl: await postgres.createDatabase() };
    const lines: string[] = [];
    const logger = createLogger('info', { write: (line) => void lines.push(line) });
    const slack = await openFaultySlack();
    const store = await openStore(config, quiet, newId);
    const channels = ['C1', 'C2', 'C3', 'C4', 'C5', 'C6', 'C7', 'C8'];
    const bot = await aBot({
      store: await openStore(config, quiet, newId),
      apiUrl: slack.apiUrl,
      leaseMs: 2_000,
      logger,
    });
    await subscribeAll(store, channels);
    await bot.start();
    await until(() => slack.messages.length > 0, 20_000, 'the first is posted');
    await postgres.kill();
    await new Promise((resolve) => setTimeout(resolve, AWAY_MS));
    expect(slack.messages.length).toBeLessThan(channels.length);
    await postgres.start();
    const sent = async () => (await store.digests.counts(new Date())).sent;
    await until(async () => (await sent()) === channels.length, 60_000, 'all are sent');
    await bot.stop();
    await store.close();
    await slack.close();
    await postgres.stop();
    expect(slack.messages.map(({ channel }) => channel).sort()).toEqual(channels);
    const said = (what: string, message: string) =>
      lines.filter((line) => line.includes(message) && line.includes(`"what":"${what}"`)).length;
    for (const what of ['plan', 'post']) {
      expect(said(what, 'the store of digests is away')).toBe(said(what, 'the store of digests is back'));
      expect(said(what, 'the store of digests is away')).toBeLessThanOrEqual(1);
    }
    expect(said('plan', 'is away') + said('post', 'is away')).toBeGreaterThan(0);
  }, 120_000);
});
