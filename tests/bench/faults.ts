/**
 * `npm run bench:faults [KILLS]`: copies of the bot are killed at random while they send digests, three on PostgreSQL and one
 * on the embedded database; prints what was posted twice and what was lost.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { killAtRandom } from '../digest/faults/at-random.js';
import { startPostgres, whyNoPostgres } from '../support/postgres.js';

const kills = Number(process.argv[2] ?? 200);
const told = { kills, digests: 60, seed: 11 };

const dataDir = mkdtempSync(join(tmpdir(), 'paperboy-faults-'));
console.log('one copy, SQLite');
console.table(await killAtRandom({ dataDir }, { ...told, replicas: 1 }));
rmSync(dataDir, { recursive: true, force: true });

const reason = whyNoPostgres();
if (reason) {
  console.log(`PostgreSQL was left out: ${reason}`);
} else {
  const postgres = await startPostgres();
  const databaseUrl = await postgres.createDatabase();
  console.log('three copies, PostgreSQL');
  console.table(await killAtRandom({ dataDir: '/nowhere', databaseUrl }, { ...told, replicas: 3 }));
  await postgres.stop();
}
