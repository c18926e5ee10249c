/**
 * `npm run bench:faults [KILLS] [sqlite|postgres]`: copies of the bot are killed at random while they send digests, one on the
 * embedded database and three on PostgreSQL; prints what was posted twice and what was lost.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { killAtRandom } from '../digest/faults/at-random.js';
import { startPostgres, whyNoPostgres } from '../support/postgres.js';

const [kills = '200', only] = process.argv.slice(2);
const told = { kills: Number(kills), digests: 60, seed: 11 };

if (only !== 'postgres') await onSqlite();
if (only !== 'sqlite') await onPostgres();

async function onSqlite(): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'paperboy-faults-'));
  console.log('one copy, SQLite');
  console.table(await killAtRandom({ dataDir }, { ...told, replicas: 1 }));
  rmSync(dataDir, { recursive: true, force: true });
}

async function onPostgres(): Promise<void> {
  const reason = whyNoPostgres();
  if (reason) return console.log(`PostgreSQL was left out: ${reason}`);
  const postgres = await startPostgres();
  const databaseUrl = await postgres.createDatabase();
  console.log('three copies, PostgreSQL');
  console.table(await killAtRandom({ dataDir: '/nowhere', databaseUrl }, { ...told, replicas: 3 }));
  return postgres.stop();
}
